import type { CopyTx } from "../../db/transaction.ts";
import { matchContainer } from "../../ingest/identity/container-id.ts";
import type { ContainerFact } from "../../ingest/reading/inventory.ts";
import { subjectRequired } from "../../ingest/targets/write.ts";
import { sightAssets } from "../assets/write.ts";
import { containerKey } from "../keys.ts";
import { rolledUpHosts } from "../lifetimes/roll-up/write.ts";
import type { Recording } from "../recording.ts";
import type { FoundImages } from "../references/write.ts";
import type { Standing } from "../standing/write.ts";
import { newerLists, removeUnlisted } from "./hosts/write.ts";

interface Surroundings {
  standing: Standing;
  images: FoundImages;
  hostIdOf: (name: string) => number | null;
  /** The host of a document that names none: the sender's subject or the collector's binding. */
  boundHostId: number | null;
  workloadIdOf: (fact: ContainerFact) => number | null;
}

/**
 * Containers by their full id: kept when they lived four seconds, never counted as separate risk. Answers the
 * workloads whose containers a host's list knows to be gone.
 */
export const recordContainers = async (
  tx: CopyTx,
  recording: Recording,
  around: Surroundings,
): Promise<number[]> => {
  const facts = recording.reading.facts.filter((fact) => fact.kind === "container");
  const late = facts.length > 0 ? await recordFacts(tx, recording, around, facts) : [];
  return removeUnlisted(tx, recording, around.hostIdOf, late);
};

/** Answers the hosts of which a newer list was applied before. */
const recordFacts = async (
  tx: CopyTx,
  recording: Recording,
  around: Surroundings,
  facts: ContainerFact[],
): Promise<number[]> => {
  const placed = facts.map((fact) => ({
    fact,
    hostId: fact.host === null ? around.boundHostId : around.hostIdOf(fact.host),
  }));
  if (placed.some(({ fact, hostId }) => hostId === null && needsHost(fact))) throw subjectRequired("host");
  const named = await notRolledUp(tx, recording, await fullIds(tx, placed));
  const hostIds = [...new Set(placed.flatMap(({ hostId }) => hostId ?? []))];
  const listedSince = await newerLists(tx, hostIds, recording.order);
  const sighted = await sightAssets(
    tx,
    named.map(({ fact, hostId, id }) => ({
      key: containerKey(id),
      kind: "container" as const,
      name: fact.name || id.slice(0, 12),
      clusterId: recording.clusterId,
      namespace: fact.pod?.namespace ?? fact.service?.namespace ?? null,
      labels: fact.labels,
      goneSince: fact.pod ? around.standing.outdatedSince("Pod", fact.pod.namespace) : listedSince(hostId),
      live: fact.state !== "exited",
    })),
    recording.scene.sighting,
  );
  const rows = named.flatMap(({ fact, hostId, id }) => {
    const { id: assetId, newest } = sighted.get(containerKey(id))!;
    if (!newest) return [];
    const imageId = around.images.imageOf({ reference: fact.imageReference, imageId: fact.imageId });
    const place = { pod: fact.pod?.name ?? null, namespace: fact.pod?.namespace ?? null };
    return [
      { ...fact, assetId, runtimeId: id, hostId, imageId, workloadId: around.workloadIdOf(fact), ...place },
    ];
  });
  await describeContainers(tx, recording.clusterId, [
    ...new Map(rows.map((row) => [row.assetId, row])).values(),
  ]);
  return hostIds.filter((hostId) => listedSince(hostId) !== null);
};

/** Pods say which container it is, and so does a cluster that runs containers on machines nobody can name (Fargate). */
const needsHost = ({ pod, service }: ContainerFact): boolean =>
  pod === null && service?.objectKind !== "EcsTaskFamily";

/** A report as old as what was rolled up adds nothing to what is known of that host. */
const notRolledUp = async <T extends Placed & { id: string }>(
  tx: CopyTx,
  { at }: Recording,
  placed: T[],
): Promise<T[]> => {
  const hosts = await rolledUpHosts(tx, [...new Set(placed.map(({ hostId }) => hostId))], at);
  if (hosts.size === 0) return placed;
  const known = await tx.sql<{ key: string }>`
    select key from asset where key = any(${placed.map(({ id }) => containerKey(id))}::text[])`;
  const keys = new Set(known.map(({ key }) => key));
  return placed.filter(({ hostId, id }) => !hosts.has(hostId) || keys.has(containerKey(id)));
};

interface Placed {
  fact: ContainerFact;
  hostId: number | null;
}

/** A shortened id means the container of that host whose id begins so. */
const fullIds = async (tx: CopyTx, placed: Placed[]): Promise<(Placed & { id: string })[]> => {
  const short = placed.filter(({ fact }) => fact.id.length < 64);
  if (short.length === 0) return placed.map((p) => ({ ...p, id: p.fact.id }));
  const known = await tx.sql<{ hostId: number; id: string }>`
    select host_id as "hostId", runtime_id as id from container_detail where host_id = any(${short.map((p) => p.hostId)}::int[])`;
  return placed.map((p) => {
    const own = [
      ...known.filter((k) => k.hostId === p.hostId).map((k) => k.id),
      ...placed
        .filter((other) => other.hostId === p.hostId && other.fact.id.length === 64)
        .map((other) => other.fact.id),
    ];
    return {
      ...p,
      id: p.fact.id.length === 64 ? p.fact.id : (matchContainer(p.fact.id, new Set(own)) ?? p.fact.id),
    };
  });
};

const describeContainers = async (tx: CopyTx, clusterId: number | null, rows: unknown[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx.sql`
    insert into container_detail (asset_id, runtime_id, host_id, workload_id, image_id, pod_name, pod_id, image_reference, state,
      started_at, finished_at, exit_code, reason, restarts, published_ports, isolation)
    select "assetId", "runtimeId", "hostId", "workloadId", "imageId", pod,
      (select o.id from kubernetes_object o where o.cluster_id = ${clusterId}::int and o.object_kind = 'Pod' and o.namespace = x.namespace and o.name = x.pod),
      "imageReference", state, "startedAt", "finishedAt",
      "exitCode", reason, restarts, array(select jsonb_array_elements_text("publishedPorts")::int), isolation
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      x("assetId" int, "runtimeId" text, "hostId" int, "workloadId" int, "imageId" int, pod text, namespace text, "imageReference" text, state text,
        "startedAt" timestamptz, "finishedAt" timestamptz, "exitCode" int, reason text, restarts int, "publishedPorts" jsonb, isolation jsonb)
    on conflict (asset_id) do update set host_id = coalesce(excluded.host_id, container_detail.host_id),
      workload_id = coalesce(excluded.workload_id, container_detail.workload_id),
      image_id = coalesce(excluded.image_id, container_detail.image_id), pod_name = excluded.pod_name, pod_id = excluded.pod_id,
      image_reference = excluded.image_reference, state = excluded.state, started_at = coalesce(excluded.started_at, container_detail.started_at),
      finished_at = excluded.finished_at, exit_code = excluded.exit_code, reason = excluded.reason, restarts = coalesce(excluded.restarts, container_detail.restarts),
      published_ports = excluded.published_ports,
      isolation = coalesce(excluded.isolation, container_detail.isolation)`;
};

/** A container ends with its pod, or when a newer sighting of the pod no longer names it. */
export const removeLostContainers = async (tx: CopyTx, clusterId: number): Promise<void> => {
  await tx.sql`
    update asset a set live = false, gone_at = coalesce(p.gone_at, p.last_seen)
    from container_detail c join kubernetes_object p on p.id = c.pod_id
    where c.asset_id = a.id and a.cluster_id = ${clusterId} and (p.gone_at is not null or p.last_seen > a.last_seen)
      and (a.live or a.gone_at is null or a.gone_at > coalesce(p.gone_at, p.last_seen))`;
};

/** Pods may have been listed before what owns them was known: their containers follow. */
export const followWorkloads = async (tx: CopyTx, clusterId: number): Promise<void> => {
  await tx.sql`
    update container_detail c set workload_id = p.workload_id from kubernetes_object p
    where p.id = c.pod_id and p.cluster_id = ${clusterId} and p.workload_id is not null and c.workload_id is distinct from p.workload_id`;
};
