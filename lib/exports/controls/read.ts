import { z } from "zod";
import { getFramework } from "../../compliance/read.ts";
import { ComplianceScope, type ControlSummary } from "../../compliance/schema.ts";
import type { ExportTable } from "../table.ts";

const ControlFilter = ComplianceScope.extend({ frameworkId: z.string().max(100) });

/** Every control of a framework over a scope, in the framework's order. */
export const controlsTable: ExportTable<z.infer<typeof ControlFilter>, ControlSummary> = {
  name: "controls",
  filter: ControlFilter,
  async *pages(actor, { frameworkId, ...scope }) {
    yield (await getFramework(actor, frameworkId, scope)).controls;
  },
  columns: [
    { key: "id", title: "Control", value: (row) => row.id },
    { key: "section", title: "Section", value: (row) => row.section },
    { key: "title", title: "Title", value: (row) => row.title },
    { key: "assessment", title: "Assessment", value: (row) => row.assessment },
    { key: "status", title: "Status", value: (row) => row.status },
    { key: "failing", title: "Failing assets", value: (row) => row.failing },
    { key: "oldestEvidence", title: "Oldest evidence", value: (row) => row.oldestEvidence },
    { key: "newestEvidence", title: "Newest evidence", value: (row) => row.newestEvidence },
  ],
};
