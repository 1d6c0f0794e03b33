import { z } from "zod";
import { PRIORITIES } from "../priority/priority.ts";

const ByPriority = z.record(z.enum(PRIORITIES), z.int());

/** Days within which a finding of each priority is to be fixed. */
export const SlaPolicy = z.strictObject({
  act: z.int().min(1).max(3650),
  attend: z.int().min(1).max(3650),
  track_closely: z.int().min(1).max(3650),
  track: z.int().min(1).max(3650),
});
export type SlaPolicy = z.output<typeof SlaPolicy>;

/** What another policy would make overdue at once. */
export const SlaPreview = z.object({ overdueNow: z.int(), overdueThen: z.int() });
export type SlaPreview = z.output<typeof SlaPreview>;

export const Deadlines = z.object({
  instant: z.string(),
  policy: SlaPolicy,
  overdue: ByPriority,
  soon: ByPriority,
  open: ByPriority,
  /** Open findings by days since they were first seen, each band up to its bound; the last one is open. */
  ages: z.array(z.object({ upTo: z.int().nullable(), counts: ByPriority })),
  /** Days from first seen to closing, of what closed in the last 90 days: causes are never mixed. */
  timeToClose: z.array(
    z.object({
      team: z.string().nullable(),
      cause: z.string(),
      count: z.int(),
      mean: z.number(),
      median: z.number(),
    }),
  ),
  /** The last 90 days: what was open at each day's end, and of it what was due by then. */
  burnDown: z.array(z.object({ date: z.string(), open: z.int(), opened: z.int(), closed: z.int() })),
});
export type Deadlines = z.output<typeof Deadlines>;
