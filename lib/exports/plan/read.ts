import { getPlan } from "../../posture/plan/read.ts";
import { type PlannedFix, PlanQuery } from "../../posture/plan/schema.ts";
import { listed } from "../schema.ts";
import type { ExportTable } from "../table.ts";

/** The chosen fixes in their order; without a choice, all that are offered. */
export const planTable: ExportTable<PlanQuery, PlannedFix> = {
  name: "fix-plan",
  filter: PlanQuery,
  async *pages(actor, query) {
    const { fixes } = await getPlan(actor, query);
    const chosen = fixes.filter((fix) => fix.step !== null);
    yield chosen.length > 0 ? chosen.sort((a, b) => a.step!.place - b.step!.place) : fixes;
  },
  columns: [
    { key: "place", title: "Step", value: (row) => row.step?.place ?? null },
    { key: "fix", title: "Fix", value: (row) => row.label },
    { key: "kind", title: "Kind", value: (row) => row.kind },
    { key: "findings", title: "Findings", value: (row) => row.findings },
    { key: "effort", title: "Places", value: (row) => row.effort },
    { key: "owners", title: "Owners", value: (row) => listed(row.owners) },
    { key: "alone", title: "Points alone", value: (row) => row.alone },
    { key: "adds", title: "Points in the plan", value: (row) => row.step?.adds ?? null },
    { key: "score", title: "Score after it", value: (row) => row.step?.score ?? null },
  ],
};
