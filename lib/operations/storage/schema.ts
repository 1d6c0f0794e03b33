import { z } from "zod";

const Part = z.object({
  name: z.string(),
  title: z.string(),
  bytes: z.number(),
  /** As the planner estimates them: exact to within what changed since. */
  rows: z.number(),
  tables: z.int(),
});

export const Storage = z.object({
  databaseBytes: z.number(),
  parts: z.array(Part),
  /** Of the data directory's disk; null where the product does not know one. */
  disk: z.object({ freeBytes: z.number(), sizeBytes: z.number() }).nullable(),
  /** Originals received in the last seven days, a day, as they are stored. */
  dailyBytes: z.number(),
});
export type Storage = z.infer<typeof Storage>;

/** Tables by what people call what is in them; the first pattern that a table's name begins with counts. */
export const PARTS: readonly { name: string; title: string; tables: RegExp }[] = [
  { name: "reports", title: "Originals of reports", tables: /^report$/ },
  {
    name: "deliveries",
    title: "Deliveries and what they stated",
    tables: /^(delivery|statement|applied|slice|inventory_applied)/,
  },
  {
    name: "findings",
    title: "Findings and where they occur",
    tables:
      /^(finding|occurrence|check_result|component|rule$|rule_alias|place|version|bill|exception|mention)/,
  },
  {
    name: "history",
    title: "History of findings and scores",
    tables: /^(timeline|decision|area_|asset_log|rule_log|team_log|posture|fix_plan|bulk|priority)/,
  },
  {
    name: "inventory",
    title: "Inventory",
    tables: /^(asset|image|workload|container|host|cluster|kubernetes|tag_|team|ownership)/,
  },
  { name: "runtime", title: "Runtime events", tables: /^runtime_/ },
  { name: "intelligence", title: "Advisories and feeds", tables: /^(advisory|feed|vex)/ },
  { name: "audit", title: "Audit log", tables: /^audit_/ },
  { name: "queue", title: "Job queue", tables: /^_private_|^graphile/ },
  { name: "rest", title: "Everything else", tables: /^/ },
];
