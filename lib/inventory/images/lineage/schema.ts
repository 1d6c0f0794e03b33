import { z } from "zod";
import { Severity } from "../../../findings/schema.ts";

const Reference = z.object({ id: z.int(), kind: z.string(), name: z.string() });
const BySeverity = z.partialRecord(Severity, z.int());

/** Of one finding: on how many live images of its repository it is, on how many of these it comes from a base. */
export const Inheritance = z.object({ images: z.int(), inherited: z.int(), from: z.array(Reference) });
export type Inheritance = z.infer<typeof Inheritance>;

/** What another image of the base's repository in its place would change, if everything on it were rebuilt. */
export const BaseUpdate = z.object({
  to: Reference,
  /** Open findings that would close: they are nowhere live but on images built on this base. */
  removes: z.int(),
  /** Images that would lose at least one. */
  images: z.int(),
  /** Findings that would leave these images, but live on elsewhere in their repository. */
  stay: z.int(),
  /** Problems that the other has and this one has not. */
  brings: z.int(),
});
export type BaseUpdate = z.infer<typeof BaseUpdate>;

export const BaseImage = z.object({
  id: z.int(),
  name: z.string(),
  live: z.boolean(),
  os: z.string().nullable(),
  layers: z.int(),
  /** Whether anybody looked for vulnerabilities in it. */
  assessed: z.boolean(),
  team: z.string().nullable(),
  /** Problems of the base itself, once each. */
  findings: z.int(),
  bySeverity: BySeverity,
  /** Live images built on it, the repositories they are of, and the live workloads that run them. */
  images: z.int(),
  repositories: z.int(),
  workloads: z.int(),
  /** Open findings of those repositories that come from it. */
  inherited: z.int(),
  update: BaseUpdate.nullable(),
});
export type BaseImage = z.infer<typeof BaseImage>;

export const BasePage = z.object({
  rows: z.array(BaseImage),
  total: z.int(),
  nextCursor: z.string().nullable(),
});
export type BasePage = z.infer<typeof BasePage>;

export const BaseQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{1,9}\.\d{1,9}$/, "This cursor is not one of ours. Start from the first page.")
    .optional(),
  limit: z.coerce.number().int().min(1).max(50).default(25),
});
export type BaseQuery = z.infer<typeof BaseQuery>;

export const BaseDetail = z.object({
  base: BaseImage,
  /** Problems of the base, the worst first; `inherited` is by how many findings elsewhere. */
  findings: z.array(
    z.object({
      id: z.int(),
      rule: z.string(),
      title: z.string(),
      component: z.string(),
      severity: Severity,
      inherited: z.int(),
      /** The suggested update has it no more; null without one. */
      fixed: z.boolean().nullable(),
    }),
  ),
  built: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      team: z.string().nullable(),
      inherited: z.int(),
      own: z.int(),
      workloads: z.array(Reference),
    }),
  ),
  /** Teams with something on it: who has to rebuild. `team` null: nobody owns these. */
  blocked: z.array(
    z.object({
      team: z.string().nullable(),
      teamId: z.int().nullable(),
      images: z.int(),
      workloads: z.int(),
    }),
  ),
});
export type BaseDetail = z.infer<typeof BaseDetail>;

/** Of one image: its nearest base, and what it has from its bases beside what is its own. */
export const ImageLineage = z.object({
  base: BaseImage.nullable(),
  inherited: BySeverity,
  own: BySeverity,
});
export type ImageLineage = z.infer<typeof ImageLineage>;
