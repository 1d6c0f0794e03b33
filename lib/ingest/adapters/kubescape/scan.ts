import type { Feed } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asObjects, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { type Controls, controlsIn } from "./controls.ts";
import { type CheckedObject, checkedObject, isOfFile } from "./resource-id.ts";
import { KubescapeReport, KubescapeSession } from "./schema.ts";

/** One document, whichever of its shapes it has. */
export interface Scan {
  format: "kubescape" | "kubescape-resources" | "kubescape-session";
  version: string | null;
  scannedAt: string | null;
  frameworks: Feed[];
  cluster: string | null;
  metadata: JsonObject | null;
  /** How many resources the document lists. */
  resources: number;
  results: { at: string; value: JsonObject | null; id: string }[];
  objectOf(id: string): CheckedObject | null;
  controls: Controls;
  /** True where manifests were read, not a cluster. */
  ofFiles: boolean;
}

export function reportScan(document: unknown): Scan {
  const report = parseEnvelope(KubescapeReport, document);
  const raw = asObjects(report.results).map((result) => asObject(result.rawResource));
  const listed = [...raw, ...asObjects(report.resources)].filter((one) => one !== null);
  const known = new Map(listed.map((one) => [asText(one.resourceID), one]));
  const results = (report.results ?? []).map((raw, index) => {
    const value = asObject(raw);
    return { at: step("/results", index), value, id: asText(value?.resourceID) };
  });
  const summary = asObject(report.summaryDetails);
  const metadata = asObject(report.metadata);
  return {
    format: "kubescape",
    ...aboutOf(metadata, summary, report.generationTime),
    cluster: asWord(report.clusterName) ?? contextOf(metadata),
    resources: report.resources?.length ?? 0,
    results,
    objectOf: (id) => checkedObject(id, known.get(id)?.object, known.get(id)?.source),
    controls: controlsIn(asObject(summary?.controls)),
    ofFiles: [...known.values()].some(isFromFile) || areOfFiles(results),
  };
}

export function sessionScan(document: unknown): Scan {
  const session = parseEnvelope(KubescapeSession, document);
  const report = asObject(session.Report);
  const summary = asObject(report?.summaryDetails);
  const metadata = asObject(session.Metadata) ?? asObject(report?.metadata);
  const results = resultsIn(session.ResourcesResult ?? {}, "/ResourcesResult");
  const objects = session.AllResources ?? {};
  return {
    format: "kubescape-session",
    ...aboutOf(metadata, summary, report?.generationTime),
    cluster: asWord(report?.clusterName) ?? contextOf(metadata),
    resources: Object.keys(objects).length,
    results,
    objectOf: (id) => checkedObject(id, Object.hasOwn(objects, id) ? objects[id] : null, null),
    controls: controlsIn(asObject(summary?.controls), asObject(session.AllPolicies?.Controls)),
    ofFiles: areOfFiles(results),
  };
}

export function resourcesScan(document: JsonObject): Scan {
  const results = resultsIn(document, "");
  return {
    format: "kubescape-resources",
    ...aboutOf(null, null, null),
    cluster: null,
    resources: results.length,
    results,
    objectOf: (id) => checkedObject(id, null, null),
    controls: controlsIn(),
    ofFiles: areOfFiles(results),
  };
}

const resultsIn = (byId: JsonObject, at: string): Scan["results"] =>
  Object.entries(byId).map(([id, raw]) => ({ at: step(at, id), value: asObject(raw), id }));

/** An object of a cluster has no source, or one that says nothing. */
function isFromFile(resource: JsonObject): boolean {
  const source = asObject(resource.source);
  return [source?.relativePath, source?.path, source?.fileType].some((word) => asWord(word) !== null);
}

const areOfFiles = (results: Scan["results"]): boolean => results.some(({ id }) => isOfFile(id));

function aboutOf(metadata: JsonObject | null, summary: JsonObject | null, generated: unknown) {
  const frameworks = asObjects(summary?.frameworks).map(
    (framework): Feed => ({
      name: asText(framework.name),
      version: asWord(framework.version),
      builtAt: null,
    }),
  );
  return {
    version: asWord(asObject(metadata?.scanMetadata)?.kubescapeVersion),
    scannedAt: scanTime(generated),
    frameworks: frameworks.filter((framework) => framework.name !== ""),
    metadata,
  };
}

/** The kubeconfig context that was scanned: a label, as clusters state no better one. */
function contextOf(metadata: JsonObject | null): string | null {
  const target = asObject(asObject(metadata?.targetMetadata)?.clusterContextMetadata);
  return asWord(target?.contextName) ?? asWord(asObject(metadata?.clusterMetadata)?.contextName);
}
