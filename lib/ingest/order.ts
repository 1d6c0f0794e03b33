/** A stated time as ordered text: nine fractional digits, UTC. */
export const orderedTime = (rfc3339: string): string => {
  const [seconds = "", fraction = ""] = rfc3339.replace("Z", "").split(".");
  return `${seconds}.${fraction.padEnd(9, "0").slice(0, 9)}Z`;
};

const CLOCK_TOLERANCE_MS = 10 * 60_000;

/**
 * domain.md, Ingest 3: the document's own time, else the sender's, else arrival. More than ten minutes in the
 * future is clamped to arrival: the collector's clock is ahead.
 */
export const observationTime = (
  document: string | null,
  sender: Date | null,
  received: Date,
): { observedAt: string; clockAhead: boolean } => {
  const stated = document ?? sender?.toISOString() ?? null;
  const clockAhead = stated !== null && Date.parse(stated) > received.getTime() + CLOCK_TOLERANCE_MS;
  return {
    observedAt: orderedTime(stated === null || clockAhead ? received.toISOString() : stated),
    clockAhead,
  };
};
