import { z } from "zod";

/** The advisory records that packages of stored bills are matched with. */
export const AdvisoriesView = z.object({
  records: z.int(),
  withdrawn: z.int(),
  /** When the newest of them was last changed; null while there is none. */
  newest: z.string().nullable(),
  /** Records that something here was found by, or goes by the name of. */
  concerned: z.int(),
  /** Older than databases are published. */
  old: z.boolean(),
  command: z.string(),
});
export type AdvisoriesView = z.infer<typeof AdvisoriesView>;
