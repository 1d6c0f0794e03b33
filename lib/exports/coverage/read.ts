import { listCoverage } from "../../posture/coverage/read.ts";
import { CoverageFilter, type CoverageRow } from "../../posture/coverage/schema.ts";
import type { ExportTable } from "../table.ts";

export const coverageTable: ExportTable<CoverageFilter, CoverageRow> = {
  name: "coverage",
  filter: CoverageFilter,
  async *pages(actor, filter) {
    yield await listCoverage(actor, filter);
  },
  columns: [
    { key: "asset", title: "Asset", value: (row) => row.asset.name },
    { key: "kind", title: "Kind", value: (row) => row.asset.kind },
    { key: "area", title: "Area", value: (row) => row.area },
    { key: "state", title: "State", value: (row) => row.state },
    { key: "assessedAt", title: "Assessed", value: (row) => row.assessedAt },
    { key: "late", title: "Too old when it came", value: (row) => row.late },
    { key: "owner", title: "Owner", value: (row) => row.owner },
    { key: "command", title: "Next command", value: (row) => row.command },
    { key: "excludedBy", title: "Excluded by", value: (row) => row.exclusion?.by ?? null },
    { key: "excludedAt", title: "Excluded at", value: (row) => row.exclusion?.at ?? null },
    { key: "excludedBecause", title: "Excluded because", value: (row) => row.exclusion?.because ?? null },
  ],
};
