import { SILENT_AFTER } from "../../../collectors/heartbeat.ts";

/**
 * When a collector fell silent, in a span of time.
 * @param arrivals of its reports in the span, in milliseconds, oldest first; `before` is the one before the span, or when it was made
 */
export const silences = (
  arrivals: readonly number[],
  before: number,
  intervalSeconds: number,
  now: number,
): number[] => {
  const patience = SILENT_AFTER * intervalSeconds * 1000;
  return [before, ...arrivals].flatMap((arrival, n) => {
    const silentAt = arrival + patience;
    return silentAt < (arrivals[n] ?? now) ? [silentAt] : [];
  });
};
