import { systemActor } from "../access/actor.ts";
import type { CopyTx } from "../db/transaction.ts";
import type { ContainerFact, PodFact, WorkloadFact } from "../ingest/reading/inventory.ts";
import type { Reading } from "../ingest/reading.ts";
import { subjectRequired } from "../ingest/targets/write.ts";
import { locateCluster, recordCluster } from "./clusters/write.ts";
import { followWorkloads, recordContainers, removeLostContainers } from "./containers/write.ts";
import { settleExposure } from "./exposure/write.ts";
import { recordHosts } from "./hosts/write.ts";
import { keepTagLists } from "./images/tags/write.ts";
import { isHostBound } from "./keys.ts";
import { recordObjects, removeAbsentObjects } from "./kubernetes/write.ts";
import { assignTeams } from "./ownership/write.ts";
import type { Recording } from "./recording.ts";
import { recordImages } from "./references/write.ts";
import { advanceLists, NO_LISTS, type Standing, standingIn } from "./standing/write.ts";
import { settleSubjects } from "./subjects/write.ts";
import { recordServices, serviceKeys } from "./workloads/host-bound/write.ts";
import { linkImages, settleImageLinks } from "./workloads/images/write.ts";
import { joinWorkloads } from "./workloads/merge/write.ts";
import { type RecordedWorkloads, recordWorkloads } from "./workloads/write.ts";

export interface RecordedInventory {
  /** Images that turned out to be one: [gone, survivor]; their statements are the caller's to join. */
  merged: [number, number][];
  /** Repositories whose live images may have changed. */
  repositoryIds: number[];
  /** Assets whose hazards have to be weighed again. */
  correctedIds: number[];
}

/** Turns the facts of a reading into assets and their relations, in the caller's transaction. @throws Held, AppError */
export const recordInventory = async (
  tx: CopyTx,
  reading: Reading,
  context: Omit<Recording, "reading">,
): Promise<RecordedInventory> => {
  const recording: Recording = {
    ...context,
    reading: context.withGaps ? { ...reading, absences: [], tagLists: [] } : reading,
  };
  const { clusterId } = context;
  if (saysNothing(recording.reading)) return { merged: [], repositoryIds: [], correctedIds: [] };
  if (clusterId === null && reading.facts.some(needsCluster)) throw subjectRequired("cluster");
  const standing = clusterId === null ? NO_LISTS : await standingIn(tx, clusterId, context.order);
  const before = await standingsOf(tx, clusterId);

  const images = await recordImages(tx, recording);
  const listed = await keepTagLists(tx, recording);
  if (clusterId !== null) await recordCluster(tx, clusterId, recording);
  const hosts = await recordHosts(tx, recording, standing);
  const workloads =
    clusterId === null ? NO_WORKLOADS : await recordObjectsAndOwners(tx, clusterId, recording, standing);
  const places = await placesOf(tx, recording, workloads, hosts);
  const emptied = await recordContainers(tx, recording, { standing, images, ...places });
  if (clusterId !== null) await settleCluster(tx, clusterId, recording);
  await linkImages(tx, recording, images, places.workloadIdOf);

  const cause = { at: context.at, reportId: context.reportId, actor: systemActor("inventory") };
  for (const pair of workloads.corrected) await joinWorkloads(tx, pair, cause);
  const workloadIds = [...new Set([...workloads.ids, ...places.serviceIds, ...emptied])];
  const repositoryIds = [
    ...new Set([
      ...images.repositoryIds,
      ...listed,
      ...(await settleImageLinks(tx, workloadIds)),
      ...(await repositoriesOf(tx, workloadIds)),
    ]),
  ];
  await settleExposure(tx, clusterId, { workloadIds, repositoryIds });
  const flipped = flips(before, await standingsOf(tx, clusterId));
  await settleSubjects(tx, flipped, cause);
  await assignTeams(tx, await newcomers(tx, context.at));
  return {
    merged: images.merged,
    repositoryIds: repositoryIds.sort((a, b) => a - b),
    correctedIds: workloads.corrected.map(([, real]) => real),
  };
};

const NO_WORKLOADS: RecordedWorkloads = { ids: [], idOf: new Map(), corrected: [] };

const saysNothing = ({ facts, absences, tagLists = [] }: Reading): boolean =>
  facts.length + absences.length + tagLists.length === 0;

const needsCluster = (fact: Reading["facts"][number]): boolean =>
  fact.kind === "namespace" ||
  fact.kind === "object" ||
  fact.kind === "pod" ||
  (fact.kind === "workload" && !isHostBound(fact.objectKind));

const recordObjectsAndOwners = async (
  tx: CopyTx,
  clusterId: number,
  recording: Recording,
  standing: Standing,
): Promise<RecordedWorkloads> => {
  await recordObjects(tx, clusterId, recording, standing);
  await removeAbsentObjects(tx, clusterId, recording);
  await advanceLists(tx, clusterId, recording);
  return recordWorkloads(tx, clusterId, recording, standing);
};

/** Where containers are: their host, and the workload of their pod or service. */
const placesOf = async (
  tx: CopyTx,
  recording: Recording,
  workloads: RecordedWorkloads,
  hosts: Map<string, number>,
) => {
  const { host } = recording.scene.subjects;
  const boundHost = host.name ?? (host.id === null ? "" : `#${host.id}`);
  const keyOf = serviceKeys(recording.clusterId, boundHost);
  const services = await recordServices(tx, recording, keyOf);
  return {
    boundHostId: host.id ?? (host.name === null ? null : (hosts.get(host.name) ?? null)),
    hostIdOf: (name: string) => hosts.get(name) ?? null,
    serviceIds: [...services.values()],
    workloadIdOf: (fact: ContainerFact | PodFact | WorkloadFact): number | null => {
      if (fact.kind === "pod") return workloads.idOf.get(`Pod/${fact.namespace}/${fact.name}`) ?? null;
      if (fact.kind === "workload") {
        return (
          workloads.idOf.get(`${fact.objectKind}/${fact.namespace}/${fact.name}`) ??
          services.get(keyOf(fact, null)) ??
          null
        );
      }
      if (fact.pod) return workloads.idOf.get(`Pod/${fact.pod.namespace}/${fact.pod.name}`) ?? null;
      return fact.service ? (services.get(keyOf(fact.service, fact.host)) ?? null) : null;
    },
  };
};

const settleCluster = async (tx: CopyTx, clusterId: number, { reading }: Recording): Promise<void> => {
  await followWorkloads(tx, clusterId);
  await removeLostContainers(tx, clusterId);
  if (reading.facts.some((fact) => fact.kind === "host")) await locateCluster(tx, clusterId);
};

/** Which of a cluster's durable subjects are live. */
const standingsOf = async (tx: CopyTx, clusterId: number | null): Promise<Map<number, boolean>> => {
  const rows = await tx.sql<{ id: number; live: boolean }>`
    select id, live from asset where kind in ('host', 'workload') and cluster_id is not distinct from ${clusterId}::int or id = ${clusterId}::int`;
  return new Map(rows.map((row) => [row.id, row.live]));
};

const flips = (before: Map<number, boolean>, after: Map<number, boolean>): number[] =>
  [...after].flatMap(([id, live]) => (before.has(id) && before.get(id) !== live ? id : []));

const repositoriesOf = async (tx: CopyTx, workloadIds: number[]): Promise<number[]> => {
  const rows = await tx.sql<{ id: number }>`
    select distinct i.repository_id as id from image_detail i
    where i.asset_id in (select image_id from workload_image where workload_id = any(${workloadIds}::int[])
      union select image_id from container_detail where workload_id = any(${workloadIds}::int[]) and state <> 'exited')`;
  return rows.map((row) => row.id);
};

/** Labels may have changed with this report: whatever it saw last is matched against the rules again. */
const newcomers = async (tx: CopyTx, at: Date): Promise<number[]> => {
  const rows = await tx.sql<{ id: number }>`
    select id from asset where last_seen = ${at} and exists (select from ownership_rule)`;
  return rows.map((row) => row.id);
};
