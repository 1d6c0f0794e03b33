import type { CollectorView } from "./schema.ts";

/** A beat is on its way for less than this. */
const STEP_SECONDS = 5;

/**
 * How a collector's clock stands to ours. Its agent says the time every minute; of others it is known only that reports
 * stated times to come.
 */
export const clockWord = ({ agent, clockAhead }: Pick<CollectorView, "agent" | "clockAhead">): string => {
  if (agent === null) return clockAhead ? "ahead of ours: some reports stated a time to come" : "in step";
  const size = Math.abs(agent.skewSeconds);
  if (size < STEP_SECONDS) return "in step";
  const span =
    size < 120
      ? `${Math.round(size)} s`
      : size < 7_200
        ? `${Math.round(size / 60)} min`
        : `${Math.round(size / 3_600)} h`;
  return `${span} ${agent.skewSeconds < 0 ? "ahead of" : "behind"} ours`;
};
