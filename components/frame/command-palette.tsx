"use client";

import { Command } from "cmdk";
import { Search as Lens, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { DestinationIcon } from "@/components/frame/destination-icon.tsx";
import { DESTINATIONS } from "@/components/frame/destinations.ts";
import { useSearch } from "@/components/frame/use-search.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";

/** What can be begun from anywhere; the page itself refuses whom it does not concern. */
const DEEDS = [
  { href: "/exceptions/new", title: "Ask for an exception" },
  { href: "/exceptions?view=waiting", title: "Approve exceptions" },
  { href: "/risks/new", title: "Add a risk" },
  { href: "/posture/plan?best=5", title: "Plan the five best fixes" },
  { href: "/posture/movement", title: "See why the score moved" },
  { href: "/findings/deadlines", title: "See what is overdue" },
  { href: "/findings/history", title: "Take back a change to many findings" },
  { href: "/findings/mentions", title: "Read remarks that name me" },
  { href: "/compliance/due", title: "Review attestations, and renew what ends" },
  { href: "/compliance/baselines", title: "See what drifted from a baseline" },
  { href: "/compliance/new", title: "Bring a framework" },
  { href: "/upload", title: "Upload a report" },
  { href: "/collectors/connect", title: "Connect a collector" },
  { href: "/settings/notifications", title: "Set up notifications" },
  { href: "/settings/jobs", title: "Retry a job that was given up" },
  { href: "/settings/storage", title: "See what takes the room, and change retention" },
  { href: "/docs/api", title: "Read the API reference" },
  { href: "/vex", title: "Look at VEX statements" },
  { href: "/reports", title: "Export a report" },
];

const ITEM =
  "flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-raised [&_svg]:text-muted";
const GROUP =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs";

export function CommandPalette(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.02_250/0.5)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="-translate-x-1/2 fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl animate-appear overflow-hidden rounded-lg border border-line bg-surface"
        >
          <Dialog.Title className="sr-only">Search and go anywhere</Dialog.Title>
          <PaletteBody close={() => props.onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ close }: { close: () => void }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const { results, state } = useSearch(text);
  const wanted = text.trim().toLowerCase();
  const pages = DESTINATIONS.filter(({ title }) => title.toLowerCase().includes(wanted));
  const deeds = DEEDS.filter(({ title }) => wanted !== "" && title.toLowerCase().includes(wanted));
  const go = (href: string) => {
    close();
    router.push(href);
  };
  return (
    <Command shouldFilter={false} label="Search and go anywhere">
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Lens aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="Search findings, images, hosts, controls…"
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
        {results.length > 0 ? (
          <Command.Group heading="Results" className={GROUP}>
            {results.map(({ href, kind, title, subtitle }) => (
              <Command.Item key={href} value={href} onSelect={() => go(href)} className={ITEM}>
                <Badge>{kind}</Badge>
                <span className="truncate font-medium">{title}</span>
                <span className="truncate text-muted text-xs">{subtitle}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {pages.length > 0 ? (
          <Command.Group heading="Go to" className={GROUP}>
            {pages.map(({ href, title, letter }) => (
              <Command.Item key={href} value={`page ${href}`} onSelect={() => go(href)} className={ITEM}>
                <DestinationIcon href={href} />
                <span className="flex-1">{title}</span>
                <Kbd>g {letter}</Kbd>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {deeds.length > 0 ? (
          <Command.Group heading="Do" className={GROUP}>
            {deeds.map(({ href, title }) => (
              <Command.Item key={href} value={`do ${href}`} onSelect={() => go(href)} className={ITEM}>
                <Play aria-hidden className="size-4 shrink-0" />
                <span className="flex-1">{title}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        <PaletteNote
          text={wanted}
          state={state}
          isEmpty={results.length + pages.length + deeds.length === 0}
        />
      </Command.List>
    </Command>
  );
}

function PaletteNote(props: { text: string; state: string; isEmpty: boolean }): ReactNode {
  const note =
    props.state === "unavailable"
      ? "Search did not answer; pages can still be reached from here."
      : props.isEmpty && props.state === "answered"
        ? `Nothing is called “${props.text}”.`
        : "";
  return <output className={note ? "block px-2.5 py-3 text-muted text-sm" : "sr-only"}>{note}</output>;
}
