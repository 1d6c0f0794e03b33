import { asObject, asWord, type JsonObject } from "../json-value.ts";

/** Groups whose objects are reports or requests: documents of other formats in Kubernetes' clothes. */
const NOT_INVENTORY =
  /^(aquasecurity\.github\.io|admission\.k8s\.io|wgpolicyk8s\.io|openreports\.io|reports\.x-k8s\.io|spdx\.softwarecomposition\.kubescape\.io)\//;

export function isOfInventory({ apiVersion, kind }: JsonObject): boolean {
  return asWord(kind) !== null && typeof apiVersion === "string" && !NOT_INVENTORY.test(apiVersion);
}

/** An object with a name, or one that an API server is still to name. */
export function isObject(value: unknown): boolean {
  const object = asObject(value);
  const metadata = asObject(object?.metadata);
  if (object === null || metadata === null) return false;
  if (asWord(metadata.name) === null && asWord(metadata.generateName) === null) return false;
  return isOfInventory(object) || (object.kind === undefined && kindOfParts(object) !== null);
}

/** Items that were taken out of a typed list state no kind: pods and nodes are told by what only they have. */
export function kindOfParts(object: JsonObject): string | null {
  if (asWord(asObject(object.metadata)?.uid) === null) return null;
  if (Array.isArray(asObject(object.spec)?.containers)) return "Pod";
  return asObject(asObject(object.status)?.nodeInfo) === null ? null : "Node";
}
