import { systemActor } from "../../access/actor.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { settleExposure } from "../exposure/write.ts";
import { settleLiveImages } from "../liveness/write.ts";
import { settleSubjects } from "../subjects/write.ts";
import { settleImageLinks } from "../workloads/images/write.ts";

/** The sweep in a transaction of its own; `sweep` records what it changed. */
export const sweepNow = () => copyAtomic((tx) => sweep(tx));

/** Missed reports after which what a collector kept alive no longer counts as live. */
const MISSED = 3;
const DEFAULT_INTERVAL = "1 hour";

/**
 * What nobody has reported for three intervals is no longer live, and images are live or not as of now. Only what an
 * inventory has described ages this way: a host known from a weekly benchmark alone has no interval to miss.
 */
export const sweep = async (tx: CopyTx): Promise<{ silent: number; repositories: number }> => {
  const silent = await silence(tx);
  const cause = { at: tx.now, reportId: null, actor: systemActor("inventory") };
  await expose(tx, silent);
  const repositories = await tx.sql<{
    id: number;
  }>`select id from asset where kind = 'repository' order by id`;
  const flipped = await settleLiveImages(
    tx,
    repositories.map((row) => row.id),
  );
  await settleSubjects(tx, [...silent.map((asset) => asset.id), ...flipped], cause);
  const changed = { silent: silent.length, repositories: flipped.length };
  if (changed.silent + changed.repositories > 0) {
    await record(tx, systemActor("inventory"), {
      action: "inventory.swept",
      subject: { kind: "inventory", id: "all" },
      detail: changed,
    });
  }
  return changed;
};

interface Silent {
  id: number;
  kind: string;
  clusterId: number | null;
}

const silence = (tx: CopyTx): Promise<Silent[]> =>
  tx.sql<Silent>`
    with silent as (
      select a.id from asset a
      where a.live and a.last_seen < ${tx.now}::timestamptz - ${MISSED}::int * coalesce(a.interval_seconds * interval '1 second', ${DEFAULT_INTERVAL}::interval)
        and (a.kind = 'container'
          or a.kind = 'cluster' and exists (select from cluster_detail d where d.asset_id = a.id)
          or a.kind = 'host' and exists (select from host_detail d where d.asset_id = a.id)
          or a.kind = 'workload' and (exists (select from kubernetes_object o where o.workload_id = a.id)
            or exists (select from container_detail c where c.workload_id = a.id)))
      order by a.key for update)
    update asset a set live = false from silent s where a.id = s.id returning a.id, a.kind, a.cluster_id as "clusterId"`;

/** Workloads that fell silent, and those whose containers did: they run less than before, and expose less. */
const expose = async (tx: CopyTx, silent: Silent[]): Promise<void> => {
  for (const clusterId of new Set(silent.map((asset) => asset.clusterId))) {
    const own = silent.filter((asset) => asset.clusterId === clusterId).map((asset) => asset.id);
    const workloads = await tx.sql<{ id: number }>`
      select id from asset where id = any(${own}::int[]) and kind = 'workload'
      union select workload_id from container_detail where asset_id = any(${own}::int[]) and workload_id is not null`;
    const workloadIds = workloads.map((row) => row.id);
    await settleImageLinks(tx, workloadIds);
    await settleExposure(tx, clusterId, { workloadIds, repositoryIds: [] });
  }
};
