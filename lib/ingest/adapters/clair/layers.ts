import type { Observation } from "../../reading.ts";
import { type Distribution, distributionOf } from "../distribution.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asList, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { countObservation, type Tally } from "../tally.ts";
import { readVulnerability } from "./feature.ts";
import { type ClairLayer, ClairLayers } from "./schema.ts";
import type { ClairStatement } from "./statement.ts";

const isLayer = (value: unknown): boolean => {
  const layer = asObject(asObject(value)?.Layer);
  return layer !== null && ("Features" in layer || "IndexedByVersion" in layer);
};

export function isLayered(report: JsonObject): boolean {
  return isLayer(report) || isLayer(report.data) || isLayer(asList(report.Layers)[0]);
}

/** Layers with all features of their image (Clair 1 and 2): the interface knows an image by its layers only. */
export function readLayers(document: unknown, tally: Tally): ClairStatement {
  const report = parseEnvelope(ClairLayers, document);
  const layers = layersOf(report);
  const observations: Observation[] = [];
  let features = 0;
  for (const { layer, at } of layers) {
    for (const [index, raw] of (layer.Features ?? []).entries())
      observations.push(...readFeature(raw, step(step(at, "Features"), index), layer, tally));
    features += layer.Features?.length ?? 0;
  }
  const os = layers.map(({ layer }) => distributionIn(layer)?.os).find((found) => found);
  const subject = namedImage({ name: nameOf(report), os: os ?? null });
  return { subject, observations, packages: 0, looked: features > 0 || os !== undefined };
}

function layersOf(report: ClairLayers): { layer: ClairLayer; at: string }[] {
  const stated = report as JsonObject;
  if (asObject(stated.Layer) !== null) return [{ layer: stated.Layer as ClairLayer, at: "/Layer" }];
  const data = asObject(stated.data);
  if (data !== null) return [{ layer: data.Layer as ClairLayer, at: "/data/Layer" }];
  return (stated.Layers as { Layer: ClairLayer }[]).map(({ Layer }, index) => ({
    layer: Layer,
    at: step(step("/Layers", index), "Layer"),
  }));
}

function nameOf(report: JsonObject): string {
  const name = asWord(report.ImageName);
  if (name === null) return "";
  const registry = asWord(report.Registry)?.replace(/^https?:\/\//, "");
  const tag = asWord(report.Tag);
  return `${registry === undefined ? "" : `${registry}/`}${name}${tag === null ? "" : `:${tag}`}`;
}

/** The layer's namespace, else that of its first feature. */
function distributionIn(layer: ClairLayer): Distribution | null {
  const feature = asObject(layer.Features?.[0]);
  return distributionOf(
    layer.NamespaceName || layer.Namespace || asText(feature?.NamespaceName) || asText(feature?.Namespace),
  );
}

function readFeature(raw: unknown, at: string, layer: ClairLayer, tally: Tally): Observation[] {
  const feature = asObject(raw);
  if (feature === null) {
    tally.skipped.push({ path: at, reason: "not an object" });
    return [];
  }
  const namespace =
    asText(feature.NamespaceName) ||
    asText(feature.Namespace) ||
    layer.NamespaceName ||
    layer.Namespace ||
    "";
  const of = { name: feature.Name, version: feature.Version, namespace, layer: feature.AddedBy };
  const observations: Observation[] = [];
  for (const [index, entry] of asList(feature.Vulnerabilities).entries()) {
    const vulnerability = asObject(entry);
    const read = vulnerability === null ? "not an object" : readVulnerability(vulnerability, of);
    if (typeof read === "string") {
      tally.skipped.push({ path: step(step(at, "Vulnerabilities"), index), reason: read });
      continue;
    }
    observations.push(read);
    countObservation(tally, read);
  }
  return observations;
}
