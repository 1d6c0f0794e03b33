import { brokenOf } from "../../document/stream.ts";
import type { InventoryFact } from "../../reading/inventory.ts";
import type { Reading } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import { factsOf } from "../kubernetes-facts.ts";
import { type Metadata, metadataOf } from "../kubernetes-metadata.ts";
import { isController } from "../kubernetes-workload.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally, type Tally } from "../tally.ts";
import { declaredSubject, isDeclared, MANIFESTS } from "./declared.ts";
import { isObject, isOfInventory, kindOfParts } from "./kind.ts";
import { type ListedObject, listsOf } from "./object-list.ts";

export const kubernetes: Adapter = {
  format: "k8s-list",
  title: "Kubernetes objects: kubectl get, typed lists, the kubelet's pods, JSON lines, manifests",
  tier: "full",
  version: 2,
  stream: true,
  recognises,
  read,
};

/** What happened, not what is there. */
const OCCURRENCES = ["Event"];

function recognises(document: unknown): boolean {
  if (Array.isArray(document)) return isObject(document[0]);
  const envelope = asObject(document);
  if (envelope === null) return false;
  if (!("items" in envelope)) return isObject(envelope);
  if (!isOfInventory(envelope) || !asWord(envelope.kind)?.endsWith("List")) return false;
  const { items } = envelope;
  if (items === null) return true;
  const first = asObject(Array.isArray(items) ? items[0] : undefined);
  return Array.isArray(items) && (first === null || first.apiVersion === undefined || isOfInventory(first));
}

interface Found {
  facts: InventoryFact[];
  present: Map<string, Reading["absences"][number]>;
  declared: Reading["subjects"];
  manifests: number;
}

function read(document: unknown): Reading {
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const found: Found = { facts: [], present: new Map(), declared: [], manifests: 0 };
  for (const { objects, whole } of listsOf(document))
    for (const listed of objects) addObject(listed, whole, found, tally);
  const { facts, present, declared, manifests } = found;
  const onlyManifests = manifests > 0 && facts.length === 0;
  if (manifests > 0) {
    const reason = `${manifests} manifests: what is declared there makes no inventory`;
    tally.notes.push({ path: "", reason, loses: false });
  }
  return talliedReading(tally, {
    format: kubernetes.format,
    tool: { name: "Kubernetes", version: null },
    subjects: declared,
    targets: onlyManifests ? [{ asset: MANIFESTS, slices: [], observations: [], packages: 0 }] : [],
    facts,
    absences: tally.skipped.length === 0 ? [...present.values()] : [],
    needs: onlyManifests ? "source" : "cluster",
  });
}

function addObject(listed: ListedObject, whole: boolean, found: Found, tally: Tally): void {
  const object = readObject(listed, tally);
  if (object === null || OCCURRENCES.includes(object.kind)) return;
  const { kind, metadata, value } = object;
  if (isDeclared(metadata, value)) {
    found.manifests += 1;
    found.declared.push(...declaredSubject(kind, metadata));
    return;
  }
  for (const fact of factsOf(kind, metadata, value)) found.facts.push(fact);
  if (!whole) return;
  const namespace = metadata.namespace === "" ? null : metadata.namespace;
  found.present.set(JSON.stringify([kind, namespace]), { objectKind: kind, namespace });
}

interface ReadObject {
  kind: string;
  metadata: Metadata;
  value: JsonObject;
}

function readObject({ value: raw, path, itemKind }: ListedObject, tally: Tally): ReadObject | null {
  const value = asObject(raw);
  if (value === null) {
    tally.skipped.push({ path, reason: "not an object" });
    return null;
  }
  tally.counts.objects += 1;
  const kind = asWord(value.kind) ?? itemKind ?? kindOfParts(value);
  const metadata = metadataOf(value);
  if (kind === null || metadata === null) {
    tally.skipped.push({ path, reason: kind === null ? "no kind" : "no metadata.name" });
    return null;
  }
  // Only manifests that never saw an API server leave the namespace out.
  if (metadata.namespace === "" && (kind === "Pod" || isController(kind))) metadata.namespace = "default";
  return { kind, metadata, value };
}
