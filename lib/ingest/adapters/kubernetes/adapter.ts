import type { InventoryFact, Reading } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asList, asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { newTally } from "../tally.ts";
import { factsOf } from "./facts.ts";

export const kubernetes: Adapter = {
  format: "k8s-list",
  title: "Kubernetes: kubectl get … -A -o json, or one object",
  tier: "full",
  version: 1,
  recognises,
  read,
};

/** Lists (`List`, `PodList`, the kubelet's `/pods`) and single objects; Trivy's and others' custom resources are theirs. */
function recognises(document: unknown): boolean {
  const object = asObject(document);
  if (!object || typeof object.kind !== "string" || typeof object.apiVersion !== "string") return false;
  return object.kind.endsWith("List") ? "items" in object : asObject(object.metadata) !== null;
}

/** `PodList` gives its items' kind; in a plain `List` each item says its own. */
const itemKind = (list: string): string | null => (list === "List" ? null : list.slice(0, -"List".length));

function read(document: unknown): Reading {
  const object = document as JsonObject;
  const list = String(object.kind).endsWith("List");
  const items = list ? asList(object.items) : [object];
  const given = list ? itemKind(String(object.kind)) : null;
  const tally = newTally();
  const facts: InventoryFact[] = [];
  const present = new Map<string, { objectKind: string; namespace: string | null }>();
  for (const [index, value] of items.entries()) {
    const item = asObject(value);
    const kind = asWord(item?.kind) ?? given;
    const metadata = asObject(item?.metadata);
    const path = list ? `/items/${index}` : "";
    if (!item || !kind || !metadata || !asWord(metadata.name)) {
      tally.skipped.push({ path, reason: "an item without a kind or a name" });
      continue;
    }
    tally.counts.objects += 1;
    facts.push(...factsOf(kind, item, metadata));
    const namespace = asWord(metadata.namespace);
    present.set(`${kind}/${namespace}`, { objectKind: kind, namespace });
  }
  // A page of a list, or a single object, says nothing of what else there is.
  const whole = list && !asText(asObject(object.metadata)?.continue);
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
