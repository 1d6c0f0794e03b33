import { z } from "zod";

/** One report that a document rests on: enough to find it again and to know what it could and could not see. */
export const ReportProvenance = z.object({
  reportId: z.string(),
  sha256: z.string(),
  format: z.string(),
  tool: z.object({ name: z.string(), version: z.string().nullable() }),
  feeds: z.array(
    z.object({ name: z.string(), version: z.string().nullable(), builtAt: z.string().nullable() }),
  ),
  collector: z.string(),
  subject: z.string(),
  observedAt: z.string(),
  receivedAt: z.string(),
  /** What it is a complete statement about, in words: "OS packages, language packages". */
  coverage: z.string(),
});
export type ReportProvenance = z.infer<typeof ReportProvenance>;

/** Something left out of the statement on purpose, by whom, since when and why. */
export const Exclusion = z.object({
  what: z.string(),
  by: z.string(),
  since: z.string(),
  reason: z.string(),
});
export type Exclusion = z.infer<typeof Exclusion>;

/** Where the numbers of an exported document come from. */
export const Provenance = z.object({
  product: z.object({ name: z.string(), version: z.string() }),
  requestedBy: z.string(),
  reports: z.array(ReportProvenance),
  exclusions: z.array(Exclusion),
});
export type Provenance = z.infer<typeof Provenance>;
