import { brokenOf, entriesOf } from "../document/stream.ts";
import type { RuntimeEvent } from "../reading/runtime.ts";
import type { Reading } from "../reading.ts";
import { latest } from "./event-time.ts";
import { bySeverity, countOther, newTally } from "./tally.ts";

/** An event, or why the entry is none. */
export type EventReader = (entry: unknown) => RuntimeEvent | string;

/**
 * A log of events read entry by entry: what is no event is a gap of the log, never a reason to refuse the rest, and a
 * log closes nothing.
 *
 * @param tool name as its makers write it; logs do not state versions
 */
export function readEventLog(
  document: unknown,
  { format, tool, read }: { format: string; tool: string; read: EventReader },
): Reading {
  const tally = newTally();
  const events: RuntimeEvent[] = [];
  tally.skipped.push(...brokenOf(document));
  for (const { at, value } of entriesOf(document)) {
    const event = read(value);
    if (typeof event === "string") {
      tally.skipped.push({ path: at, reason: event });
      continue;
    }
    events.push(event);
    countOther(tally, "events", event.severity);
  }
  return {
    format,
    tool: { name: tool, version: null },
    scannedAt: latest(events.map((event) => event.at)),
    feeds: [],
    subjects: hostsOf(events),
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [],
    facts: [],
    absences: [],
    needs: null,
    events,
  };
}

const hostsOf = (events: readonly RuntimeEvent[]): Reading["subjects"] =>
  [...new Set(events.flatMap((event) => event.place.host ?? []))].map((name) => ({
    kind: "host",
    name,
    digest: null,
  }));
