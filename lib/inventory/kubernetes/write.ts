import type { CopyTx } from "../../db/transaction.ts";
import type { InventoryFact } from "../../ingest/reading/inventory.ts";
import { isHostBound } from "../keys.ts";
import type { Recording } from "../recording.ts";
import type { Standing } from "../standing/write.ts";

interface ObjectRow {
  objectKind: string;
  namespace: string;
  name: string;
  uid: string;
  owner: unknown;
  labels: Record<string, string>;
  spec: Record<string, unknown>;
}

/** What a fact is as an object of the orchestrator; null for hosts, containers and images, which are only assets. */
export const objectOf = (fact: InventoryFact): ObjectRow | null => {
  if (fact.kind === "namespace") {
    return {
      objectKind: "Namespace",
      namespace: "",
      name: fact.name,
      uid: fact.uid,
      owner: null,
      labels: fact.labels,
      spec: {},
    };
  }
  if (fact.kind === "object") {
    const { objectKind, name, uid, labels, spec } = fact;
    return { objectKind, namespace: fact.namespace ?? "", name, uid, owner: null, labels, spec };
  }
  if (fact.kind === "workload" && !isHostBound(fact.objectKind)) {
    const { objectKind, namespace, name, uid, owner, labels, podLabels, replicas, images, isolation } = fact;
    return {
      objectKind,
      namespace,
      name,
      uid,
      owner,
      labels,
      spec: { podLabels, replicas, images, isolation },
    };
  }
  if (fact.kind === "pod") {
    const { namespace, name, uid, owner, labels, mirrorOf, node, images, isolation, phase } = fact;
    return {
      objectKind: "Pod",
      namespace,
      name,
      uid,
      owner,
      labels,
      spec: { mirrorOf, node, images, isolation, phase },
    };
  }
  return null;
};

export const objectName = (row: { objectKind: string; namespace: string; name: string }): string =>
  `${row.objectKind}/${row.namespace}/${row.name}`;

/** Records the objects of a list. An older list widens what is known of when they were there, nothing else. */
export const recordObjects = async (
  tx: CopyTx,
  clusterId: number,
  { reading, at }: Recording,
  standing: Standing,
): Promise<void> => {
  const objects = reading.facts.map(objectOf).filter((row) => row !== null);
  const rows = [...new Map(objects.map((row) => [objectName(row), row])).values()].map((row) => ({
    ...row,
    goneAt: standing.outdatedSince(row.objectKind, row.namespace),
  }));
  if (rows.length === 0) return;
  await tx.sql`
    insert into kubernetes_object as o (cluster_id, object_kind, namespace, name, uid, owner, labels, spec, first_seen, last_seen, gone_at)
    select ${clusterId}, x."objectKind", x.namespace, x.name, x.uid, x.owner, x.labels, x.spec, ${at}, ${at}, x."goneAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      x("objectKind" text, namespace text, name text, uid text, owner jsonb, labels jsonb, spec jsonb, "goneAt" timestamptz)
    on conflict (cluster_id, object_kind, namespace, name) do update set
      uid = case when excluded.last_seen >= o.last_seen then excluded.uid else o.uid end,
      owner = case when excluded.last_seen >= o.last_seen then excluded.owner else o.owner end,
      labels = case when excluded.last_seen >= o.last_seen then excluded.labels else o.labels end,
      spec = case when excluded.last_seen >= o.last_seen then excluded.spec else o.spec end,
      first_seen = least(o.first_seen, excluded.first_seen),
      last_seen = greatest(o.last_seen, excluded.last_seen),
      gone_at = case when excluded.gone_at is null or o.gone_at is null then null
        when o.gone_at > excluded.last_seen then o.gone_at else excluded.gone_at end`;
};

/** What a complete list no longer has was gone by then, unless somebody has seen it since. Holds in any order of arrival. */
export const removeAbsentObjects = async (
  tx: CopyTx,
  clusterId: number,
  { reading, at }: Recording,
): Promise<void> => {
  for (const { objectKind, namespace } of reading.absences) {
    await tx.sql`
      update kubernetes_object set gone_at = ${at}
      where cluster_id = ${clusterId} and object_kind = ${objectKind} and (${namespace}::text is null or namespace = ${namespace})
        and last_seen < ${at} and (gone_at is null or gone_at > ${at})`;
    if (objectKind !== "Node") continue;
    await tx.sql`update asset set gone_at = ${at}, live = false
      where cluster_id = ${clusterId} and kind = 'host' and last_seen < ${at} and (gone_at is null or gone_at > ${at})`;
  }
};
