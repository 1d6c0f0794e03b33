import type { InventoryFact } from "../../reading/inventory.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asWord } from "../json-value.ts";
import { factsOf } from "../kubernetes-facts.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally } from "../tally.ts";
import { departedFacts } from "./departed.ts";
import { thingsIn } from "./objects.ts";
import { KubernetesSnapshot } from "./schema.ts";
import { targetsOf } from "./targets.ts";

export const plimsollKubernetes: Adapter = {
  format: "kubernetes-snapshot",
  title: "Plimsoll's own look at a Kubernetes cluster (plimsoll collect kubernetes)",
  tier: "full",
  version: 1,
  recognises: (document) => asObject(document)?.plimsoll === "kubernetes-snapshot",
  read,
};

/** What a whole list leaves out is gone. What came and went between two looks only adds. */
function read(document: unknown): Reading {
  const snapshot = parsed(document);
  const { agent, cluster, lists } = snapshot;
  const tally = newTally();
  const things = thingsIn(snapshot, tally);
  const facts: InventoryFact[] = [
    {
      kind: "cluster",
      uid: asWord(cluster.uid),
      name: null,
      orchestrator: "kubernetes",
      version: cluster.version,
    },
    ...departedFacts(snapshot.departed, tally),
    ...things.all.flatMap(({ kind, metadata, value }) => factsOf(kind, metadata, value)),
  ];
  const targets = lists === null ? [] : targetsOf(things, cluster.version, tally);
  for (const { observations } of targets)
    for (const observation of observations) countObservation(tally, observation);
  const lossless = tally.skipped.every(({ loses }) => loses === false);
  return talliedReading(tally, {
    format: plimsollKubernetes.format,
    tool: { name: "Plimsoll", version: asWord(agent.version) },
    scannedAt: scanTime(snapshot.observedAt),
    subjects: cluster.uid === null ? [] : [{ kind: "cluster", name: cluster.uid, digest: null }],
    targets,
    facts,
    absences: lossless ? things.whole : [],
    needs: "cluster",
  });
}

/** @throws UnreadableDocument where it is of a later version, or broken */
function parsed(document: unknown): KubernetesSnapshot {
  const version = asObject(document)?.version;
  if (version !== 1) {
    const shown = JSON.stringify(version)?.slice(0, 40) ?? "none";
    throw new UnreadableDocument("/version", `version ${shown} is not supported`);
  }
  return parseEnvelope(KubernetesSnapshot, document);
}
