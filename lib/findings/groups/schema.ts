import { z } from "zod";
import { LONGEST_FILTER } from "../filter/parse.ts";
import { FindingFilter } from "../filter.ts";
import { Severity } from "../schema.ts";

/** What findings can be put together by. A new one is an entry here and one in grouping.ts. */
export const GROUPINGS = [
  "rule",
  "component",
  "team",
  "subject",
  "base",
  "workload",
  "kind",
  "severity",
] as const;
export const Grouping = z.enum(GROUPINGS);
export type Grouping = z.infer<typeof Grouping>;

export const GROUP_ORDERS = ["count", "worst"] as const;
export const GroupOrder = z.enum(GROUP_ORDERS);
export type GroupOrder = z.infer<typeof GroupOrder>;

export const GroupQuery = z
  .strictObject({
    group: Grouping,
    /** Most findings first, or worst severity first. */
    order: GroupOrder.default("count"),
    filter: z.string().max(LONGEST_FILTER).default(""),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .transform(({ filter, ...rest }, context) => {
    const parsed = FindingFilter.safeParse({ filter });
    if (parsed.success) return { ...rest, where: parsed.data.where };
    for (const { message } of parsed.error.issues)
      context.addIssue({ code: "custom", path: ["filter"], message });
    return z.NEVER;
  });
export type GroupQuery = z.output<typeof GroupQuery>;

export const FindingGroup = z.object({
  /** Names the group within its grouping. */
  key: z.int(),
  label: z.string(),
  /** More words for the label: a rule's title, a component's type. */
  note: z.string(),
  /** The whole filter that lists the group's findings and no others. */
  filter: z.string(),
  findings: z.int(),
  subjects: z.int(),
  /** Of those subjects, the ones something of which runs now. */
  running: z.int(),
  worst: Severity,
  /** At least one of its rules is known to be exploited. */
  kev: z.boolean(),
  /** The highest of its rules, 0 to 1. */
  epss: z.number().nullable(),
  /** When its newest finding was first seen. */
  newest: z.string(),
});
export type FindingGroup = z.infer<typeof FindingGroup>;

export const GroupPage = z.object({
  rows: z.array(FindingGroup),
  nextCursor: z.string().nullable(),
  /** How many groups there are. */
  total: z.int(),
});
export type GroupPage = z.infer<typeof GroupPage>;
