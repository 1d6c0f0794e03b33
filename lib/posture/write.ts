import { sql } from "../db/client.ts";
import type { SqlRunner } from "../db/sql.ts";
import type { CopyTx } from "../db/transaction.ts";
import { FINDING_STATUSES } from "../findings/schema.ts";
import type { AssetStatement } from "../ingest/targets/by-asset.ts";
import { enqueue } from "../jobs/queue.ts";
import { areaHazards, type Problem } from "./area-hazards.ts";
import { timeToLive } from "./freshness.ts";
import type { Measure } from "./measure.ts";
import { AREAS } from "./schema.ts";

const DISMISSED = [FINDING_STATUSES.indexOf("false_positive"), FINDING_STATUSES.indexOf("not_affected")];
const ACCEPTED = FINDING_STATUSES.indexOf("risk_accepted");

interface Assessment {
  at: Date;
  scene: { sighting: { intervalSeconds: number | null } };
}

/** Somebody looked at these areas: the newest look counts, and the first one is remembered with its arrival. */
export const assess = async (
  tx: CopyTx,
  statements: Map<number, AssetStatement>,
  { at, scene }: Assessment,
): Promise<void> => {
  const rows = new Map<string, { assetId: number; area: number; ttl: number }>();
  for (const [assetId, { slices }] of statements) {
    for (const slice of slices.filter((s) => s.assesses)) {
      const ttl = timeToLive(slice.area, scene.sighting.intervalSeconds);
      rows.set(`${assetId}/${slice.area}`, { assetId, area: AREAS.indexOf(slice.area), ttl });
    }
  }
  if (rows.size === 0) return;
  const values = [...rows.values()].sort((a, b) => a.assetId - b.assetId || a.area - b.area);
  await tx.sql`
    insert into area_state as s (asset_id, area, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds)
    select asset_id, area, ${at}, ${at}, ${tx.now}, ttl
    from unnest(${values.map((v) => v.assetId)}::int[], ${values.map((v) => v.area)}::int[], ${values.map((v) => v.ttl)}::int[])
      v(asset_id, area, ttl)
    on conflict (asset_id, area) do update set
      assessed_at = greatest(s.assessed_at, excluded.assessed_at),
      first_assessed_at = least(s.first_assessed_at, excluded.first_assessed_at),
      first_recorded_at = least(s.first_recorded_at, excluded.first_recorded_at),
      ttl_seconds = case when excluded.assessed_at >= s.assessed_at then excluded.ttl_seconds else s.ttl_seconds end`;
};

/**
 * Statements went from one asset to another (they have been moved already): the areas that were looked at, and when,
 * are those of what each has now.
 */
export const reassessTimes = async (
  tx: CopyTx,
  { from, statementIds }: { from: number; statementIds: number[] },
): Promise<void> => {
  const looks = await tx.sql<Look>`
    select distinct on (s.asset_id, l.area) s.asset_id as "assetId", l.area::int as area, c.interval_seconds as "intervalSeconds",
      min(date_trunc('milliseconds', s.observed_at::timestamptz)) over all_of as first,
      max(date_trunc('milliseconds', s.observed_at::timestamptz)) over all_of as last, min(s.recorded_at) over all_of as recorded
    from statement s join lateral unnest(s.slices) n(id) on true join slice l on l.id = n.id
      join area_state k on k.asset_id = ${from} and k.area = l.area
      join delivery d on d.id = s.delivery_id join collector c on c.id = d.collector_id
    where s.asset_id = ${from} or s.id = any(${statementIds}::int[])
    window all_of as (partition by s.asset_id, l.area)
    order by s.asset_id, l.area, s.observed_at desc, s.sequence desc, s.sha256 desc`;
  await tx.sql`delete from area_state where asset_id = ${from} and area <> all(${looks.filter((look) => look.assetId === from).map((look) => look.area)}::int[])`;
  for (const look of looks) {
    const anew = look.assetId === from;
    const ttl = timeToLive(AREAS[look.area]!, look.intervalSeconds);
    await tx.sql`
      insert into area_state as s (asset_id, area, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds)
      values (${look.assetId}, ${look.area}, ${look.last}, ${look.first}, ${look.recorded}, ${ttl})
      on conflict (asset_id, area) do update set
        ttl_seconds = case when ${anew} or excluded.assessed_at >= s.assessed_at then excluded.ttl_seconds else s.ttl_seconds end,
        assessed_at = case when ${anew} then excluded.assessed_at else greatest(s.assessed_at, excluded.assessed_at) end,
        first_assessed_at = case when ${anew} then excluded.first_assessed_at else least(s.first_assessed_at, excluded.first_assessed_at) end,
        first_recorded_at = case when ${anew} then excluded.first_recorded_at else least(s.first_recorded_at, excluded.first_recorded_at) end`;
  }
};

interface Look {
  assetId: number;
  area: number;
  intervalSeconds: number | null;
  first: Date;
  last: Date;
  recorded: Date;
}

const RBAC = ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"];

/**
 * Whole lists of network policies are a look at the network of their namespaces' workloads and of the cluster; whole
 * lists of RBAC objects one at its access (domain.md, Posture 5). A namespace in no list was not looked at.
 */
export const assessLists = async (
  tx: CopyTx,
  absences: { objectKind: string; namespace: string | null }[],
  clusterId: number,
  { at, scene }: Assessment,
): Promise<void> => {
  const namespaces = absences.filter((a) => a.objectKind === "NetworkPolicy").map((a) => a.namespace ?? "");
  const areas = [
    ...(namespaces.length > 0 ? [{ area: "network" as const, workloads: true }] : []),
    ...(absences.some((a) => RBAC.includes(a.objectKind))
      ? [{ area: "access" as const, workloads: false }]
      : []),
  ];
  for (const { area, workloads } of areas) {
    await tx.sql`
      insert into area_state as s (asset_id, area, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds)
      select id, ${AREAS.indexOf(area)}::int, ${at}, ${at}, ${tx.now}, ${timeToLive(area, scene.sighting.intervalSeconds)}::int
      from asset where id = ${clusterId} or (${workloads} and kind = 'workload' and live and cluster_id = ${clusterId}
        and namespace = any(${namespaces}::text[]))
      order by id
      on conflict (asset_id, area) do update set
        assessed_at = greatest(s.assessed_at, excluded.assessed_at),
        first_assessed_at = least(s.first_assessed_at, excluded.first_assessed_at),
        first_recorded_at = least(s.first_recorded_at, excluded.first_recorded_at),
        ttl_seconds = case when excluded.assessed_at >= s.assessed_at then excluded.ttl_seconds else s.ttl_seconds end`;
  }
};

/** The hazards of these assets, from what is present on them now. Integers: the order of reports never matters. */
export const reassess = async (tx: SqlRunner, assetIds: number[]): Promise<void> => {
  if (assetIds.length === 0) return;
  const ids = [...new Set(assetIds)].sort((a, b) => a - b);
  const problems = await presentOn(tx, ids);
  const hazards = areaHazards(problems);
  await tx.sql`
    update area_state s set hazard = coalesce(h.hazard, 0), hazard_honoured = coalesce(h.honoured, 0), hazard_dismissed = coalesce(h.dismissed, 0)
    from (select a.asset_id, a.area, x.hazard, x.honoured, x.dismissed from area_state a
      left join unnest(${hazards.map((h) => h.assetId)}::int[], ${hazards.map((h) => h.area)}::int[],
        ${hazards.map((h) => h.hazard)}::int[], ${hazards.map((h) => h.honoured)}::int[], ${hazards.map((h) => h.dismissed)}::int[])
        x(asset_id, area, hazard, honoured, dismissed) on x.asset_id = a.asset_id and x.area = a.area
      where a.asset_id = any(${ids}::int[])) h
    where s.asset_id = h.asset_id and s.area = h.area
      and (s.hazard, s.hazard_honoured, s.hazard_dismissed)
        is distinct from (coalesce(h.hazard, 0), coalesce(h.honoured, 0), coalesce(h.dismissed, 0))`;
};

const presentOn = async (
  tx: SqlRunner,
  assetIds: number[],
): Promise<(Problem & { assetId: number; area: number })[]> => {
  const rows = await tx.sql<Problem & { assetId: number; sliceId: number }>`
    select o.asset_id as "assetId", o.slice_id as "sliceId", f.rule_id as "ruleId",
      min(coalesce(f.override, o.severity))::int as severity, r.epss, r.kev,
      f.status = any(${DISMISSED}::int[]) as dismissed, f.status = ${ACCEPTED}::int as accepted
    from occurrence o join finding f on f.id = o.finding_id join rule r on r.id = f.rule_id
    where o.asset_id = any(${assetIds}::int[]) and (not r.bundle or not exists (
      -- A bundle adds nothing where one of its members stands in the same component.
      select from bundle_member m join finding g on g.subject_id = f.subject_id and g.rule_id = m.member_id
        and g.kind = f.kind and g.component_id = f.component_id
      join occurrence p on p.asset_id = o.asset_id and p.finding_id = g.id
      where m.rule_id = f.rule_id))
    group by o.asset_id, o.slice_id, f.rule_id, r.id, dismissed, accepted`;
  const slices = await tx.sql<{ id: number; area: number }>`
    select id, area::int from slice where id = any(${[...new Set(rows.map((row) => row.sliceId))]}::int[])`;
  const areas = new Map(slices.map(({ id, area }) => [id, area]));
  return rows.map((row) => ({ ...row, area: areas.get(row.sliceId)! }));
};

/** Assets on which something of these rules is present: a likelihood that moved touches all of them. */
export const assetsWithRules = async (tx: SqlRunner, ruleIds: number[]): Promise<number[]> => {
  if (ruleIds.length === 0) return [];
  const rows = await tx.sql<{ id: number }>`
    select distinct i.asset_id as id from finding f join image_detail i on i.repository_id = f.subject_id
    where f.rule_id = any(${ruleIds}::int[]) and exists (select from occurrence o where o.asset_id = i.asset_id and o.finding_id = f.id)
    union
    select f.subject_id from finding f where f.rule_id = any(${ruleIds}::int[])
      and exists (select from occurrence o where o.asset_id = f.subject_id and o.finding_id = f.id)`;
  return rows.map((row) => row.id);
};

export const keepSnapshots = async (at: Date, measures: Measure[]): Promise<void> => {
  const column = <K extends keyof Measure>(key: K): Measure[K][] => measures.map((measure) => measure[key]);
  await sql`insert into posture_snapshot (at, scope, score, honoured, coverage, detail)
    select ${at}, scope, score, honoured, coverage, jsonb_build_object('assets', assets)
    from unnest(${column("scope")}::text[], ${column("score")}::float8[], ${column("honoured")}::float8[],
      ${column("coverage")}::float8[], ${column("assets")}::int[]) m(scope, score, honoured, coverage, assets)`;
};

/** Outside any report's transaction: all of them would wait for each other on the one job. Losing one is harmless. */
export const requestSnapshot = (at: Date): Promise<void> =>
  enqueue({ sql }, "posture_snapshot", { at: at.toISOString() }, { priority: 10, key: "posture_snapshot" });

/** The newest snapshot of a scope, and the days (since 1970, UTC) that have one. */
export const snapshotDays = async (
  scope: string,
): Promise<{ last: Date | null; days: ReadonlySet<number> }> => {
  const rows = await sql<{ day: number; last: Date }>`
    select floor(extract(epoch from at) / 86400)::int as day, max(at) as last from posture_snapshot
    where scope = ${scope} group by 1 order by 1`;
  return { last: rows.at(-1)?.last ?? null, days: new Set(rows.map(({ day }) => day)) };
};

/** When what the score is made of was first recorded; null while there is nothing. */
export const firstLogged = async (): Promise<Date | null> =>
  (await sql<{ at: Date }>`select at from area_log order by id limit 1`)[0]?.at ?? null;
