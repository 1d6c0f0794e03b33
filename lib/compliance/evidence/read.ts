import { sql } from "../../db/client.ts";
import { FINDING_STATUSES, SEVERITIES, type Severity } from "../../findings/schema.ts";
import { OUTCOMES } from "../../ingest/rows.ts";
import { timeToLive } from "../../posture/freshness.ts";
import { AREAS } from "../../posture/schema.ts";
import { readAttestations } from "../attestations/read.ts";
import type { AreaCoverage, AssetInScope, CheckResult, Evidence, FindingCounts } from "../evidence.ts";

const DISMISSED = (["false_positive", "not_affected"] as const).map((status) =>
  FINDING_STATUSES.indexOf(status),
);

/** All that is known now about the estate, or about one cluster and the images that run in it. */
export const readEvidence = async (cluster: number | null): Promise<Evidence> => {
  const assets = await assetsIn(cluster);
  const ids = assets.map(({ id }) => Number(id));
  const [checks, findings, coverage, attestations] = await Promise.all([
    checksOn(ids),
    findingsOn(ids),
    coverageOf(ids),
    readAttestations(cluster),
  ]);
  return { assets, checks, findings, coverage, attestations, exceptions: [] };
};

interface AssetRow extends Omit<AssetInScope, "id" | "cluster"> {
  id: number;
  cluster: number | null;
}

/** An image belongs to no cluster; it is in one's scope while a workload or a running container there uses it. */
const assetsIn = async (cluster: number | null): Promise<AssetInScope[]> => {
  const rows = await sql<AssetRow>`
    with placed as (
      select id from asset where ${cluster}::int is null or id = ${cluster} or cluster_id = ${cluster}),
    scope as (
      select id from placed
      union
      select w.image_id from placed p join workload_image w on w.workload_id = p.id and w.gone_at is null
      union
      select c.image_id from placed p join running_container c on c.asset_id = p.id)
    select a.id, a.kind, a.name, case a.kind when 'cluster' then a.id else a.cluster_id end as cluster, h.roles
    from scope s join asset a on a.id = s.id left join host_detail h on h.asset_id = a.id
    where a.live and a.kind in ('cluster', 'host', 'image', 'workload', 'source')
    order by a.name, a.id`;
  return rows.map((row) => ({
    ...row,
    id: String(row.id),
    cluster: row.cluster === null ? null : String(row.cluster),
  }));
};

interface ObservedRow {
  asset: number;
  area: number;
  observedAt: string;
  /** Seconds; null where the area was never assessed. */
  ttl: number | null;
  reportId: number;
  sha256: string;
}

const observed = ({ asset, area, observedAt, ttl, reportId, sha256 }: ObservedRow) => ({
  asset: String(asset),
  observedAt,
  expiresAt: new Date(Date.parse(observedAt) + 1000 * (ttl ?? timeToLive(AREAS[area]!, null))).toISOString(),
  reportId: String(reportId),
  reportSha256: sha256,
});

const checksOn = async (assets: number[]): Promise<CheckResult[]> => {
  const rows = await sql<ObservedRow & { key: string; outcome: number }>`
    select c.asset_id as asset, r.key, c.outcome, l.area, s.observed_at as "observedAt", a.ttl_seconds as ttl,
      s.report_id as "reportId", p.sha256
    from check_result c join rule r on r.id = c.rule_id join slice l on l.id = c.slice_id
    left join applied d on d.asset_id = c.asset_id and d.slice_id = c.slice_id
    join statement s on s.id = coalesce(d.statement_id, c.statement_id) join report p on p.id = s.report_id
    left join area_state a on a.asset_id = c.asset_id and a.area = l.area
    where c.asset_id = any(${assets}::int[])`;
  return rows.map((row) => ({ ...observed(row), key: row.key, outcome: OUTCOMES[row.outcome]! }));
};

/** Slices in which nobody could answer (only manual results) are applied, yet assess nothing: they have no area. */
const coverageOf = async (assets: number[]): Promise<AreaCoverage[]> => {
  const rows = await sql<ObservedRow & { tool: string }>`
    select distinct on (d.asset_id, l.area, l.tool) d.asset_id as asset, l.area, l.tool, s.observed_at as "observedAt",
      a.ttl_seconds as ttl, s.report_id as "reportId", p.sha256
    from applied d join slice l on l.id = d.slice_id join statement s on s.id = d.statement_id
    join report p on p.id = s.report_id
    join area_state a on a.asset_id = d.asset_id and a.area = l.area and a.assessed_at is not null
    where d.asset_id = any(${assets}::int[])
    order by d.asset_id, l.area, l.tool, s.observed_at desc, s.id desc`;
  return rows.map((row) => ({ ...observed(row), area: AREAS[row.area]!, tool: row.tool }));
};

interface CountRow {
  asset: number;
  kind: number;
  severity: number;
  n: number;
  fixable: number;
  kev: number;
}

/** Open findings that stand on each asset, each counted once however many places have it. */
const findingsOn = async (assets: number[]): Promise<FindingCounts[]> => {
  const rows = await sql<CountRow>`
    select o.asset_id as asset, f.kind::int, coalesce(f.override, f.severity)::int as severity, count(distinct f.id)::int as n,
      count(distinct f.id) filter (where o.fixed_id not in (select id from version where text = ''))::int as fixable,
      count(distinct f.id) filter (where f.rule_id in (select id from rule where kev))::int as kev
    from occurrence o join finding f on f.id = o.finding_id
    where o.asset_id = any(${assets}::int[]) and f.kind in (0, 2) and f.state < 2
      and f.status <> all(${DISMISSED}::int[])
    group by 1, 2, 3`;
  const byAsset = new Map<number, FindingCounts>();
  for (const row of rows) {
    const counts = byAsset.get(row.asset) ?? nothing(row.asset);
    byAsset.set(row.asset, counts);
    if (row.kind === 2) counts.secrets += row.n;
    else addVulnerabilities(counts, SEVERITIES[row.severity]!, row);
  }
  return [...byAsset.values()];
};

const nothing = (asset: number): FindingCounts => ({
  asset: String(asset),
  vulnerabilities: {},
  fixable: {},
  knownExploited: 0,
  secrets: 0,
});

const addVulnerabilities = (counts: FindingCounts, severity: Severity, row: CountRow): void => {
  counts.vulnerabilities[severity] = (counts.vulnerabilities[severity] ?? 0) + row.n;
  counts.fixable[severity] = (counts.fixable[severity] ?? 0) + row.fixable;
  counts.knownExploited += row.kev;
};
