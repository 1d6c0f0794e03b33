import { z } from "zod";
import { Severity } from "../../../findings/schema.ts";

const Id = z.coerce.number().int().positive().max(2_147_483_647);

/** Which two images; without `from`, the one of the same repository that was built or came before `to`. */
export const CompareQuery = z.strictObject({ from: Id.optional(), to: Id });
export type CompareQuery = z.infer<typeof CompareQuery>;

export const ComparedImage = z.object({
  id: z.int(),
  name: z.string(),
  live: z.boolean(),
  builtAt: z.string().nullable(),
  /** When somebody last looked for vulnerabilities in it; null: nobody has. */
  assessedAt: z.string().nullable(),
});
export type ComparedImage = z.infer<typeof ComparedImage>;

/** A problem, the same on both images if it is the same rule in the same component. */
export const Difference = z.object({
  findingId: z.int(),
  rule: z.string(),
  component: z.string(),
  severity: Severity,
  /** Its versions on the image that has it; of what is on both, on the later one. */
  installed: z.string(),
  fixedIn: z.string(),
});
export type Difference = z.infer<typeof Difference>;

const Side = z.object({
  total: z.int(),
  bySeverity: z.partialRecord(Severity, z.int()),
  /** The worst of them. */
  rows: z.array(Difference),
});

export const ImageComparison = z.object({
  /** Null where `to` is the only image of its repository. */
  from: ComparedImage.nullable(),
  to: ComparedImage,
  /** The images of the repository, newest first: what else it can be compared with. */
  others: z.array(ComparedImage),
  gone: Side,
  new: Side,
  both: Side,
});
export type ImageComparison = z.infer<typeof ImageComparison>;
