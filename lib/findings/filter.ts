import { z } from "zod";
import { CloseCause, FindingKind, FindingStatus, Severity } from "./schema.ts";

/** A set in the address: `severity=critical,high`. Repeated keys and unknown words are refused. */
const listOf = <Word extends string>(one: z.ZodType<Word, string>) =>
  z
    .string()
    .max(200)
    .transform((text) => [...new Set(text.split(",").filter((part) => part !== ""))])
    .pipe(z.array(one).max(20))
    .optional();

const flag = z
  .enum(["true", "false"])
  .transform((text) => text === "true")
  .optional();
const id = z.coerce.number().int().positive().max(2_147_483_647).optional();
const moment = z.iso.datetime({ offset: true }).or(z.iso.date()).optional();

export const FINDING_SORTS = [
  "-severity",
  "severity",
  "-first_seen",
  "first_seen",
  "-changed",
  "changed",
] as const;
export const FindingSort = z.enum(FINDING_SORTS);
export type FindingSort = z.infer<typeof FindingSort>;

export const FindingStateFilter = z.enum(["open", "closed", "all"]);

/** Everything a list of findings can be narrowed by, as the address says it. */
export const FindingFilter = z.strictObject({
  /** Part of a rule's key, alias or title, or of a component's name. */
  q: z.string().trim().min(2).max(200).optional(),
  kind: listOf(FindingKind),
  severity: listOf(Severity),
  /** What people said; where a finding is closed, `state` and `cause` tell. */
  status: listOf(FindingStatus.exclude(["closed"])),
  state: FindingStateFilter.default("open"),
  cause: listOf(CloseCause),
  /** A rule by its exact key or one of its aliases. */
  rule: z.string().max(300).optional(),
  /** A component by its exact name. */
  component: z.string().max(500).optional(),
  /** The repository, workload, host, … the finding is about. */
  subject: id,
  /** Where it is: an image; a workload, host or container with what runs in it; a repository with its images. */
  asset: id,
  cluster: id,
  namespace: z.string().max(253).optional(),
  /** A team's id, or `none` for what nobody owns. */
  team: z.union([z.literal("none"), z.coerce.number().int().positive().max(2_147_483_647)]).optional(),
  /** `key=value` of a label of the thing it is in. */
  label: z
    .string()
    .max(400)
    .regex(/^[^=]+=.*$/, "A label filter reads key=value.")
    .optional(),
  tool: z.string().max(100).optional(),
  fix: flag,
  kev: flag,
  running: flag,
  /** Present on something live that the internet reaches. */
  exposed: flag,
  after: moment,
  before: moment,
  sort: FindingSort.default("-severity"),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type FindingFilter = z.output<typeof FindingFilter>;

/** A filter as people and links write it; the defaults are filled in by parsing. */
export type FindingQuery = Partial<Record<keyof FindingFilter, string>>;
