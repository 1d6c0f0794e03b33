import type { CopyTx } from "../../db/transaction.ts";
import { Held } from "../../ingest/held.ts";
import type { Recording } from "../recording.ts";

/** What a report says of its cluster. @throws Held when the cluster's own id is another than recorded. */
export const recordCluster = async (tx: CopyTx, clusterId: number, recording: Recording): Promise<void> => {
  const { reading, at, scene } = recording;
  const facts = reading.facts.filter((fact) => fact.kind === "cluster");
  await tx.sql`update asset set first_seen = least(first_seen, ${at}), last_seen = greatest(last_seen, ${at}),
    live = live or last_seen <= ${at}, interval_seconds = coalesce(${scene.sighting.intervalSeconds}::int, interval_seconds)
    where id = ${clusterId}`;
  const uid = facts.find((fact) => fact.uid !== null)?.uid ?? null;
  if (uid !== null) await demandSameCluster(tx, clusterId, uid, recording);
  const orchestrator = facts[0]?.orchestrator ?? null;
  const version = facts.find((fact) => fact.version !== null)?.version ?? null;
  await tx.sql`
    insert into cluster_detail as c (asset_id, uid, orchestrator, version)
    values (${clusterId}, ${uid}, ${orchestrator ?? "kubernetes"}, ${version})
    on conflict (asset_id) do update set uid = coalesce(${uid}, c.uid), orchestrator = coalesce(${orchestrator}, c.orchestrator),
      version = coalesce(${version}, c.version)`;
};

const demandSameCluster = async (
  tx: CopyTx,
  clusterId: number,
  uid: string,
  recording: Recording,
): Promise<void> => {
  const [known] = await tx.sql<{ uid: string | null; name: string }>`
    select d.uid, a.name from cluster_detail d join asset a on a.id = d.asset_id where d.asset_id = ${clusterId}`;
  if (recording.approved || !known?.uid || known.uid === uid) return;
  throw new Held(
    {
      code: "another_cluster",
      reason: `This list comes from a cluster with the id ${uid}, but ${known.name} is ${known.uid}. Another cluster?`,
    },
    {
      new: 0,
      reopened: 0,
      changed: 0,
      unchanged: 0,
      fixed: 0,
      skipped: recording.reading.skipped.length,
      objects: recording.reading.facts.length,
    },
  );
};

/** Where a cluster runs, from its nodes: what most of them say. */
export const locateCluster = async (tx: CopyTx, clusterId: number): Promise<void> => {
  await tx.sql`
    with node as (
      select h.provider, h.region, coalesce(a.labels ->> 'environment', a.labels ->> 'env') as environment
      from asset a join host_detail h on h.asset_id = a.id where a.cluster_id = ${clusterId} and a.kind = 'host' and a.gone_at is null)
    update cluster_detail set
      provider = coalesce((select mode() within group (order by provider) from node), provider),
      region = coalesce((select mode() within group (order by region) from node), region),
      environment = coalesce((select mode() within group (order by environment) from node), environment)
    where asset_id = ${clusterId}`;
};
