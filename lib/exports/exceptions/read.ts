import { listExceptions } from "../../exceptions/read.ts";
import { ExceptionQuery, type ExceptionView } from "../../exceptions/schema.ts";
import type { ExportTable } from "../table.ts";

export const exceptionsTable: ExportTable<ExceptionQuery, ExceptionView> = {
  name: "exceptions",
  filter: ExceptionQuery,
  async *pages(actor, query) {
    let cursor = query.cursor;
    do {
      const page = await listExceptions(actor, { ...query, cursor, limit: 200 });
      yield page.rows;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  },
  columns: [
    { key: "id", title: "Exception", value: (row) => row.id },
    { key: "name", title: "Name", value: (row) => row.name },
    { key: "state", title: "State", value: (row) => row.state },
    { key: "status", title: "Makes findings", value: (row) => row.status },
    { key: "reason", title: "Reason", value: (row) => row.reason },
    { key: "scope", title: "Scope", value: (row) => row.scope },
    { key: "findings", title: "Findings now", value: (row) => row.findings },
    { key: "requestedBy", title: "Asked for by", value: (row) => row.requestedBy.name },
    { key: "requestedAt", title: "Asked for", value: (row) => row.requestedAt },
    { key: "decidedBy", title: "Decided by", value: (row) => row.decidedBy },
    { key: "decidedAt", title: "Decided", value: (row) => row.decidedAt },
    { key: "decisionNote", title: "Note", value: (row) => row.decisionNote },
    { key: "endsAt", title: "Ends", value: (row) => row.endsAt },
    { key: "endsOnFix", title: "Ends with a fix", value: (row) => row.endsOnFix },
    { key: "endsOnKev", title: "Ends when exploited", value: (row) => row.endsOnKev },
    { key: "endsOnEpss", title: "Ends from EPSS", value: (row) => row.endsOnEpss },
    { key: "endsOnExposure", title: "Ends when exposed", value: (row) => row.endsOnExposure },
    { key: "endedAt", title: "Ended", value: (row) => row.endedAt },
    { key: "endedBecause", title: "Ended because", value: (row) => row.endedBecause },
    { key: "renewsId", title: "Renews", value: (row) => row.renewsId },
  ],
};
