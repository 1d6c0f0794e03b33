import type { CopyTx } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { sightAsset, widenSightings } from "../../inventory/assets/write.ts";
import { sightImage } from "../../inventory/images/write.ts";
import { clusterKey, hostKey, sourceKey, workloadKey } from "../../inventory/keys.ts";
import type { ImageSighting } from "../../inventory/sighting.ts";
import { matchContainer } from "../identity/container-id.ts";
import { repositoryOf } from "../identity/image-reference.ts";
import { replicaSetOf, topWorkloadOf } from "../identity/workload-owner.ts";
import type { AssetMention, ContainerMention, ImageMention, Target, WorkloadMention } from "../reading.ts";
import type { Subjects } from "../subjects.ts";
import type { ResolvedTarget } from "./by-asset.ts";

/** What the report's assets are resolved with. */
export interface Scene {
  subjects: Subjects;
  collectorName: string;
  sighting: ImageSighting;
}

export interface Resolution {
  targets: ResolvedTarget[];
  merged: [number, number][];
}

/** The cluster every target of this report is in; made when the sender names one that is not enrolled yet. */
export const resolveCluster = async (tx: CopyTx, { subjects, sighting }: Scene): Promise<number | null> =>
  subjects.cluster.id ??
  (subjects.cluster.name === null
    ? null
    : sightAsset(
        tx,
        { key: clusterKey(subjects.cluster.name), kind: "cluster", name: subjects.cluster.name },
        sighting,
      ));

/** Targets in an order that is the same for every worker, so that two reports never lock each other's subjects crosswise. */
export const resolveTargets = async (tx: CopyTx, targets: Target[], scene: Scene): Promise<Resolution> => {
  const clusterId = await resolveCluster(tx, scene);
  const named = targets.map((target) => ({ target, order: lockOrder(target.asset, scene) }));
  named.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const resolution: Resolution = { targets: [], merged: [] };
  for (const { target } of named) {
    resolution.targets.push(await resolveTarget(tx, target, scene, clusterId, resolution.merged));
  }
  return followMerges(resolution);
};

const lockOrder = (asset: AssetMention, scene: Scene): string => {
  if (asset.kind === "image") return `image ${nameOf(asset, scene).repository}`;
  if (asset.kind === "workload") return `workload ${asset.namespace}/${asset.name}`;
  return asset.kind;
};

const nameOf = (mention: ImageMention, { subjects, collectorName }: Scene) =>
  repositoryOf(mention, subjects.image, collectorName);

const resolveTarget = async (
  tx: CopyTx,
  target: Target,
  scene: Scene,
  clusterId: number | null,
  merged: [number, number][],
): Promise<ResolvedTarget> => {
  const { asset } = target;
  if (asset.kind === "image") {
    const found = await sightImage(tx, asset, nameOf(asset, scene), scene.sighting, "scan");
    merged.push(...found.merged);
    return { target, assetIds: found.imageIds, subjectId: found.repositoryId, kind: "image" };
  }
  const id = await resolveOther(tx, asset, scene, clusterId);
  return { target, assetIds: [id], subjectId: id, kind: asset.kind };
};

const resolveOther = async (
  tx: CopyTx,
  asset: Exclude<AssetMention, ImageMention>,
  scene: Scene,
  clusterId: number | null,
): Promise<number> => {
  if (asset.kind === "source") {
    const key = sourceKey(asset, scene.subjects.source, scene.collectorName);
    return sightAsset(tx, { key: key.key, kind: "source", name: key.name }, scene.sighting);
  }
  if (asset.kind === "host") return resolveHost(tx, asset.name, scene, clusterId);
  if (asset.kind === "container") return resolveContainer(tx, asset, scene, clusterId);
  if (clusterId === null) throw subjectRequired("cluster");
  if (asset.kind === "cluster") return clusterId;
  return resolveWorkload(tx, asset, scene, clusterId);
};

const resolveHost = async (
  tx: CopyTx,
  named: string | null,
  scene: Scene,
  clusterId: number | null,
): Promise<number> => {
  if (scene.subjects.host.id !== null && named === null) return scene.subjects.host.id;
  const name = scene.subjects.host.name ?? named;
  if (name === null) throw subjectRequired("host");
  return sightAsset(tx, { key: hostKey(clusterId, name), kind: "host", name, clusterId }, scene.sighting);
};

/** An event in a container is about what runs as it; containers that no inventory lists leave only the machine. */
const resolveContainer = async (
  tx: CopyTx,
  { id, host }: ContainerMention,
  scene: Scene,
  clusterId: number | null,
): Promise<number> => {
  const rows = await tx.sql<{ runtimeId: string; workloadId: number | null }>`
    select c.runtime_id as "runtimeId", c.workload_id as "workloadId" from container_detail c
    join asset a on a.id = c.asset_id left join asset h on h.id = c.host_id
    where c.runtime_id >= ${id} and c.runtime_id < ${`${id}g`}
      and (${clusterId}::int is null or a.cluster_id is null or a.cluster_id = ${clusterId}::int)
      and (${host.name}::text is null or h.id is null or h.name = ${host.name})`;
  const found = matchContainer(
    id,
    rows.map((row) => row.runtimeId),
  );
  const workload = rows.find((row) => row.runtimeId === found)?.workloadId;
  return workload ?? resolveHost(tx, host.name, scene, clusterId);
};

/** A report about a ReplicaSet or Job is about what owns it; known objects say so, names only suggest it. */
const resolveWorkload = async (
  tx: CopyTx,
  mention: WorkloadMention,
  scene: Scene,
  clusterId: number,
): Promise<number> => {
  const [object] = await tx.sql<{ workloadId: number | null; owner: { kind: string; name: string } | null }>`
    select workload_id as "workloadId", owner from kubernetes_object where cluster_id = ${clusterId} and object_kind = ${mention.objectKind}
      and namespace = ${mention.namespace} and name = ${mention.name}`;
  if (object?.workloadId) {
    await widenSightings(tx, [object.workloadId], scene.sighting);
    return object.workloadId;
  }
  const replicaSet = mention.objectKind === "Pod" && !object ? replicaSetOf(mention.name) : null;
  if (replicaSet !== null)
    return resolveWorkload(tx, { ...mention, objectKind: "ReplicaSet", name: replicaSet }, scene, clusterId);
  const named = { objectKind: mention.objectKind, name: mention.name, inferred: false };
  const owner = object?.owner
    ? { objectKind: object.owner.kind, name: object.owner.name, inferred: false }
    : ((object
        ? null
        : topWorkloadOf(mention.objectKind, mention.namespace, mention.name, () => undefined)) ?? named);
  const id = await sightAsset(
    tx,
    {
      key: workloadKey(clusterId, mention.namespace, owner.objectKind, owner.name),
      kind: "workload",
      name: owner.name,
      clusterId,
      namespace: mention.namespace,
    },
    scene.sighting,
  );
  await tx.sql`insert into workload_detail (asset_id, object_kind, inferred) values (${id}, ${owner.objectKind}, ${owner.inferred})
    on conflict do nothing`;
  return id;
};

/** A row that a later target merged away is the survivor. */
const followMerges = (resolution: Resolution): Resolution => {
  const into = new Map(resolution.merged);
  const follow = (id: number): number => (into.has(id) ? follow(into.get(id)!) : id);
  return {
    merged: resolution.merged,
    targets: resolution.targets.map((t) => ({ ...t, assetIds: [...new Set(t.assetIds.map(follow))] })),
  };
};

export const subjectRequired = (kind: string): AppError =>
  new AppError(
    "invalid",
    `This document does not say which ${kind} it is about. Send ?subject=${kind}:NAME with it.`,
    {
      reason: "subject_required",
      needs: kind,
    },
  );
