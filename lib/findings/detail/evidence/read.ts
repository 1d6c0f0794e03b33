import { sql } from "../../../db/client.ts";
import { FIX_STATES } from "../../../ingest/rows.ts";
import type { AssetReference } from "../../list/schema.ts";
import { SEVERITIES } from "../../schema.ts";
import type { OccurrenceView, ReportReference } from "../schema.ts";

/** A detail shows this many occurrences of each sort; more are counted. */
export const OCCURRENCES_SHOWN = 200;

interface StoredOccurrence {
  asset: AssetReference;
  live: boolean;
  tool: string;
  place: string;
  version: string;
  fixedVersion: string;
  fixState: number;
  severity: number;
  reportedAs: string;
  detail: string;
  sinceReport: number;
  untilReport: number | null;
  total: number;
}

/** What is there now, live assets first. */
export const findOccurrences = async (findingId: number, subjectId: number) =>
  views(
    await sql<StoredOccurrence>`
      select jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name) as asset, a.live, l.tool, p.text as place,
        v.text as version, x.text as "fixedVersion", o.fix_state as "fixState", o.severity, r.key as "reportedAs",
        coalesce(k.detail, '') as detail, s.report_id as "sinceReport", null::int as "untilReport",
        count(*) over ()::int as total
      from (select ${subjectId}::int as id union all select asset_id from image_detail where repository_id = ${subjectId}) own
      join asset a on a.id = own.id join occurrence o on o.asset_id = a.id and o.finding_id = ${findingId}
      join slice l on l.id = o.slice_id join place p on p.id = o.place_id join version v on v.id = o.version_id
      join version x on x.id = o.fixed_id join rule r on r.id = o.reported_id join statement s on s.id = o.since
      join finding f on f.id = o.finding_id left join check_result k on k.asset_id = o.asset_id and k.slice_id = o.slice_id
        and k.rule_id = o.reported_id and k.component_id = f.component_id
      order by a.live desc, a.name, l.tool, p.text limit ${OCCURRENCES_SHOWN}`,
  );

/** What was there until a later report, newest first. */
export const findPast = async (findingId: number) =>
  views(
    await sql<StoredOccurrence>`
      select jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name) as asset, a.live, l.tool, p.text as place,
        v.text as version, x.text as "fixedVersion", o.fix_state as "fixState", o.severity, r.key as "reportedAs",
        '' as detail, s.report_id as "sinceReport", u.report_id as "untilReport", count(*) over ()::int as total
      from occurrence_past o join asset a on a.id = o.asset_id
      join slice l on l.id = o.slice_id join place p on p.id = o.place_id join version v on v.id = o.version_id
      join version x on x.id = o.fixed_id join rule r on r.id = o.reported_id
      join statement s on s.id = o.since join statement u on u.id = o.until
      where o.finding_id = ${findingId} order by u.observed_at desc, o.id limit ${OCCURRENCES_SHOWN}`,
  );

const views = (rows: StoredOccurrence[]): { list: OccurrenceView[]; unlisted: number } => ({
  list: rows.map(({ total: _, fixState, severity, ...row }) => ({
    ...row,
    fixState: FIX_STATES[fixState] ?? "other",
    severity: SEVERITIES[severity]!,
  })),
  unlisted: (rows[0]?.total ?? rows.length) - rows.length,
});

export const findReports = async (reportIds: number[]): Promise<ReportReference[]> => {
  const rows = await sql<Omit<ReportReference, "receivedAt"> & { receivedAt: Date }>`
    select id, sha256, tool_name as tool, tool_version as "toolVersion", format, feeds, scanned_at as "scannedAt",
      received_at as "receivedAt"
    from report where id = any(${reportIds}::int[]) order by received_at, id`;
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
};

/** Other names of the rule, and which of this finding's reports came with the name that says so. */
export const findAliases = async (ruleId: number): Promise<{ name: string; alias: string }[]> =>
  sql<{ name: string; alias: string }>`
    select r.key as name, a.alias from rule r join rule_alias a on a.rule_id = r.id
    where r.id = ${ruleId} or r.canonical_id = ${ruleId} order by 1, 2`;
