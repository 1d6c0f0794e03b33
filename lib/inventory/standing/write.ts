import type { CopyTx } from "../../db/transaction.ts";
import { compareOrders, type Order } from "../../ingest/spans.ts";
import type { Recording } from "../recording.ts";

/** A list over all namespaces, and any list of objects that are in none. */
const EVERYWHERE = "*";

/** Where this report stands among the complete lists of its cluster that were applied before. */
export interface Standing {
  /** The time of a newer complete list of this kind and namespace, which knows better; null where this report is the newest. */
  outdatedSince(objectKind: string, namespace: string): Date | null;
}

export const NO_LISTS: Standing = { outdatedSince: () => null };

/** Reads the lists applied to a cluster; its row is locked, so that two lists of one cluster wait for each other. */
export const standingIn = async (tx: CopyTx, clusterId: number, order: Order): Promise<Standing> => {
  await tx.sql`select 1 from asset where id = ${clusterId} for update`;
  const rows = await tx.sql<Order & { objectKind: string; namespace: string }>`
    select object_kind as "objectKind", namespace, observed_at as "observedAt", sequence, sha256
    from inventory_applied where cluster_id = ${clusterId}`;
  const newer = new Map<string, Date>();
  for (const row of rows) {
    if (compareOrders(row, order) > 0)
      newer.set(`${row.objectKind} ${row.namespace}`, new Date(row.observedAt));
  }
  const later = (a: Date | undefined, b: Date | undefined): Date | null =>
    a && b ? (a > b ? a : b) : (a ?? b ?? null);
  return {
    outdatedSince: (objectKind, namespace) =>
      later(newer.get(`${objectKind} ${namespace}`), newer.get(`${objectKind} ${EVERYWHERE}`)),
  };
};

/** Remembers which lists were whole, the newest of each kind and namespace. */
export const advanceLists = async (
  tx: CopyTx,
  clusterId: number,
  { reading, order }: Pick<Recording, "reading" | "order">,
): Promise<void> => {
  for (const { objectKind, namespace } of reading.absences) {
    await tx.sql`
      insert into inventory_applied as i (cluster_id, object_kind, namespace, observed_at, sequence, sha256)
      values (${clusterId}, ${objectKind}, ${namespace ?? EVERYWHERE}, ${order.observedAt}, ${order.sequence}, ${order.sha256})
      on conflict (cluster_id, object_kind, namespace) do update set
        observed_at = excluded.observed_at, sequence = excluded.sequence, sha256 = excluded.sha256
      where (i.observed_at, i.sequence, i.sha256) < (excluded.observed_at, excluded.sequence, excluded.sha256)`;
  }
};

/** Whether a whole list of pods was ever seen there: only then does "no container known" mean "nothing runs". */
export const namespacesWithPods = async (
  tx: CopyTx,
  clusterId: number,
): Promise<(namespace: string) => boolean> => {
  const rows = await tx.sql<{ namespace: string }>`
    select namespace from inventory_applied where cluster_id = ${clusterId} and object_kind = 'Pod'`;
  const listed = new Set(rows.map((row) => row.namespace));
  return (namespace) => listed.has(EVERYWHERE) || listed.has(namespace);
};
