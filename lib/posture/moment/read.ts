import { sql } from "../../db/client.ts";
import { FINDING_STATUSES, SEVERITIES } from "../../findings/schema.ts";
import type { AssetKind } from "../../inventory/schema.ts";
import type { EstateAsset } from "../estate/schema.ts";
import type { Exposure } from "../hazard.ts";
import type { LedgerProblem } from "../ledger.ts";
import { findPlace } from "../place/read.ts";
import { AREAS, type Scope } from "../schema.ts";

interface AssetRow {
  id: number;
  key: string;
  kind: AssetKind;
  name: string;
  subjectId: number;
  criticality: number;
  teamCriticality: number;
  teamId: number | null;
  clusterIds: number[];
  siblings: number;
  exposure: Exposure;
}

interface AreaRow {
  assetId: number;
  area: number;
  hazard: number;
  honoured: number;
  dismissed: number;
  assessedAt: Date | null;
  ttlSeconds: number;
  late: boolean;
  excluded: boolean;
  excludedAt: Date | null;
  excludedBy: string | null;
  excludedBecause: string | null;
}

/**
 * The live, scored assets of a scope as they had been recorded by a moment: what `readEstate` gave then. Which images a
 * workload ran is known by observation; names and keys are those of now.
 */
export const readEstateAt = async (scope: Scope, at: Date): Promise<EstateAsset[]> => {
  const { team, cluster, namespace, label } = await findPlace(scope);
  const assets = await sql<AssetRow>`
    with recorded as (
      select distinct on (asset_id) asset_id as id, live, criticality, exposure, team_id from asset_log
      where at <= ${at} order by asset_id, asset_log.at desc, asset_log.id desc),
    standing as (
      select r.id, r.criticality, r.exposure, r.team_id, a.key, a.kind, a.name, a.cluster_id, a.namespace, a.labels
      from recorded r join asset a on a.id = r.id where r.live and a.kind in ('image', 'workload', 'host', 'cluster')),
    teams as (
      select distinct on (team_id) team_id as id, criticality from team_log
      where at <= ${at} order by team_id, team_log.at desc, team_log.id desc),
    runs as (
      select w.image_id, array_agg(distinct s.cluster_id) filter (where s.cluster_id is not null) as clusters,
        bool_or((${cluster}::int is null or s.cluster_id = ${cluster}::int) and s.namespace = ${namespace}::text) as placed,
        bool_or(s.labels @> ${label}::jsonb) as labelled
      from workload_image w join standing s on s.id = w.workload_id
      where w.first_seen <= ${at} and (w.gone_at is null or w.gone_at > ${at}) group by w.image_id),
    live_images as (
      select d.repository_id, count(*)::int as n from image_detail d join standing s on s.id = d.asset_id group by d.repository_id)
    select s.id, s.key, s.kind, s.name, coalesce(i.repository_id, s.id) as "subjectId", s.criticality::int,
      coalesce(t.criticality, 1)::int as "teamCriticality", s.team_id as "teamId", s.exposure,
      case when s.kind = 'cluster' then array[s.id] when s.kind = 'image' then coalesce(r.clusters, '{}')
           when s.cluster_id is null then '{}' else array[s.cluster_id] end as "clusterIds",
      coalesce(li.n, 1) as siblings
    from standing s left join teams t on t.id = s.team_id left join image_detail i on i.asset_id = s.id
      left join runs r on r.image_id = s.id left join live_images li on li.repository_id = i.repository_id
    where (${team}::int is null or s.team_id = ${team}::int)
      and (${cluster}::int is null or ${namespace}::text is not null or s.id = ${cluster}::int or s.cluster_id = ${cluster}::int
        or ${cluster}::int = any(r.clusters))
      and (${namespace}::text is null or (${cluster}::int is null or s.cluster_id = ${cluster}::int) and s.namespace = ${namespace}::text or coalesce(r.placed, false))
      and (${label}::jsonb is null or s.labels @> ${label}::jsonb or coalesce(r.labelled, false))`;
  const areas = Map.groupBy(
    await readAreasAt(
      assets.map((asset) => asset.id),
      at,
    ),
    (row) => row.assetId,
  );
  return assets.map((asset) => withAreas(asset, areas.get(asset.id) ?? []));
};

const withAreas = (asset: AssetRow, own: AreaRow[]): EstateAsset => ({
  ...asset,
  dismissed: own.reduce((sum, row) => sum + row.dismissed, 0),
  excluded: own.flatMap(({ area, excluded, excludedAt, excludedBy, excludedBecause }) =>
    excluded
      ? { area: AREAS[area]!, by: excludedBy, at: excludedAt?.toISOString() ?? "", because: excludedBecause }
      : [],
  ),
  honoured: new Map(own.map((row) => [AREAS[row.area]!, row.honoured])),
  areas: own.map((row) => ({
    area: AREAS[row.area]!,
    hazard: row.hazard,
    assessedAt: row.assessedAt?.getTime() ?? null,
    ttlSeconds: row.ttlSeconds,
    late: row.late,
    excluded: row.excluded,
  })),
});

const readAreasAt = (ids: number[], at: Date): Promise<AreaRow[]> =>
  sql<AreaRow>`
    select l.asset_id as "assetId", l.area::int, l.hazard, l.hazard_honoured as honoured, l.hazard_dismissed as dismissed,
      l.assessed_at as "assessedAt", l.ttl_seconds as "ttlSeconds", l.late, l.excluded,
      a.excluded_at as "excludedAt", a.excluded_by as "excludedBy", a.excluded_because as "excludedBecause"
    from (select distinct on (asset_id, area) * from area_log where asset_id = any(${ids}::int[]) and at <= ${at}
      order by asset_id, area, area_log.at desc, area_log.id desc) l
    left join area_state a on a.asset_id = l.asset_id and a.area = l.area
    where not l.gone order by 1, 2`;

const STATUS_NAMES = FINDING_STATUSES as readonly string[];
const DISMISSED = ["false_positive", "not_affected"];

interface ProblemRow {
  assetId: number;
  area: number;
  findingId: number;
  ruleId: number;
  bundle: boolean;
  subjectId: number;
  componentId: number;
  severity: number;
  /** What a person's override made of it then: the name of a severity. */
  severitySaid: string | null;
  override: number | null;
  epss: number | null;
  kev: boolean;
  status: number;
  statusSaid: string | null;
}

/**
 * Everything that was present on these assets at a moment, as recorded by then: sightings by the statements that began
 * and ended them; verdicts and overrides as they were before the first later change; likelihoods as feeds had said.
 */
export const readProblemsAt = async (ids: number[], at: Date): Promise<LedgerProblem[]> => {
  const rows = await sql<ProblemRow>`
    with seen as (
      select o.asset_id, o.slice_id, o.finding_id, o.severity from occurrence o join statement s on s.id = o.since
      where o.asset_id = any(${ids}::int[]) and s.recorded_at <= ${at}
      union all
      select o.asset_id, o.slice_id, o.finding_id, o.severity from occurrence_past o
        join statement s on s.id = o.since join statement u on u.id = o.until
      where o.asset_id = any(${ids}::int[]) and s.recorded_at <= ${at} and u.recorded_at > ${at}),
    placed as (
      select n.asset_id, l.area::int, n.finding_id, min(n.severity)::int as severity
      from seen n join slice l on l.id = n.slice_id group by 1, 2, 3),
    later as (
      select distinct on (t.finding_id, t.event) t.finding_id, t.event, t.detail ->> 'from' as said from timeline_entry t
      where t.event in ('status', 'severity') and t.at > ${at} and t.finding_id in (select finding_id from placed)
      order by t.finding_id, t.event, t.id),
    feed as (
      select distinct on (rule_id) rule_id, epss, kev from rule_log
      where at <= ${at} order by rule_id, rule_log.at desc, rule_log.id desc)
    select p.asset_id as "assetId", p.area, f.id as "findingId", f.rule_id as "ruleId", r.bundle, f.subject_id as "subjectId",
      f.component_id as "componentId", p.severity, v.said as "severitySaid", f.override::int, i.epss,
      coalesce(i.kev, false) as kev, f.status::int, s.said as "statusSaid"
    from placed p join finding f on f.id = p.finding_id join rule r on r.id = f.rule_id
      left join feed i on i.rule_id = f.rule_id
      left join later s on s.finding_id = f.id and s.event = 'status'
      left join later v on v.finding_id = f.id and v.event = 'severity'`;
  const problems = rows.map((row): LedgerProblem & { row: ProblemRow } => {
    const status = row.statusSaid ?? STATUS_NAMES[row.status]!;
    const said = row.severitySaid === null ? -1 : (SEVERITIES as readonly string[]).indexOf(row.severitySaid);
    return {
      assetId: row.assetId,
      area: row.area,
      findingId: row.findingId,
      ruleId: row.ruleId,
      severity: said >= 0 ? said : (row.override ?? row.severity),
      epss: row.epss,
      kev: row.kev,
      dismissed: DISMISSED.includes(status),
      accepted: status === "risk_accepted",
      row,
    };
  });
  const bundles = await membersOf(rows);
  const there = new Set(rows.map((r) => `${r.assetId}/${r.subjectId}/${r.componentId}/${r.ruleId}`));
  return problems
    .filter(
      ({ row: r }) =>
        !r.bundle ||
        !(bundles.get(r.ruleId) ?? []).some((member) =>
          there.has(`${r.assetId}/${r.subjectId}/${r.componentId}/${member}`),
        ),
    )
    .map(({ row: _row, ...problem }) => problem);
};

/** A bundle adds nothing where one of its members stands in the same component. */
const membersOf = async (rows: ProblemRow[]): Promise<Map<number, number[]>> => {
  const bundles = [...new Set(rows.filter((row) => row.bundle).map((row) => row.ruleId))];
  if (bundles.length === 0) return new Map();
  const members = await sql<{ rule: number; member: number }>`
    select rule_id as rule, member_id as member from bundle_member where rule_id = any(${bundles}::int[])`;
  return new Map(
    [...Map.groupBy(members, ({ rule }) => rule)].map(([rule, of]) => [rule, of.map(({ member }) => member)]),
  );
};
