"use client";

import { useEffect, useSyncExternalStore } from "react";
import { absoluteUtc, relativeTime } from "@/components/ui/moment.ts";

const listeners = new Set<() => void>();
let now = 0;
let ticker: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on the page, so that a table of a thousand rows has one timer. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticker ??= setInterval(tick, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticker);
    ticker = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

const local = (at: string) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at));

/**
 * "5 min ago", with the instant on hover in the reader's zone and in UTC. The server does not know the
 * reader's clock: it sends the date, and the browser turns it into a distance after hydration.
 */
export function RelativeTime({ at }: { at: string | null | undefined }) {
  const current = useSyncExternalStore(
    subscribe,
    () => now,
    () => 0,
  );
  useEffect(() => {
    if (now === 0) tick();
  }, []);
  if (!at || Number.isNaN(Date.parse(at))) return <span className="text-muted">unknown</span>;
  const known = current > 0;
  return (
    <time
      dateTime={at}
      title={known ? `${local(at)} · ${absoluteUtc(at)}` : absoluteUtc(at)}
      className="whitespace-nowrap"
    >
      <span className="print:hidden">{known ? relativeTime(at, current) : absoluteUtc(at).slice(0, 10)}</span>
      <span className="hidden print:inline">{absoluteUtc(at)}</span>
    </time>
  );
}
