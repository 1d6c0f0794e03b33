import { z } from "zod";

/** Which record, by which of its ranges, says so of a package that a bill lists. */
export const MatchReason = z.object({
  record: z.string(),
  /** When that version of the record was written, where it states so. */
  modified: z.string().nullable(),
  /** The distribution's release or the registry, and the package, as advisories are filed. */
  ecosystem: z.string(),
  package: z.string(),
  version: z.string(),
  range: z.string(),
  fixedVersion: z.string(),
});
export type MatchReason = z.infer<typeof MatchReason>;
