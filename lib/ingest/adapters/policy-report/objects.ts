import type { ClusterObject } from "../cluster-object.ts";
import { asLabels, asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";

const LABEL = /^(.+\.)?resource\.(kind|name|namespace)$/;
/** Groups of the objects that run containers; other owners are what made the report. */
const OWNER_GROUPS = /^(v1|apps\/v\w+|batch\/v\w+)$/;
const CLUSTER_SCOPED = new Set([
  "Namespace",
  "Node",
  "ClusterRole",
  "ClusterRoleBinding",
  "PersistentVolume",
  "CustomResourceDefinition",
]);

/**
 * The objects that a result is about: those it lists (`subjects` in early versions), else the report's scope, else
 * what its labels or its owner name. None: the cluster itself.
 */
export function objectsOf(result: JsonObject, report: JsonObject): ClusterObject[] {
  const metadata = asObject(report.metadata) ?? {};
  const within = asText(metadata.namespace);
  const listed = [...asObjects(result.resources), ...asObjects(result.subjects)];
  const named = (references: JsonObject[]) =>
    references.map((one) => objectOf(one, within)).filter((one) => one !== null);
  const own = named(listed);
  if (own.length > 0) return own;
  const scope = asObject(report.scope);
  const others = [...(scope === null ? [] : [scope]), labelled(metadata), ...owners(metadata)];
  return named(others).slice(0, 1);
}

function objectOf(reference: JsonObject, within: string): ClusterObject | null {
  const kind = asWord(reference.kind);
  const name = asWord(reference.name);
  if (kind === null || name === null) return null;
  const namespace = CLUSTER_SCOPED.has(kind) ? "" : asText(reference.namespace) || within;
  return { kind, namespace, name };
}

/** `trivy-operator.resource.kind` and the like, whoever's prefix it is. */
function labelled(metadata: JsonObject): JsonObject {
  const found: JsonObject = {};
  for (const [key, value] of Object.entries(asLabels(metadata.labels))) {
    const part = LABEL.exec(key)?.[2];
    if (part !== undefined) found[part] = value;
  }
  return found;
}

/** A benchmark's report that this one retells is named after its node. */
const owners = (metadata: JsonObject): JsonObject[] =>
  asObjects(metadata.ownerReferences).flatMap((owner) => {
    if (owner.kind === "CISKubeBenchReport") return [{ kind: "Node", name: owner.name }];
    return OWNER_GROUPS.test(asText(owner.apiVersion)) ? [owner] : [];
  });

/** The container that a report's labels name. */
export function containerOf(report: JsonObject): string | null {
  const labels = asLabels(asObject(report.metadata)?.labels);
  const key = Object.keys(labels).find((one) => /(^|\.)container\.name$/.test(one));
  return key === undefined ? null : asWord(labels[key]);
}
