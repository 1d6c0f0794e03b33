"use client";

import { History } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Popover } from "@/components/ui/popover.tsx";

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

/** Asks the page for a past moment; the address holds it. */
export function MomentMenu({ at, now }: { at: string | null; now: string }) {
  const router = useRouter();
  const path = usePathname();
  const address = useSearchParams();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const go = (moment: Date | null) => {
    const query = new URLSearchParams(address);
    if (moment === null) query.delete("at");
    else query.set("at", moment.toISOString());
    setOpen(false);
    router.push(query.size === 0 ? path : `${path}?${query}`);
  };
  const shown = wanted ?? local(new Date(at ?? now));
  const picks: [string, Date][] = [
    ["A week ago", new Date(Date.parse(now) - 7 * DAY)],
    ["End of last month", monthEnd(1)],
    ["End of last quarter", quarterEnd()],
  ];
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Moment"
      trigger={
        <Button>
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
              max={local(new Date(now))}
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
