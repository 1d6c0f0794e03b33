import type { InventoryFact } from "../../reading/inventory.ts";
import { type HostMention, type Reading, type Target, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { dockerHost, swarmFacts } from "../docker-host.ts";
import { imageFact } from "../docker-image.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asWord, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { lookedAt, outlived } from "./container-entry.ts";
import { DockerSnapshot } from "./schema.ts";
import { engineSetting } from "./setting.ts";
import { containerTargets, type Entry, engineTarget } from "./targets.ts";

export const plimsollDocker: Adapter = {
  format: "docker-snapshot",
  title: "Plimsoll's own look at a Docker or Podman host (plimsoll collect docker)",
  tier: "full",
  version: 1,
  recognises: (document) => asObject(document)?.plimsoll === "docker-snapshot",
  read,
};

/** A whole look says what is gone: containers of this host that it does not list. Lifetimes alone only add. */
function read(document: unknown): Reading {
  const snapshot = parsed(document);
  const { host, info, agent } = snapshot;
  const tally = newTally();
  const entries = containersIn(snapshot, tally);
  const facts: InventoryFact[] = [
    ...hostFacts(snapshot, tally),
    ...imagesIn(snapshot, tally),
    ...lifetimesIn(snapshot, tally),
    ...entries.map(({ fact }) => fact),
  ];
  const mention: HostMention = { kind: "host", name: host, machineId: null, systemUuid: null };
  const targets = targetsOf(snapshot, mention, entries);
  for (const { observations } of targets)
    for (const observation of observations) countObservation(tally, observation);
  const whole =
    info !== null && snapshot.containers !== null && tally.skipped.every(({ loses }) => loses === false);
  return talliedReading(tally, {
    format: plimsollDocker.format,
    tool: { name: "Plimsoll", version: asWord(agent.version) },
    scannedAt: scanTime(snapshot.observedAt),
    subjects: [{ kind: "host", name: host, digest: null }],
    targets,
    facts,
    absences: whole ? [{ objectKind: "Container", namespace: null, host }] : [],
  });
}

/** @throws UnreadableDocument where it is of a later version, or broken */
function parsed(document: unknown): DockerSnapshot {
  const version = asObject(document)?.version;
  if (version !== 1) {
    const shown = JSON.stringify(version)?.slice(0, 40) ?? "none";
    throw new UnreadableDocument("/version", `version ${shown} is not supported`);
  }
  return parseEnvelope(DockerSnapshot, document);
}

function targetsOf(
  { info, engine, connection }: DockerSnapshot,
  host: HostMention,
  entries: Entry[],
): Target[] {
  if (info === null) return [];
  const setting = engineSetting(info, engine.name === "Podman", connection);
  return [engineTarget(host, setting), ...containerTargets(host, entries, setting)];
}

function hostFacts({ host, info, engine }: DockerSnapshot, tally: Tally): InventoryFact[] {
  if (info === null) return [];
  tally.counts.objects += 1;
  return [...swarmFacts(info, engine.version), dockerHost(host, engine.version, info)];
}

function containersIn({ containers, host }: DockerSnapshot, tally: Tally): Entry[] {
  return objectsAt("/containers", containers ?? [], tally).flatMap(({ path, value }) => {
    const fact = lookedAt(value, host);
    if (fact === null) tally.skipped.push({ path, reason: "no Id" });
    return fact === null ? [] : [{ fact, container: value }];
  });
}

function lifetimesIn({ lifetimes, host }: DockerSnapshot, tally: Tally): InventoryFact[] {
  return objectsAt("/lifetimes", lifetimes, tally).flatMap(({ path, value }) => {
    const fact = outlived(value, host);
    if (fact === null) tally.skipped.push({ path, reason: "no id, or no end" });
    return fact ?? [];
  });
}

/** Layers between builds have no name, and nothing can be said of them that an image scan would not say better. */
function imagesIn({ images }: DockerSnapshot, tally: Tally): InventoryFact[] {
  return objectsAt("/images", images ?? [], tally).flatMap(({ path, value }) => {
    const id = asWord(value.Id);
    const fact = id === null ? null : imageFact(id, value);
    if (fact === null) tally.skipped.push({ path, reason: "no Id" });
    else if (fact.image.references.length === 0)
      tally.skipped.push({ path, reason: "an image without a name", loses: false });
    return fact === null || fact.image.references.length === 0 ? [] : [fact];
  });
}

function objectsAt(
  at: string,
  list: readonly unknown[],
  tally: Tally,
): { path: string; value: JsonObject }[] {
  return list.flatMap((raw, index) => {
    const value = asObject(raw);
    const path = step(at, index);
    if (value === null) tally.skipped.push({ path, reason: "not an object" });
    else tally.counts.objects += 1;
    return value === null ? [] : [{ path, value }];
  });
}
