import { brokenOf, entriesOf } from "../../document/stream.ts";
import { type InventoryFact, type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import { factsOf } from "../kubernetes/facts.ts";
import { type Metadata, metadataOf } from "../kubernetes/metadata.ts";
import { isController } from "../kubernetes/workload.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally, type Tally } from "../tally.ts";
import { type AdmissionRequest, isRequest, requestOf } from "./request.ts";

export const admission: Adapter = {
  format: "admissionreview",
  title: "Kubernetes admission: AdmissionReview, bare AdmissionRequest (JSON, YAML, JSON lines)",
  tier: "full",
  version: 1,
  stream: true,
  recognises: (document) => isReview(document) || isRequest(document),
  read,
};

function isReview(value: unknown): value is JsonObject {
  const review = asObject(value);
  return review?.kind === "AdmissionReview" && /^admission\.k8s\.io\//.test(String(review.apiVersion));
}

/**
 * Each request is one object on its way into a cluster, or out of it. It closes nothing: what a deletion leaves is
 * for the next list to say, since finalizers may hold the object for long.
 */
function read(document: unknown): Reading {
  if (typeof document !== "object" || document === null)
    throw new UnreadableDocument("", "not an admission review");
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const facts: InventoryFact[] = [];
  const subjects: Reading["subjects"] = [];
  const entries = entriesOf(document);
  for (const { at, value } of entries) {
    tally.counts.objects += 1;
    const review = isReview(value) ? value : null;
    const raw = review === null ? value : review.request;
    if (!isRequest(raw)) {
      tally.skipped.push({ path: at, reason: "no request of a known operation" });
      continue;
    }
    const request = requestOf(raw);
    subjects.push({ kind: "object", name: nameOf(request), digest: null });
    const refused = asObject(review?.response)?.allowed === false;
    const without = refused ? "it was refused" : reasonWithoutFacts(request);
    if (without === null) facts.push(...storedFacts(request, at, tally));
    else
      tally.notes.push({
        path: at,
        reason: `${nameOf(request)} changes no inventory: ${without}`,
        loses: false,
      });
  }
  return talliedReading(tally, {
    format: isReview(entries[0]?.value) ? admission.format : "admissionrequest",
    tool: { name: "Kubernetes", version: null },
    subjects,
    facts,
    needs: "cluster",
  });
}

const nameOf = ({ operation, namespace, kind, name }: AdmissionRequest): string =>
  `${operation} ${kind} ${namespace === "" ? "" : `${namespace}/`}${name}`.trim();

function reasonWithoutFacts({ operation, object, dryRun }: AdmissionRequest): string | null {
  if (dryRun) return "a dry run";
  if (operation === "DELETE") return "the next list says what is gone";
  return object === null ? "no whole object is stored" : null;
}

/** The stored object, named by the request where it does not name itself; a name still to be made stands for none. */
function storedFacts(
  { kind, namespace, object }: AdmissionRequest,
  at: string,
  tally: Tally,
): InventoryFact[] {
  const value = object ?? {};
  const metadata: Metadata | null = metadataOf(value);
  if (kind === "" || metadata === null) {
    tally.skipped.push({ path: at, reason: kind === "" ? "no kind" : "no name" });
    return [];
  }
  if (asWord(asObject(value.metadata)?.name) === null) {
    const reason = `a ${kind} of ${metadata.name} that has no name yet`;
    tally.notes.push({ path: at, reason, loses: false });
    return [];
  }
  if (metadata.namespace === "") metadata.namespace = namespace;
  if (metadata.namespace === "" && (kind === "Pod" || isController(kind))) metadata.namespace = "default";
  return factsOf(kind, metadata, value);
}
