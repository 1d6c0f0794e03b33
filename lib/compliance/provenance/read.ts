import { sql } from "../../db/client.ts";
import type { Feed } from "../../ingest/reading.ts";
import { AREAS } from "../../posture/schema.ts";
import type { Exclusion, ReportProvenance } from "../../reports/provenance.ts";

interface ReportRow {
  id: number;
  sha256: string;
  format: string | null;
  tool: string | null;
  version: string | null;
  feeds: Feed[] | null;
  collector: string;
  subject: string;
  subjects: number;
  observedAt: string;
  receivedAt: Date;
  areas: number[];
}

/** What is known of reports by id, newest observation first. `assets` narrows the subjects to those of a scope. */
export const readReports = async (reports: number[], assets: number[]): Promise<ReportProvenance[]> => {
  const rows = await sql<ReportRow>`
    select p.id, p.sha256, p.format, p.tool_name as tool, p.tool_version as version, p.feeds, x.collector, x.subject,
      x.subjects, x."observedAt", x."receivedAt", array(
        select distinct l.area::int from statement s join slice l on l.id = any(s.slices)
        where s.report_id = p.id and s.asset_id = any(${assets}::int[]) order by 1) as areas
    from report p cross join lateral (
      select string_agg(distinct c.name, ', ') as collector, min(a.name) as subject, count(distinct a.id)::int as subjects,
        max(s.observed_at) as "observedAt", max(d.received_at) as "receivedAt"
      from statement s join asset a on a.id = s.asset_id join delivery d on d.id = s.delivery_id
      join collector c on c.id = d.collector_id
      where s.report_id = p.id and s.asset_id = any(${assets}::int[])) x
    where p.id = any(${reports}::int[]) and x.subjects > 0
    order by x."observedAt" desc, p.id desc`;
  return rows.map(reportOf);
};

const reportOf = (row: ReportRow): ReportProvenance => ({
  reportId: String(row.id),
  sha256: row.sha256,
  format: row.format ?? "unknown",
  tool: { name: row.tool ?? "unknown", version: row.version },
  feeds: row.feeds ?? [],
  collector: row.collector,
  subject: row.subjects === 1 ? row.subject : `${row.subject} and ${row.subjects - 1} more`,
  observedAt: row.observedAt,
  receivedAt: row.receivedAt.toISOString(),
  coverage: row.areas.length === 0 ? "nothing in full" : row.areas.map((area) => AREAS[area]).join(", "),
});

interface ExclusionRow {
  asset: string;
  area: number;
  by: string;
  since: Date;
  because: string | null;
}

/** Areas of assets that somebody took out of the assessment. */
export const readExclusions = async (assets: number[]): Promise<Exclusion[]> => {
  const rows = await sql<ExclusionRow>`
    select a.name as asset, s.area, s.excluded_by as by, s.excluded_at as since, s.excluded_because as because
    from area_state s join asset a on a.id = s.asset_id
    where s.asset_id = any(${assets}::int[]) and s.excluded_at is not null order by s.excluded_at, a.name, s.area`;
  return rows.map((row) => ({
    what: `${AREAS[row.area]} of ${row.asset}`,
    by: row.by,
    since: row.since.toISOString(),
    reason: row.because ?? "no reason given",
  }));
};
