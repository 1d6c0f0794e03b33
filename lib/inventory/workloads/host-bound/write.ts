import type { CopyTx } from "../../../db/transaction.ts";
import type { WorkloadFact } from "../../../ingest/reading/inventory.ts";
import { type ManySighting, sightAssets } from "../../assets/write.ts";
import { workloadKey } from "../../keys.ts";
import type { Recording } from "../../recording.ts";
import type { WorkloadKind } from "../../schema.ts";

interface Service {
  objectKind: WorkloadKind;
  namespace: string;
  name: string;
}

/**
 * Workloads that no orchestrator's list holds: Compose services, container groups, and the services that containers
 * name. Their place is the host, or the cluster for those that span hosts.
 */
export const recordServices = async (
  tx: CopyTx,
  { reading, clusterId, scene }: Recording,
  keyOf: (service: Service, host: string | null) => string,
): Promise<Map<string, number>> => {
  const stated = new Map<string, { service: Service; fact: WorkloadFact | null }>();
  for (const fact of reading.facts) {
    if (fact.kind === "container" && fact.service)
      stated.set(keyOf(fact.service, fact.host), { service: fact.service, fact: null });
  }
  for (const fact of reading.facts) {
    if (fact.kind !== "workload") continue;
    const key = keyOf(fact, null);
    if (fact.objectKind === "ComposeService" || fact.objectKind === "ContainerGroup" || clusterId === null)
      stated.set(key, { service: fact, fact });
  }
  const sightings = [...stated].map(
    ([key, { service, fact }]): ManySighting => ({
      key,
      kind: "workload",
      name: service.name,
      clusterId,
      namespace: service.namespace,
      labels: fact?.labels ?? null,
      goneSince: null,
      live: true,
    }),
  );
  const sighted = await sightAssets(tx, sightings, scene.sighting);
  const rows = [...stated].map(([key, { service, fact }]) => ({
    assetId: sighted.get(key)!.id,
    objectKind: service.objectKind,
    replicas: fact?.replicas ?? null,
    isolation: fact?.isolation ?? null,
    podLabels: fact?.podLabels ?? {},
  }));
  await tx.sql`
    insert into workload_detail as w (asset_id, object_kind, replicas, isolation, pod_labels)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      x("assetId" int, "objectKind" text, replicas int, isolation jsonb, "podLabels" jsonb)
    on conflict (asset_id) do update set replicas = coalesce(excluded.replicas, w.replicas), isolation = coalesce(excluded.isolation, w.isolation)`;
  return new Map([...sighted].map(([key, { id }]) => [key, id]));
};

/** Keys of services: by cluster where they span hosts, else by the host they are on. */
export const serviceKeys =
  (clusterId: number | null, boundHost: string) =>
  ({ objectKind, namespace, name }: Service, host: string | null): string => {
    const spans = clusterId !== null && objectKind !== "ComposeService" && objectKind !== "ContainerGroup";
    return spans
      ? workloadKey(clusterId, namespace, objectKind, name)
      : workloadKey(clusterId, `${host ?? boundHost}/${namespace}`, objectKind, name);
  };
