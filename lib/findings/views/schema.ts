import { z } from "zod";
import { RoleName } from "../../access/schema.ts";
import { FilterProblem } from "../filter/filter-problem.ts";
import { LONGEST_FILTER, parseFilter } from "../filter/parse.ts";
import { printFilter } from "../filter/print.ts";
import { FindingSort } from "../filter.ts";
import { Grouping } from "../groups/schema.ts";
import { Total } from "../list/schema.ts";

/** A filter in its canonical spelling. */
const FilterText = z
  .string()
  .max(LONGEST_FILTER)
  .transform((text, context) => {
    try {
      return printFilter(parseFilter(text));
    } catch (error) {
      if (!(error instanceof FilterProblem)) throw error;
      context.addIssue({ code: "custom", message: `At ${error.start + 1}: ${error.message}` });
      return z.NEVER;
    }
  });

export const DENSITIES = ["dense", "comfortable"] as const;
const Column = z.string().regex(/^[A-Za-z][\w-]{0,39}$/, "A column's name has letters, digits, - and _.");

const LOOK = {
  name: z.string().trim().min(1, "Give the view a name.").max(60, "Use at most 60 characters."),
  filter: FilterText,
  sort: FindingSort,
  /** Columns that do not show. */
  hide: z.array(Column).max(40),
  density: z.enum(DENSITIES),
  group: Grouping.nullable(),
  /** Everybody sees it; else only its owner. */
  shared: z.boolean(),
};

export const NewView = z.strictObject({
  name: LOOK.name,
  filter: LOOK.filter.default(""),
  sort: LOOK.sort.default("-severity"),
  hide: LOOK.hide.default([]),
  density: LOOK.density.default("dense"),
  group: LOOK.group.default(null),
  shared: LOOK.shared.default(false),
});
export type NewView = z.output<typeof NewView>;

export const ViewChange = z
  .strictObject({ version: z.int().positive(), ...z.object(LOOK).partial().shape })
  .refine((change) => Object.keys(change).length > 1, "Say what to change.");
export type ViewChange = z.output<typeof ViewChange>;

export const FindingView = z.object({
  id: z.int(),
  version: z.int(),
  name: z.string(),
  filter: z.string(),
  sort: FindingSort,
  hide: z.array(z.string()),
  density: z.enum(DENSITIES),
  group: Grouping.nullable(),
  shared: z.boolean(),
  owner: z.string(),
  /** The asker may rename, change and delete it. */
  editable: z.boolean(),
  /** Where the asker's list of findings begins. */
  isDefault: z.boolean(),
  /** Roles that begin with it. */
  roles: z.array(RoleName),
});
export type FindingView = z.infer<typeof FindingView>;

export const FindingViews = z.object({ views: z.array(FindingView) });

/** How much is in each view, and how much of it came since the asker last opened it. */
export const ViewCounts = z.object({
  counts: z.array(z.object({ id: z.int(), total: Total, fresh: z.int() })),
});
export type ViewCounts = z.infer<typeof ViewCounts>;

export const ViewNumber = z.strictObject({
  viewId: z.coerce.number().int().positive().max(2_147_483_647),
});
export const ViewOrder = z.strictObject({ ids: z.array(z.int().positive()).min(1).max(200) });
export const ViewDefault = z.strictObject({ viewId: z.int().positive().max(2_147_483_647).nullable() });
export const RoleParam = z.strictObject({ role: RoleName });

/** What a new view is found by from now on. */
export const ViewMade = z.object({ id: z.int() });
