import { type AssetMention, type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { objectComponent, placeOfObject } from "../cluster-object.ts";
import { asObject, asText, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { severityOfLevel } from "../tool-levels.ts";
import { checksOf, type ListedCheck } from "./checks.ts";

export const polaris: Adapter = {
  format: "polaris",
  title: "Polaris: best practices of workloads, in a cluster or in files (JSON, YAML)",
  tier: "additive",
  version: 1,
  recognises: (document) => asObject(document)?.PolarisOutputVersion !== undefined,
  read,
};

function read(document: unknown): Reading {
  const report = asObject(document) ?? {};
  const results = report.Results ?? [];
  if (!Array.isArray(results)) throw new UnreadableDocument("/Results", "not a list");
  const ofFiles = asWord(report.SourceType) === "Path";
  const source = ofFiles ? sourceOf(asText(report.SourceName)) : null;
  const tally = newTally();
  const targets = newTargetList();
  for (const [index, raw] of results.entries()) {
    const path = step("/Results", index);
    const object = asObject(raw);
    if (object === null || asWord(object.Kind) === null) {
      tally.skipped.push({ path, reason: "not an object with a kind" });
      continue;
    }
    const { asset, component, area } = placeOf(object, source);
    const key = area === "access" ? "polaris:access" : "polaris:configuration";
    for (const check of checksOf(object, path, tally)) {
      const observation = observationOf(check, key, component);
      countCheck(observation, check, tally);
      addToTarget(targets, asset, { slices: [additiveSlice(key, area)], observations: [observation] });
    }
  }
  return talliedReading(tally, {
    format: polaris.format,
    tool: { name: "Polaris", version: null },
    scannedAt: scanTime(report.AuditTime),
    subjects: source === null ? [] : [{ kind: "source", name: source.artifact, digest: null }],
    targets: targetsIn(targets),
    needs: source === null ? "cluster" : isNameless(source.artifact) ? "source" : null,
  });
}

const sourceOf = (name: string) => ({
  kind: "source" as const,
  url: sourceUrl(name),
  artifact: withoutCredentials(name),
});

const isNameless = (artifact: string): boolean => ["", ".", "./"].includes(artifact);

function placeOf(object: JsonObject, source: AssetMention | null) {
  const named = {
    kind: asText(object.Kind).trim(),
    namespace: asText(object.Namespace),
    name: asText(object.Name),
  };
  if (source === null) return placeOfObject(named, null);
  return { asset: source, component: objectComponent(named), area: "configuration" as const };
}

function observationOf(
  { id, check, container }: ListedCheck,
  slice: string,
  component: Observation["component"],
): Observation {
  const key = [component.key, container === null ? "" : `container/${container}`].filter(Boolean).join("/");
  return checkObservation({
    slice,
    rule: { id: `polaris/${id}`, title: id, description: asText(check.Category) },
    component: container === null ? component : { key, name: container, type: "container", purl: null },
    ...severityOfLevel(check.Severity),
    outcome: check.Success === true ? "pass" : "fail",
    detail: redactValues([asText(check.Message), ...asTexts(check.Details)].join("\n")),
  });
}

function countCheck(observation: Observation, { check, path }: ListedCheck, tally: Tally): void {
  countObservation(tally, observation);
  if (typeof check.Success !== "boolean")
    tally.notes.push({ path, reason: "no Success: taken for a failure", loses: false });
}
