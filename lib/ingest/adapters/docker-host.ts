import type { HostFact, InventoryFact } from "../reading/inventory.ts";
import { asObject, asTexts, asWord, type JsonObject } from "./json-value.ts";

/** The swarm that a machine is a manager of. */
export function swarmFacts(info: JsonObject, version: string | null): InventoryFact[] {
  const swarm = asObject(info.Swarm);
  const cluster = asObject(swarm?.Cluster);
  const uid = asWord(cluster?.ID);
  if (swarm?.LocalNodeState !== "active" || uid === null) return [];
  const name = asWord(asObject(cluster?.Spec)?.Name);
  return [{ kind: "cluster", uid, name, orchestrator: "swarm", version }];
}

/** The machine of `docker info`. */
export function dockerHost(name: string, version: string | null, info: JsonObject): HostFact {
  const swarm = asObject(info.Swarm);
  const isMember = swarm?.LocalNodeState === "active";
  return {
    kind: "host",
    name,
    roles: isMember ? [swarm.ControlAvailable === true ? "manager" : "worker"] : [],
    labels: labelsOf(info.Labels),
    os: asWord(info.OperatingSystem),
    kernel: asWord(info.KernelVersion),
    runtime: version === null ? null : `${"BuildahVersion" in info ? "podman" : "docker"}://${version}`,
    agent: null,
    machineId: null,
    systemUuid: null,
    provider: null,
    region: null,
    architecture: asWord(info.Architecture),
    addresses: asTexts([swarm?.NodeAddr]),
    ready: null,
    createdAt: null,
  };
}

/** The daemon's labels are written `name=value`. */
function labelsOf(labels: unknown): Record<string, string> {
  const pairs = asTexts(labels).map((label) => label.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([key = "", value = ""]) => [key, value]));
}
