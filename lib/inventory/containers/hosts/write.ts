import type { CopyTx } from "../../../db/transaction.ts";
import { compareOrders, type Order } from "../../../ingest/spans.ts";
import type { Recording } from "../../recording.ts";

/** Lists of a host stand beside those of clusters, under the host's own id: `*` is all there is on it. */
const KIND = "Container";
const ALL = "*";

/** Since when a newer whole list of a host's containers knows better than this report; null where there is none. */
export type ListedSince = (hostId: number | null) => Date | null;

export const newerLists = async (tx: CopyTx, hostIds: number[], order: Order): Promise<ListedSince> => {
  const rows = await tx.sql<Order & { hostId: number }>`
    select cluster_id as "hostId", observed_at as "observedAt", sequence, sha256 from inventory_applied
    where cluster_id = any(${hostIds}::int[]) and object_kind = ${KIND} and namespace = ${ALL}`;
  const newer = rows.filter((row) => compareOrders(row, order) > 0);
  const since = new Map(newer.map((row) => [row.hostId, new Date(row.observedAt)]));
  return (hostId) => (hostId === null ? null : (since.get(hostId) ?? null));
};

/**
 * What a whole list of a host's containers leaves out is gone, and with the last of its containers what lived on that
 * host alone. Answers the workloads that it touched: their images may run no longer.
 *
 * @param late hosts of which a newer list is known: what this report brings may be gone already
 */
export const removeUnlisted = async (
  tx: CopyTx,
  { reading, order, at }: Recording,
  hostIdOf: (name: string) => number | null,
  late: readonly number[],
): Promise<number[]> => {
  const touched: number[] = [];
  for (const hostId of late) touched.push(...(await workloadsGone(tx, hostId)));
  for (const { objectKind, host } of reading.absences) {
    const hostId = host === undefined ? null : hostIdOf(host);
    if (objectKind !== KIND || hostId === null) continue;
    touched.push(...(await containersGone(tx, hostId, at)), ...(await workloadsGone(tx, hostId)));
    await tx.sql`
      insert into inventory_applied as i (cluster_id, object_kind, namespace, observed_at, sequence, sha256)
      values (${hostId}, ${KIND}, ${ALL}, ${order.observedAt}, ${order.sequence}, ${order.sha256})
      on conflict (cluster_id, object_kind, namespace) do update set
        observed_at = excluded.observed_at, sequence = excluded.sequence, sha256 = excluded.sha256
      where (i.observed_at, i.sequence, i.sha256) < (excluded.observed_at, excluded.sequence, excluded.sha256)`;
  }
  return touched;
};

/** Those of the list were seen just now. They ended when they said so, else some time before this look. */
const containersGone = async (tx: CopyTx, hostId: number, at: Date): Promise<number[]> => {
  const rows = await tx.sql<{ id: number | null }>`
    update asset a set live = false, gone_at = greatest(a.last_seen, least(coalesce(c.finished_at, ${at}), ${at}))
    from container_detail c
    where c.asset_id = a.id and a.kind = 'container' and c.host_id = ${hostId} and c.pod_id is null and a.last_seen < ${at}
      and (a.gone_at is null or a.gone_at > ${at})
    returning c.workload_id as id`;
  return rows.flatMap(({ id }) => id ?? []);
};

const workloadsGone = async (tx: CopyTx, hostId: number): Promise<number[]> => {
  const rows = await tx.sql<{ id: number }>`
    update asset w set live = false, gone_at = (
      select a.gone_at from asset a join container_detail c on c.asset_id = a.id
      where a.kind = 'container' and c.workload_id = w.id order by a.gone_at desc nulls last limit 1)
    from workload_detail d
    where d.asset_id = w.id and d.object_kind in ('ComposeService', 'ContainerGroup') and w.gone_at is null
      and exists (select from container_detail c where c.workload_id = w.id and c.host_id = ${hostId})
      and not exists (select from container_detail c join asset a on a.id = c.asset_id
        where a.kind = 'container' and c.workload_id = w.id and a.gone_at is null)
    returning w.id`;
  return rows.map(({ id }) => id);
};
