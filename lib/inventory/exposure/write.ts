import type { SqlRunner } from "../../db/sql.ts";
import type { CopyTx } from "../../db/transaction.ts";
import type { Isolation, ObjectFact } from "../../ingest/reading/inventory.ts";
import { type Exposure, exposureOf, reachableServices } from "../exposure.ts";
import { namespacesWithPods } from "../standing/write.ts";

const ENTRANCES = ["Service", "Ingress", "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];

interface WorkloadRow {
  id: number;
  namespace: string;
  podLabels: Record<string, string>;
  isolation: Isolation | null;
  running: number;
  /** Containers of it are known, whether or not they run. */
  instantiated: boolean;
  /** Pods that should be running but whose containers nobody listed. */
  pods: number;
  ports: number[];
  live: boolean;
}

/**
 * How far workloads, their containers and images are exposed, from the services, routes, pods and ports that are known.
 * Answers the assets where that changed: their hazards weigh differently now.
 */
export const settleExposure = async (
  tx: CopyTx,
  clusterId: number | null,
  scope: { workloadIds: number[]; repositoryIds: number[] },
): Promise<number[]> => {
  const reachable = clusterId === null ? [] : reachableServices(await entrances(tx, clusterId));
  const covered = clusterId === null ? () => false : await namespacesWithPods(tx, clusterId);
  const workloads = await workloadsOf(tx, clusterId, scope.workloadIds);
  const exposures = workloads.map((workload): { id: number } & Exposure => ({
    id: workload.id,
    ...exposureOf(
      {
        namespace: workload.namespace,
        podLabels: workload.podLabels,
        isolation: workload.isolation,
        publishedPorts: workload.ports,
        runningInstances: instancesOf(workload, covered(workload.namespace)),
      },
      reachable,
    ),
  }));
  const changed = await keepExposures(tx, exposures);
  const containers = await exposeContainers(
    tx,
    workloads.map((workload) => workload.id),
  );
  return [...changed, ...containers, ...(await exposeImages(tx, changed, scope.repositoryIds))];
};

/** Null where nothing is known of instances: a template alone says neither that it runs nor that it doesn't. */
const instancesOf = ({ running, instantiated, pods, live }: WorkloadRow, covered: boolean): number | null => {
  if (!live) return 0;
  if (!instantiated && pods > 0) return null;
  return instantiated || covered ? running : null;
};

const entrances = (tx: CopyTx, clusterId: number): Promise<ObjectFact[]> =>
  tx.sql<ObjectFact>`
    select 'object' as kind, object_kind as "objectKind", namespace, name, uid, labels, spec, null as "createdAt"
    from kubernetes_object where cluster_id = ${clusterId} and object_kind = any(${ENTRANCES}::text[]) and gone_at is null`;

/** In a cluster all of them: a new Service may select any. */
const workloadsOf = (tx: CopyTx, clusterId: number | null, ids: number[]): Promise<WorkloadRow[]> =>
  tx.sql<WorkloadRow>`
    select a.id, coalesce(a.namespace, '') as namespace, w.pod_labels as "podLabels", w.isolation, a.live,
      (select count(*)::int from kubernetes_object o where o.workload_id = a.id and o.object_kind = 'Pod' and o.gone_at is null
        and coalesce(o.spec ->> 'phase', 'Running') = 'Running') as pods,
      exists (select from container_detail d where d.workload_id = a.id) as instantiated, count(distinct c.asset_id)::int as running,
      coalesce(array_agg(distinct p.port) filter (where p.port is not null), '{}') as ports
    from asset a join workload_detail w on w.asset_id = a.id
    left join running_container c on c.workload_id = a.id
    left join lateral unnest(c.published_ports) p(port) on true
    where a.kind = 'workload' and (a.cluster_id = ${clusterId}::int or a.id = any(${ids}::int[]))
    group by a.id, w.asset_id order by a.id`;

const keepExposures = async (tx: SqlRunner, rows: ({ id: number } & Exposure)[]): Promise<number[]> => {
  const changed = await tx.sql<{ id: number; level: boolean }>`
    update asset a set exposure = x.level, exposure_reason = x.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x(id int, level text, reason text)
    where a.id = x.id and (a.exposure, coalesce(a.exposure_reason, '')) is distinct from (x.level, x.reason) returning a.id`;
  return changed.map((row) => row.id);
};

/**
 * A container is as exposed as what it is an instance of, while it runs; a stand-alone one by its own ports. Those that
 * ended long ago, of which there may be very many, were settled then.
 */
const exposeContainers = async (tx: SqlRunner, workloadIds: number[]): Promise<number[]> => {
  const rows = await tx.sql<{ id: number }>`
    with verdict as (
      select c.asset_id as id, case when c.state <> 'running' or not a.live then 'not_running'
          when w.id is not null then w.exposure when cardinality(c.published_ports) > 0 then 'internet' else 'running' end as level,
        case when c.state <> 'running' or not a.live then 'It is not running.' when w.id is not null then w.exposure_reason
          when cardinality(c.published_ports) > 0 then 'It publishes ports beyond loopback.' else 'It runs; nothing found exposes it.' end as reason
      from container_detail c join asset a on a.id = c.asset_id left join asset w on w.id = c.workload_id
      where a.kind = 'container' and (a.live or a.exposure <> 'not_running')
        and (c.workload_id = any(${workloadIds}::int[]) or c.workload_id is null))
    update asset a set exposure = v.level, exposure_reason = v.reason from verdict v
    where a.id = v.id and (a.exposure, coalesce(a.exposure_reason, '')) is distinct from (v.level, coalesce(v.reason, '')) returning a.id`;
  return rows.map((row) => row.id);
};

/** An image is as exposed as the worst of what runs it; not running where inventory knows it and nothing does. */
export const exposeImages = async (
  tx: SqlRunner,
  assetIds: number[],
  repositoryIds: number[],
): Promise<number[]> => {
  const rows = await tx.sql<{ id: number }>`
    with touched as (
      select asset_id as id from image_detail where repository_id = any(${repositoryIds}::int[])
      union select image_id from workload_image where workload_id = any(${assetIds}::int[])
      union select image_id from container_detail where workload_id = any(${assetIds}::int[]) and image_id is not null and state <> 'exited'),
    run as (
      select c.image_id as id, a.exposure, a.exposure_reason as reason, a.name
      from container_detail c join asset a on a.id = c.asset_id
      where a.kind = 'container' and (a.live or a.exposure <> 'not_running') and c.image_id in (select id from touched)
      union all
      select t.id, 'not_running', null, '' from touched t where exists (select from container_detail c where c.image_id = t.id)
      union all
      select w.image_id, case when w.gone_at is null then a.exposure else 'not_running' end, a.exposure_reason, a.name
      from workload_image w join asset a on a.id = w.workload_id where w.image_id in (select id from touched)),
    worst as (
      select distinct on (id) id, exposure, case when exposure = 'not_running' then 'Nothing runs it now.' else 'Through ' || name || ': ' || coalesce(reason, 'it runs.') end as reason
      from run order by id, array_position(array['internet', 'running', 'unknown', 'not_running'], exposure), name)
    update asset a set exposure = w.exposure, exposure_reason = w.reason from worst w
    where a.id = w.id and (a.exposure, coalesce(a.exposure_reason, '')) is distinct from (w.exposure, w.reason) returning a.id`;
  return rows.map((row) => row.id);
};
