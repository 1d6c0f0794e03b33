import type { ClusterObject } from "../cluster-object.ts";
import { asLabels, asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";

/** What a report is about: an object of the cluster, and the container of it. */
export interface ReportOwner {
  object: ClusterObject;
  container: string | null;
}

/** Trivy operator's prefix, and that of the project it grew out of. */
const PREFIXES = ["trivy-operator", "starboard"];

/**
 * By labels. A name that is no valid label value stands in an annotation of the same key; what neither says, the
 * controller among the owners does. Null where nothing names an object.
 */
export function ownerOf(report: JsonObject): ReportOwner | null {
  const metadata = asObject(report.metadata) ?? {};
  const labels = { ...asLabels(metadata.annotations), ...asLabels(metadata.labels) };
  const label = (key: string) =>
    PREFIXES.map((prefix) => asWord(labels[`${prefix}.${key}`])).find((word) => word !== null) ?? null;
  const owners = asObjects(metadata.ownerReferences);
  const owner = owners.find((reference) => reference.controller === true) ?? owners[0];
  const kind = label("resource.kind") ?? asWord(owner?.kind);
  const name = label("resource.name") ?? asWord(owner?.name);
  if (kind === null || name === null) return null;
  const namespace = label("resource.namespace") ?? asText(metadata.namespace);
  return { object: { kind, namespace, name }, container: label("container.name") };
}
