import { sql } from "../../../db/client.ts";
import type { VexJustification } from "../../lifecycle.ts";
import { FINDING_STATUSES } from "../../schema.ts";
import type { FindingDetail, TimelineView } from "../schema.ts";

interface StoredEntry {
  id: number;
  at: Date;
  event: string;
  actorKind: string;
  actorName: string;
  reportId: number | null;
  detail: Record<string, unknown>;
}

/** What happened to a finding, oldest first; it begins with the report that first had it, which needs no row of its own. */
export const findTimeline = async (
  findingId: number,
  first: { at: Date; reportId: number },
): Promise<TimelineView[]> => {
  const rows = await sql<StoredEntry>`
    select id, at, event, actor_kind as "actorKind", actor_name as "actorName", report_id as "reportId", detail
    from timeline_entry where finding_id = ${findingId} order by id limit 1000`;
  const [source] = await sql<{
    format: string | null;
  }>`select format from report where id = ${first.reportId}`;
  const opened = {
    id: 0,
    at: first.at,
    event: "opened",
    actorKind: "system",
    actorName: "ingest",
    reportId: first.reportId,
    // Only a match with stored bills makes findings of a document that is about nobody's assets.
    detail: source?.format === "osv" ? { by: "feed" } : {},
  };
  return [opened, ...rows].map(entryView);
};

const entryView = ({ actorKind, actorName, detail, at, ...row }: StoredEntry): TimelineView => {
  const text = (key: string) => (typeof detail[key] === "string" ? detail[key] : null);
  return {
    ...row,
    at: at.toISOString(),
    actor: { kind: actorKind, name: actorName },
    cause: text("cause"),
    by: detail.by === "feed" ? "feed" : null,
    from: text("from"),
    to: text("to"),
    comment: text("comment"),
    justification: text("justification"),
  };
};

export const findDecision = async (findingId: number): Promise<FindingDetail["decision"]> => {
  const [row] = await sql<{
    status: number;
    justification: VexJustification | null;
    comment: string;
    by: string;
    at: Date;
  }>`
    select d.status, d.justification, d.comment, coalesce(u.name, v.author) as by, d.at
    from decision d left join app_user u on u.id = d.user_id left join vex_statement v on v.id = d.statement_id where d.finding_id = ${findingId}`;
  return row ? { ...row, status: FINDING_STATUSES[row.status]!, at: row.at.toISOString() } : null;
};
