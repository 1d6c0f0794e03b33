import type { CopyTx } from "../../db/transaction.ts";
import { CONTROLLERS } from "../../ingest/identity/workload-owner.ts";
import { sightAssets } from "../assets/write.ts";
import { workloadKey } from "../keys.ts";
import { objectName, objectOf } from "../kubernetes/write.ts";
import type { Recording } from "../recording.ts";
import type { Standing } from "../standing/write.ts";
import { type Chain, type ChainObject, chainsOf, guessOf, podLabelsOf } from "./chains.ts";

const CHAIN_KINDS = [...CONTROLLERS, "Pod", "SwarmService", "EcsTaskFamily"];

export interface RecordedWorkloads {
  /** Workload assets in the namespaces the report touches. */
  ids: number[];
  /** Asset of a pod or controller, by `kind/namespace/name`. */
  idOf: Map<string, number>;
  /** Workloads known by a guess that turned out wrong: [guessed, real]. */
  corrected: [number, number][];
}

/** Workloads are what owner chains end in: a thousand pods of a Deployment are one row, five hundred runs of a CronJob another. */
export const recordWorkloads = async (
  tx: CopyTx,
  clusterId: number,
  recording: Recording,
  standing: Standing,
): Promise<RecordedWorkloads> => {
  const { reading, scene } = recording;
  const listed = new Set(reading.facts.map(objectOf).flatMap((row) => (row ? objectName(row) : [])));
  const objects = await chainObjects(tx, clusterId, touchedNamespaces(reading));
  const keyOf = (top: Chain["top"]) => workloadKey(clusterId, top.namespace, top.objectKind, top.name);
  const chains = chainsOf(objects, keyOf);
  const moved = [...chains].filter(([key, chain]) =>
    chain.members.some((member) => listed.has(objectName(member)) || member.workloadKey !== key),
  );
  const sighted = await sightAssets(
    tx,
    moved.map(([key, { top, own, members }]) => ({
      key,
      kind: "workload" as const,
      name: top.name,
      clusterId,
      namespace: top.namespace,
      labels: own?.labels ?? podLabelsOf({ top, own, members }),
      goneSince: goneSince(
        members.filter((m) => listed.has(objectName(m))),
        standing,
      ),
      live: true,
    })),
    scene.sighting,
  );
  await describeWorkloads(
    tx,
    moved.map(([key, chain]) => ({ assetId: sighted.get(key)!.id, chain })),
  );
  await linkMembers(
    tx,
    moved.map(([key, chain]) => ({ workloadId: sighted.get(key)!.id, members: chain.members })),
  );
  const ids = await settleGone(tx, clusterId, objects);
  const idOf = new Map(
    moved.flatMap(([key, { members }]) => members.map((m) => [objectName(m), sighted.get(key)!.id] as const)),
  );
  return { ids, idOf, corrected: await wrongGuesses(tx, moved, keyOf, sighted) };
};

/** Null where a list of workloads covers the whole cluster. */
const touchedNamespaces = ({ facts, absences }: Recording["reading"]): string[] | null => {
  const lists = absences.filter((a) => CHAIN_KINDS.includes(a.objectKind));
  if (lists.some((a) => a.namespace === null)) return null;
  const named = facts.flatMap((f) => (f.kind === "pod" || f.kind === "workload" ? f.namespace : []));
  return [...new Set([...named, ...lists.map((a) => a.namespace!)])];
};

/** Pods that are gone keep the workload they were found to belong to; their controllers are still asked who owned them. */
const chainObjects = (tx: CopyTx, clusterId: number, namespaces: string[] | null): Promise<ChainObject[]> =>
  tx.sql<ChainObject>`
    select o.id, o.object_kind as "objectKind", o.namespace, o.name, o.owner, o.labels, o.spec, o.gone_at as "goneAt", a.key as "workloadKey"
    from kubernetes_object o left join asset a on a.id = o.workload_id
    where o.cluster_id = ${clusterId} and o.object_kind = any(${CHAIN_KINDS}::text[])
      and (${namespaces === null} or o.namespace = any(${namespaces ?? []}::text[]))
    order by o.id`;

const goneSince = (members: ChainObject[], standing: Standing): Date | null => {
  const times = members.map((m) => standing.outdatedSince(m.objectKind, m.namespace));
  return times.length === 0 || times.includes(null) ? null : times.reduce((a, b) => (a! > b! ? a : b));
};

const describeWorkloads = async (tx: CopyTx, rows: { assetId: number; chain: Chain }[]): Promise<void> => {
  if (rows.length === 0) return;
  const details = rows.map(({ assetId, chain }) => ({
    assetId,
    objectKind: chain.top.objectKind,
    replicas: chain.own?.spec.replicas ?? null,
    isolation: (chain.own ?? chain.members.find((m) => m.goneAt === null))?.spec.isolation ?? null,
    podLabels: podLabelsOf(chain),
    inferred: chain.top.inferred,
    runs: runsOf(chain),
    labels: chain.own?.labels ?? podLabelsOf(chain),
  }));
  await tx.sql`
    insert into workload_detail as w (asset_id, object_kind, replicas, isolation, pod_labels, inferred, runs)
    select * from jsonb_to_recordset(${JSON.stringify(details)}::jsonb)
      x("assetId" int, "objectKind" text, replicas int, isolation jsonb, "podLabels" jsonb, inferred bool, runs int)
    on conflict (asset_id) do update set object_kind = excluded.object_kind, replicas = excluded.replicas,
      isolation = excluded.isolation, pod_labels = excluded.pod_labels, inferred = excluded.inferred, runs = excluded.runs`;
  // The stored objects are the newest of their lists; when a scanner last saw the workload says nothing of its labels.
  await tx.sql`
    update asset a set labels = x.labels from jsonb_to_recordset(${JSON.stringify(details)}::jsonb) x("assetId" int, labels jsonb)
    where a.id = x."assetId" and a.labels <> x.labels`;
};

/** Distinct Jobs of a CronJob that were ever seen, themselves or as owners of pods. */
const runsOf = ({ top, members }: Chain): number => {
  if (top.objectKind !== "CronJob") return 0;
  const jobs = members.flatMap((m) =>
    m.objectKind === "Job" ? m.name : m.owner?.kind === "Job" ? m.owner.name : [],
  );
  return new Set(jobs).size;
};

const linkMembers = async (
  tx: CopyTx,
  rows: { workloadId: number; members: ChainObject[] }[],
): Promise<void> => {
  const links = rows.flatMap(({ workloadId, members }) => members.map(({ id }) => ({ id, workloadId })));
  await tx.sql`
    update kubernetes_object o set workload_id = x."workloadId"
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) x(id int, "workloadId" int)
    where o.id = x.id and o.workload_id is distinct from x."workloadId"`;
};

/** A workload is gone with its own object; one that has none, with the last of its members. */
const settleGone = async (tx: CopyTx, clusterId: number, objects: ChainObject[]): Promise<number[]> => {
  const ids = objects.map((object) => object.id);
  const rows = await tx.sql<{ id: number }>`
    select distinct workload_id as id from kubernetes_object where id = any(${ids}::int[]) and workload_id is not null`;
  const workloadIds = rows.map((row) => row.id);
  await tx.sql`
    with standing as (
      select a.id, case when bool_or(own.id is not null) then max(own.gone_at)
        when bool_or(o.gone_at is null) then null else max(o.gone_at) end as gone_at
      from asset a join workload_detail w on w.asset_id = a.id join kubernetes_object o on o.workload_id = a.id
      left join kubernetes_object own on own.cluster_id = ${clusterId} and own.object_kind = w.object_kind
        and own.namespace = a.namespace and own.name = a.name
      where a.id = any(${workloadIds}::int[]) group by a.id)
    update asset a set gone_at = s.gone_at, live = a.live and s.gone_at is null
    from standing s where a.id = s.id and (a.gone_at is distinct from s.gone_at or (a.live and s.gone_at is not null))`;
  return workloadIds;
};

/** Reports may have been filed under the name one would guess; the owner chain now says another. */
const wrongGuesses = async (
  tx: CopyTx,
  moved: [string, Chain][],
  keyOf: (top: Chain["top"]) => string,
  sighted: Map<string, { id: number }>,
): Promise<[number, number][]> => {
  const real = new Map<string, number>();
  for (const [key, chain] of moved) {
    if (chain.top.inferred) continue;
    for (const member of chain.members) {
      const guess = guessOf(member);
      if (guess && keyOf(guess) !== key) real.set(keyOf(guess), sighted.get(key)!.id);
      if (member.workloadKey && member.workloadKey !== key)
        real.set(member.workloadKey, sighted.get(key)!.id);
    }
  }
  const guessed = await tx.sql<{ id: number; key: string }>`
    select a.id, a.key from asset a join workload_detail w on w.asset_id = a.id
    where a.key = any(${[...real.keys()]}::text[]) and w.inferred
      and not exists (select from kubernetes_object o where o.workload_id = a.id) order by a.id`;
  return guessed.map(({ id, key }) => [id, real.get(key)!]);
};
