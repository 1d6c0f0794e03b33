import type { CopyTx } from "../../db/transaction.ts";
import type { HostFact } from "../../ingest/reading/inventory.ts";
import { sightAssets } from "../assets/write.ts";
import { hostKey } from "../keys.ts";
import type { Recording } from "../recording.ts";
import type { Standing } from "../standing/write.ts";

/** Hosts by name: those a list describes, and those that pods and containers only mention. */
export const recordHosts = async (
  tx: CopyTx,
  { reading, clusterId, scene }: Recording,
  standing: Standing,
): Promise<Map<string, number>> => {
  const facts = new Map(reading.facts.flatMap((f) => (f.kind === "host" ? [[f.name, f] as const] : [])));
  const mentioned = reading.facts.flatMap(
    (f) => (f.kind === "pod" ? f.node : f.kind === "container" ? f.host : null) ?? [],
  );
  const bound = scene.subjects.host.name ?? [];
  const names = [...new Set([...facts.keys(), ...mentioned, ...[bound].flat()])];
  const goneSince = standing.outdatedSince("Node", "");
  const sighted = await sightAssets(
    tx,
    names.map((name) => ({
      key: hostKey(clusterId, name),
      kind: "host" as const,
      name,
      clusterId,
      labels: facts.get(name)?.labels ?? null,
      goneSince,
      live: true,
    })),
    scene.sighting,
  );
  const idOf = (name: string) => sighted.get(hostKey(clusterId, name))!;
  // A machine is seen by more than lists; the newest whole list describes it, however lately an event came from there.
  const whole = goneSince === null && reading.absences.some((a) => a.objectKind === "Node");
  await describeHosts(
    tx,
    [...facts.values()]
      .filter((f) => whole || idOf(f.name).newest)
      .map((f) => ({ ...f, assetId: idOf(f.name).id })),
  );
  return new Map(names.map((name) => [name, idOf(name).id]));
};

const describeHosts = async (tx: CopyTx, hosts: (HostFact & { assetId: number })[]): Promise<void> => {
  if (hosts.length === 0) return;
  await tx.sql`
    update asset a set labels = x.labels from jsonb_to_recordset(${JSON.stringify(hosts)}::jsonb) x("assetId" int, labels jsonb)
    where a.id = x."assetId" and x.labels <> '{}' and a.labels <> x.labels`;
  await tx.sql`
    insert into host_detail (asset_id, roles, os, kernel, runtime, agent, machine_id, system_uuid, provider, region, architecture, addresses, ready)
    select "assetId", array(select jsonb_array_elements_text(roles)), os, kernel, runtime, agent, "machineId", "systemUuid", provider,
      region, architecture, array(select jsonb_array_elements_text(addresses)), ready
    from jsonb_to_recordset(${JSON.stringify(hosts)}::jsonb)
      x("assetId" int, roles jsonb, os text, kernel text, runtime text, agent text, "machineId" text, "systemUuid" text,
        provider text, region text, architecture text, addresses jsonb, ready bool)
    on conflict (asset_id) do update set roles = excluded.roles, os = excluded.os, kernel = excluded.kernel,
      runtime = excluded.runtime, agent = excluded.agent, machine_id = excluded.machine_id, system_uuid = excluded.system_uuid,
      provider = excluded.provider, region = excluded.region, architecture = excluded.architecture,
      addresses = excluded.addresses, ready = excluded.ready`;
};
