import { type InventoryFact, type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, asWord, type JsonObject, step } from "../json-value.ts";
import { newTally, type Tally } from "../tally.ts";
import { containerFacts } from "./containers.ts";
import { containersOf } from "./isolation.ts";
import { type Metadata, metadataOf } from "./metadata.ts";
import { hostFact } from "./node.ts";
import { objectFact } from "./object.ts";
import { isController, podFact, workloadFact } from "./workload.ts";

export const kubernetes: Adapter = {
  format: "k8s-list",
  title: "Kubernetes objects: kubectl get -o json, typed lists, the kubelet's pods",
  tier: "full",
  version: 1,
  recognises,
  read,
};

/** Groups whose objects are reports or requests: documents of other formats in Kubernetes' clothes. */
const NOT_INVENTORY =
  /^(aquasecurity\.github\.io|admission\.k8s\.io|wgpolicyk8s\.io|openreports\.io|reports\.x-k8s\.io|spdx\.softwarecomposition\.kubescape\.io)\//;
/** What happened, not what is there. */
const OCCURRENCES = ["Event"];

function recognises(document: unknown): boolean {
  if (Array.isArray(document)) return isObject(document[0]);
  const envelope = asObject(document);
  if (envelope === null || !isOfInventory(envelope)) return false;
  if (!("items" in envelope)) return isObject(envelope);
  if (!asWord(envelope.kind)?.endsWith("List")) return false;
  const { items } = envelope;
  if (items === null) return true;
  const first = asObject(Array.isArray(items) ? items[0] : undefined);
  return Array.isArray(items) && (first === null || first.apiVersion === undefined || isOfInventory(first));
}

function isOfInventory({ apiVersion, kind }: JsonObject): boolean {
  return typeof kind === "string" && typeof apiVersion === "string" && !NOT_INVENTORY.test(apiVersion);
}

function isObject(value: unknown): boolean {
  const object = asObject(value);
  return object !== null && isOfInventory(object) && asWord(asObject(object.metadata)?.name) !== null;
}

function read(document: unknown): Reading {
  const { items, at, itemKind, whole } = listOf(document);
  const tally = newTally();
  const facts: InventoryFact[] = [];
  const present = new Map<string, Reading["absences"][number]>();
  for (const [index, raw] of items.entries()) {
    const path = at === null ? "" : step(at, index);
    const object = readObject(raw, itemKind, path, tally);
    if (object === null || OCCURRENCES.includes(object.kind)) continue;
    for (const fact of factsOf(object.kind, object.metadata, object.value)) facts.push(fact);
    const namespace = object.metadata.namespace === "" ? null : object.metadata.namespace;
    present.set(JSON.stringify([object.kind, namespace]), { objectKind: object.kind, namespace });
  }
  return {
    format: kubernetes.format,
    tool: { name: "Kubernetes", version: null },
    scannedAt: null,
    feeds: [],
    subjects: [],
    counts: tally.counts,
    bySeverity: {},
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [],
    facts,
    absences: whole && tally.skipped.length === 0 ? [...present.values()] : [],
    needs: "cluster",
  };
}

interface ObjectList {
  items: readonly unknown[];
  /** Pointer of the list, null where the document is one object. */
  at: string | null;
  /** The kind of items that state none: typed lists leave it to the list. */
  itemKind: string | null;
  whole: boolean;
}

/**
 * A list is whole when an API server wrote it (it states a resourceVersion, kubectl an empty one; a kubelet, which
 * knows one node, states none) and nothing of it is still to be fetched.
 */
function listOf(document: unknown): ObjectList {
  if (Array.isArray(document)) return { items: document, at: "", itemKind: null, whole: false };
  const envelope = asObject(document);
  if (envelope === null) throw new UnreadableDocument("", "not a Kubernetes object");
  if (!("items" in envelope)) return { items: [envelope], at: null, itemKind: null, whole: false };
  if (envelope.items !== null && !Array.isArray(envelope.items))
    throw new UnreadableDocument("/items", "not a list");
  const metadata = asObject(envelope.metadata);
  const whole = metadata !== null && "resourceVersion" in metadata && asWord(metadata.continue) === null;
  const itemKind = asWord(asWord(envelope.kind)?.replace(/List$/, ""));
  return { items: envelope.items ?? [], at: "/items", itemKind, whole };
}

function readObject(raw: unknown, itemKind: string | null, path: string, tally: Tally) {
  const value = asObject(raw);
  if (value === null) {
    tally.skipped.push({ path, reason: "not an object" });
    return null;
  }
  tally.counts.objects += 1;
  const kind = asWord(value.kind) ?? itemKind;
  const metadata = metadataOf(value);
  if (kind === null || metadata === null) {
    tally.skipped.push({ path, reason: kind === null ? "no kind" : "no metadata.name" });
    return null;
  }
  // Only manifests that never saw an API server leave the namespace out.
  if (metadata.namespace === "" && (kind === "Pod" || isController(kind))) metadata.namespace = "default";
  return { kind, metadata, value };
}

function factsOf(kind: string, metadata: Metadata, object: JsonObject): InventoryFact[] {
  if (kind === "Namespace") return namespaceFacts(metadata);
  if (kind === "Node") return [hostFact(metadata, object)];
  if (isController(kind)) return [workloadFact(kind, metadata, object)];
  if (kind !== "Pod") return [objectFact(kind, metadata, object)];
  const pod = podFact(metadata, object);
  const specs = containersOf(asObject(object.spec) ?? {});
  return [pod, ...containerFacts(metadata, asObject(object.status) ?? {}, specs, pod.node)];
}

/** The uid of `kube-system` is the only thing that tells one cluster from another. */
function namespaceFacts({ name, uid, labels, createdAt }: Metadata): InventoryFact[] {
  const namespace = { kind: "namespace" as const, name, uid, labels, createdAt };
  if (name !== "kube-system" || uid === "") return [namespace];
  return [{ kind: "cluster", uid, name: null, orchestrator: "kubernetes", version: null }, namespace];
}
