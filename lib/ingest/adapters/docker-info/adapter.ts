import type { HostFact, InventoryFact } from "../../reading/inventory.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";

export const dockerInfo: Adapter = {
  format: "docker-info",
  title: "Docker: docker info --format json, GET /info",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const info = asObject(document);
  return info !== null && "ServerVersion" in info && "KernelVersion" in info && "OperatingSystem" in info;
}

/** A machine and, where it is a manager of one, the swarm. Proxies (they may carry passwords) are never read. */
function read(document: unknown): Reading {
  const info = asObject(document);
  const name = asWord(info?.Name);
  if (info === null || name === null) throw new UnreadableDocument("/Name", "no name of the machine");
  const tally = newTally();
  tally.counts.objects = 1;
  const version = asWord(info.ServerVersion);
  return talliedReading(tally, {
    format: dockerInfo.format,
    tool: { name: "Docker", version },
    scannedAt: scanTime(info.SystemTime),
    subjects: [{ kind: "host", name, digest: null }],
    facts: [...swarmFacts(asObject(info.Swarm), version), hostFact(name, version, info)],
  });
}

function swarmFacts(swarm: JsonObject | null, version: string | null): InventoryFact[] {
  const cluster = asObject(swarm?.Cluster);
  const uid = asWord(cluster?.ID);
  if (swarm?.LocalNodeState !== "active" || uid === null) return [];
  const name = asWord(asObject(cluster?.Spec)?.Name);
  return [{ kind: "cluster", uid, name, orchestrator: "swarm", version }];
}

function hostFact(name: string, version: string | null, info: JsonObject): HostFact {
  const swarm = asObject(info.Swarm);
  const isMember = swarm?.LocalNodeState === "active";
  return {
    kind: "host",
    name,
    roles: isMember ? [swarm.ControlAvailable === true ? "manager" : "worker"] : [],
    labels: labelsOf(info.Labels),
    os: asWord(info.OperatingSystem),
    kernel: asWord(info.KernelVersion),
    runtime: version === null ? null : `docker://${version}`,
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
