"use client";

import { History } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { isPageOfMoments, withMoment } from "@/lib/moments/moments.ts";

const DAY = 86_400_000;

/** `2026-09-30T18:00` in the browser's own zone, as the input wants it. */
const local = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const monthEnd = (back: number): Date => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back + 1, 1) - 1000);
};
const quarterEnd = (): Date => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3, 1) - 1000);
};

/** Asks the page for a past moment; the address holds it. Pages that are always of the present only say so. */
export function MomentMenu() {
  const router = useRouter();
  const path = usePathname();
  const address = useSearchParams();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  if (!isPageOfMoments(path)) return <span className="text-muted">Now</span>;
  const at = address.get("at");
  const now = new Date();
  const go = (moment: Date | null) => {
    setOpen(false);
    router.push(withMoment(`${path}?${address}`, moment === null ? null : moment.toISOString()));
  };
  const asked = at === null ? now : new Date(at);
  const shown = wanted ?? local(Number.isNaN(asked.getTime()) ? now : asked);
  const picks: [string, Date][] = [
    ["A week ago", new Date(now.getTime() - 7 * DAY)],
    ["End of last month", monthEnd(1)],
    ["End of last quarter", quarterEnd()],
  ];
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Moment"
      trigger={
        <Button look="quiet">
          <History aria-hidden />
          {at === null ? "Now" : "As of…"}
        </Button>
      }
    >
      <form
        className="grid w-64 gap-3 p-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (shown !== "") go(new Date(shown));
        }}
      >
        <Field
          label="As recorded by"
          hint={`Your time zone: ${Intl.DateTimeFormat().resolvedOptions().timeZone}`}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={shown}
              max={local(now)}
              onChange={(event) => setWanted(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-1.5">
          {picks.map(([label, moment]) => (
            <Button key={label} type="button" onClick={() => go(moment)}>
              {label}
            </Button>
          ))}
        </div>
        <div className="flex justify-between gap-2">
          <Button type="button" look="quiet" disabled={at === null} onClick={() => go(null)}>
            Back to now
          </Button>
          <Button look="primary" type="submit">
            Show
          </Button>
        </div>
      </form>
    </Popover>
  );
}
