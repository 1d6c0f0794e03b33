import type { OwnerRef } from "../reading/inventory.ts";
import { utcTime } from "../scan-time.ts";
import { asLabels, asObject, asObjects, asText, asWord, type JsonObject } from "./json-value.ts";

/** What every object says of itself. */
export interface Metadata {
  name: string;
  /** "" for what stands in no namespace. */
  namespace: string;
  uid: string;
  labels: Record<string, string>;
  annotations: JsonObject;
  createdAt: string | null;
  owner: OwnerRef | null;
}

/** Null where the object has no name; one that is still to be made may have only the beginning of it. */
export function metadataOf(object: JsonObject): Metadata | null {
  const metadata = asObject(object.metadata);
  const name = asWord(metadata?.name) ?? asWord(metadata?.generateName);
  if (metadata === null || name === null) return null;
  return {
    name,
    namespace: asText(metadata.namespace).trim(),
    uid: asText(metadata.uid).trim(),
    labels: asLabels(metadata.labels),
    annotations: asObject(metadata.annotations) ?? {},
    createdAt: utcTime(metadata.creationTimestamp),
    owner: ownerOf(asObjects(metadata.ownerReferences)),
  };
}

function ownerOf(references: readonly JsonObject[]): OwnerRef | null {
  const owner = references.find((reference) => reference.controller === true);
  const kind = asWord(owner?.kind);
  const name = asWord(owner?.name);
  return kind === null || name === null ? null : { kind, name, uid: asText(owner?.uid) };
}
