import { brokenOf, entriesOf } from "../../document/stream.ts";
import type { InventoryFact } from "../../reading/inventory.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, type JsonObject } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally, type Tally } from "../tally.ts";
import { type AdmissionRequest, isRequest, requestOf } from "./request.ts";

/** What an object of a kind, in a namespace, says is there; null while it has no name. */
type StoredFacts = (object: JsonObject, kind: string, namespace: string) => InventoryFact[] | null;

const FORMAT = "admissionreview";

export const admissionWith = (storedFacts: StoredFacts): Adapter => ({
  format: FORMAT,
  title: "Kubernetes admission: AdmissionReview, bare AdmissionRequest (JSON, YAML, JSON lines)",
  tier: "full",
  version: 1,
  stream: true,
  recognises: (document) => isReview(document) || isRequest(document),
  read: (document) => read(document, storedFacts),
});

function isReview(value: unknown): value is JsonObject {
  const review = asObject(value);
  return review?.kind === "AdmissionReview" && /^admission\.k8s\.io\//.test(String(review.apiVersion));
}

/**
 * Each request is one object on its way into a cluster, or out of it. It closes nothing: what a deletion leaves is
 * for the next list to say, since finalizers may hold the object for long.
 */
function read(document: unknown, storedFacts: StoredFacts): Reading {
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
    if (without !== null) {
      tally.notes.push({ path: at, reason: `${nameOf(request)}: no inventory, ${without}`, loses: false });
      continue;
    }
    if (request.kind === "") tally.skipped.push({ path: at, reason: "no kind" });
    else
      facts.push(
        ...(storedFacts(request.object ?? {}, request.kind, request.namespace) ?? unnamed(at, tally)),
      );
  }
  return talliedReading(tally, {
    format: isReview(entries[0]?.value) ? FORMAT : "admissionrequest",
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

const unnamed = (path: string, tally: Tally): InventoryFact[] => {
  tally.notes.push({ path, reason: "an object without a name yet", loses: false });
  return [];
};
