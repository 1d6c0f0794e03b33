"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";

const DAY = 86_400_000;
const local = (at: string): string =>
  new Date(Date.parse(at) - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** The two moments that are compared; the address holds them. */
export function SpanForm({ from, to, now }: { from: string; to: string | null; now: string }) {
  const router = useRouter();
  const path = usePathname();
  const address = useSearchParams();
  const [first, setFirst] = useState(local(from));
  const [second, setSecond] = useState(to === null ? "" : local(to));
  const go = (begin: Date, end: Date | null) => {
    const query = new URLSearchParams(address);
    query.set("from", begin.toISOString());
    if (end === null) query.delete("to");
    else query.set("to", end.toISOString());
    setFirst(local(begin.toISOString()));
    setSecond(end === null ? "" : local(end.toISOString()));
    router.push(`${path}?${query}`);
  };
  return (
    <form
      className="mb-4 flex flex-wrap items-end gap-3 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        if (first !== "") go(new Date(first), second === "" ? null : new Date(second));
      }}
    >
      <Field label="From">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={first}
            max={local(now)}
            onChange={(event) => setFirst(event.target.value)}
          />
        )}
      </Field>
      <Field label="To (empty: now)">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={second}
            max={local(now)}
            onChange={(event) => setSecond(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary">
        Compare
      </Button>
      {[7, 30, 90].map((days) => (
        <Button key={days} onClick={() => go(new Date(Date.parse(now) - days * DAY), null)}>
          {days} days
        </Button>
      ))}
    </form>
  );
}
