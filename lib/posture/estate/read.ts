import { sql } from "../../db/client.ts";
import { FINDING_STATUSES } from "../../findings/schema.ts";
import { STATE } from "../../findings/states/standing.ts";
import type { AssetKind } from "../../inventory/schema.ts";
import type { Exposure } from "../hazard.ts";
import type { LedgerProblem } from "../ledger.ts";
import { findPlace } from "../place/read.ts";
import { AREAS, type Scope } from "../schema.ts";
import type { EstateAsset } from "./schema.ts";

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
  assessedAt: Date | null;
  ttlSeconds: number;
  dismissed: number;
  late: boolean;
  excludedAt: Date | null;
  excludedBy: string | null;
  excludedBecause: string | null;
}

/** Live assets that are scored. An image is where the workloads are that run it, and has their labels. */
export const readEstate = async (scope: Scope): Promise<EstateAsset[]> => {
  const { team, cluster, namespace, label } = await findPlace(scope);
  const assets = await sql<AssetRow>`
    with runs as (
      select w.image_id, array_agg(distinct a.cluster_id) filter (where a.cluster_id is not null) as clusters,
        bool_or((${cluster}::int is null or a.cluster_id = ${cluster}::int) and a.namespace = ${namespace}::text) as placed,
        bool_or(a.labels @> ${label}::jsonb) as labelled
      from workload_image w join asset a on a.id = w.workload_id where w.gone_at is null and a.live group by w.image_id),
    -- Counted before the scope narrows anything: an image weighs the same wherever it is looked at from.
    live_images as (
      select d.repository_id, count(*)::int as n from image_detail d join asset x on x.id = d.asset_id
      where x.live group by d.repository_id)
    select a.id, a.key, a.kind, a.name, coalesce(i.repository_id, a.id) as "subjectId", a.criticality::int, coalesce(t.criticality, 1)::int as "teamCriticality",
      a.team_id as "teamId", a.exposure,
      case when a.kind = 'cluster' then array[a.id] when a.kind = 'image' then coalesce(r.clusters, '{}')
           when a.cluster_id is null then '{}' else array[a.cluster_id] end as "clusterIds",
      coalesce(li.n, 1) as siblings
    from asset a left join team t on t.id = a.team_id left join image_detail i on i.asset_id = a.id
      left join runs r on r.image_id = a.id left join live_images li on li.repository_id = i.repository_id
    where a.live and a.kind in ('image', 'workload', 'host', 'cluster')
      and (${team}::int is null or a.team_id = ${team}::int)
      and (${cluster}::int is null or ${namespace}::text is not null or a.id = ${cluster}::int or a.cluster_id = ${cluster}::int
        or ${cluster}::int = any(r.clusters))
      and (${namespace}::text is null or (${cluster}::int is null or a.cluster_id = ${cluster}::int) and a.namespace = ${namespace}::text or coalesce(r.placed, false))
      and (${label}::jsonb is null or a.labels @> ${label}::jsonb or coalesce(r.labelled, false))`;
  const areas = Map.groupBy(await readAreas(assets.map((a) => a.id)), (row) => row.assetId);
  return assets.map((asset) => {
    const own = areas.get(asset.id) ?? [];
    return {
      ...asset,
      dismissed: own.reduce((sum, row) => sum + row.dismissed, 0),
      excluded: own.flatMap(({ area, excludedAt, excludedBy, excludedBecause }) =>
        excludedAt === null
          ? []
          : {
              area: AREAS[area]!,
              by: excludedBy,
              at: excludedAt.toISOString(),
              because: excludedBecause,
            },
      ),
      honoured: new Map(own.map((row) => [AREAS[row.area]!, row.honoured])),
      areas: own.map((row) => ({
        area: AREAS[row.area]!,
        hazard: row.hazard,
        assessedAt: row.assessedAt?.getTime() ?? null,
        ttlSeconds: row.ttlSeconds,
        late: row.late,
        excluded: row.excludedAt !== null,
      })),
    };
  });
};

/** Late: the only report there is was older than its time to live when it came (docs/posture.md, 4). */
const readAreas = (ids: number[]): Promise<AreaRow[]> =>
  sql<AreaRow>`
    select asset_id as "assetId", area::int, hazard, hazard_honoured as honoured, hazard_dismissed as dismissed, assessed_at as "assessedAt",
      ttl_seconds as "ttlSeconds", excluded_at as "excludedAt", excluded_by as "excludedBy",
      excluded_because as "excludedBecause",
      assessed_at = first_assessed_at and first_recorded_at > first_assessed_at + make_interval(secs => ttl_seconds) as late
    from area_state where asset_id = any(${ids}::int[])`;

/** Findings that are present, by severity and status (positions in their vocabularies). */
export type Present = { severity: number; status: number; n: number }[];

export const countPresent = (subjectIds: readonly number[]): Promise<Present> =>
  sql<Present[number]>`
    select severity::int, status::int, sum(n)::int as n from finding_count
    where state = ${STATE.present}::int and subject_id = any(${[...new Set(subjectIds)]}::int[]) group by 1, 2`;

/** Everything present on these assets that a hazard comes from. */
export const readProblems = (ids: number[]): Promise<LedgerProblem[]> =>
  sql<LedgerProblem>`
    select o.asset_id as "assetId", s.area::int, f.id as "findingId", f.rule_id as "ruleId",
      coalesce(f.override, min(o.severity))::int as severity, r.epss, r.kev,
      f.status in (${FINDING_STATUSES.indexOf("false_positive")}::int, ${FINDING_STATUSES.indexOf("not_affected")}::int) as dismissed,
      f.status = ${FINDING_STATUSES.indexOf("risk_accepted")}::int as accepted
    from occurrence o join slice s on s.id = o.slice_id join finding f on f.id = o.finding_id join rule r on r.id = f.rule_id
    where o.asset_id = any(${ids}::int[])
      and (not r.bundle or not exists (
        -- A bundle adds nothing where one of its members stands in the same component.
        select from bundle_member m join finding g on g.subject_id = f.subject_id and g.rule_id = m.member_id
          and g.kind = f.kind and g.component_id = f.component_id
        join occurrence p on p.asset_id = o.asset_id and p.finding_id = g.id
        where m.rule_id = f.rule_id))
    group by o.asset_id, s.area, f.id, r.id`;
