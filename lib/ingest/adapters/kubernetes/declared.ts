import type { Reading, SourceMention } from "../../reading.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import type { Metadata } from "../kubernetes-metadata.ts";
import { isController } from "../kubernetes-workload.ts";

/**
 * True for a manifest: an object that no API server ever stored says what somebody wants to be there, not what is.
 * A dry run writes an empty creation time and status.
 */
export function isDeclared({ uid, createdAt }: Metadata, object: JsonObject): boolean {
  if (uid !== "" || createdAt !== null) return false;
  const metadata = asObject(object.metadata);
  if (asWord(metadata?.resourceVersion) !== null || asWord(metadata?.selfLink) !== null) return false;
  const { loadBalancer: _, ...status } = asObject(object.status) ?? {};
  return Object.values(status).every((value) => value === null || value === "");
}

/** What a manifest is about, for people: the workloads it declares. */
export function declaredSubject(kind: string, { namespace, name }: Metadata): Reading["subjects"] {
  if (kind !== "Pod" && !isController(kind)) return [];
  return [{ kind: "workload", name: `${namespace}/${kind}/${name}`, digest: null }];
}

/** Manifests stand in a repository or directory that only the sender knows. */
export const MANIFESTS: SourceMention = { kind: "source", url: null, artifact: "manifests" };
