import { printFilter } from "../../findings/filter/print.ts";
import { FindingFilter } from "../../findings/filter.ts";
import type { FindingRow } from "../../findings/list/schema.ts";
import { walkFindings } from "../../findings/read.ts";
import { listed } from "../schema.ts";
import type { ExportTable } from "../table.ts";

export const findingsTable: ExportTable<FindingFilter, FindingRow> = {
  name: "findings",
  filter: FindingFilter,
  said: ({ where, sort }) => ({ filter: printFilter(where), sort }),
  pages: walkFindings,
  columns: [
    { key: "id", title: "Finding", value: (row) => row.id },
    { key: "kind", title: "Kind", value: (row) => row.kind },
    { key: "severity", title: "Severity", value: (row) => row.severity },
    { key: "overridden", title: "Severity set by a person", value: (row) => row.overridden },
    { key: "rule", title: "Rule", value: (row) => row.rule.key },
    { key: "title", title: "Title", value: (row) => row.rule.title },
    { key: "kev", title: "KEV", value: (row) => row.rule.kev },
    { key: "epss", title: "EPSS", value: (row) => row.rule.epss },
    { key: "component", title: "Component", value: (row) => row.component },
    { key: "installed", title: "Installed", value: (row) => listed(row.installed) },
    { key: "fixedIn", title: "Fixed in", value: (row) => listed(row.fixedIn) },
    { key: "subject", title: "Subject", value: (row) => row.subject.name },
    { key: "subjectKind", title: "Subject kind", value: (row) => row.subject.kind },
    { key: "where", title: "Where", value: (row) => listed(row.where.names) },
    { key: "workloads", title: "Workloads", value: (row) => row.where.workloads },
    { key: "hosts", title: "Hosts", value: (row) => row.where.hosts },
    { key: "images", title: "Images", value: (row) => row.where.images },
    { key: "status", title: "Status", value: (row) => row.status },
    { key: "state", title: "State", value: (row) => row.state },
    { key: "cause", title: "Closed because", value: (row) => row.cause },
    { key: "needsReview", title: "Needs review", value: (row) => row.needsReview },
    { key: "team", title: "Owner", value: (row) => row.team },
    { key: "sources", title: "Sources", value: (row) => listed(row.sources) },
    { key: "firstSeen", title: "First seen", value: (row) => row.firstSeen },
    { key: "changedAt", title: "Changed", value: (row) => row.changedAt },
    { key: "closedAt", title: "Closed", value: (row) => row.closedAt },
  ],
};
