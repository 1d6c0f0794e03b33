import { z } from "zod";
import { Moment } from "../moments/moments.ts";
import { Scope } from "../posture/schema.ts";

/** One tool and what of it is in effect on the assets of a scope. */
export interface ToolUse {
  name: string;
  /** The versions that reported, joined. */
  versions: string;
  reports: number;
  /** Observation times of the oldest and the newest report in effect, RFC 3339 UTC. */
  oldest: string;
  newest: string;
  /** Build time of the newest advisory database it stated; null where it states none. */
  feedBuiltAt: string | null;
}

export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "Not a time zone of the IANA database.")
  .default("UTC");

export const ExecutiveQuery = z.strictObject({ scope: Scope, timeZone: TimeZone, at: Moment.optional() });
export type ExecutiveQuery = z.infer<typeof ExecutiveQuery>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
