import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { objectComponent } from "../cluster-object.ts";
import { asObject, asObjects, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally } from "../tally.ts";

export const kubeLinter: Adapter = {
  format: "kube-linter",
  title: "KubeLinter: checks of manifests and charts (JSON)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

const SLICE = additiveSlice("kube-linter:manifests");

function recognises(document: unknown): boolean {
  const report = asObject(document);
  return report !== null && "Reports" in report && asObject(report.Summary) !== null && "Checks" in report;
}

/** The tool states no severity and lists only what failed: a failed check is a medium one. */
function read(document: unknown): Reading {
  const report = asObject(document) ?? {};
  const reports = report.Reports ?? [];
  if (!Array.isArray(reports)) throw new UnreadableDocument("/Reports", "not a list");
  const summary = asObject(report.Summary);
  const checks = new Map(asObjects(report.Checks).map((check) => [asText(check.name), check]));
  const tally = newTally();
  const observations: Observation[] = [];
  for (const [index, raw] of reports.entries()) {
    const entry = asObject(raw);
    const check = asWord(entry?.Check);
    if (entry === null || check === null) {
      tally.skipped.push({ path: step("/Reports", index), reason: "no name of a check" });
      continue;
    }
    const observation = observationOf(check, entry, asText(checks.get(check)?.description));
    countObservation(tally, observation);
    observations.push(observation);
  }
  return talliedReading(tally, {
    format: kubeLinter.format,
    tool: { name: "KubeLinter", version: asWord(summary?.KubeLinterVersion) },
    scannedAt: scanTime(summary?.CheckEndTime),
    targets: [
      {
        asset: { kind: "source", url: null, artifact: "manifests" },
        slices: [SLICE],
        observations,
        packages: 0,
      },
    ],
    needs: "source",
  });
}

function observationOf(check: string, entry: JsonObject, description: string): Observation {
  const found = asObject(entry.Object);
  const object = asObject(found?.K8sObject);
  const message = asText(asObject(entry.Diagnostic)?.Message);
  const component = objectComponent({
    kind: asText(asObject(object?.GroupVersionKind)?.Kind),
    namespace: asText(object?.Namespace),
    name: asText(object?.Name),
  });
  const container = /\bcontainer "([^"]+)"/.exec(message)?.[1];
  return checkObservation({
    slice: SLICE.key,
    rule: { id: `kube-linter/${check}`, title: check, description, remediation: asText(entry.Remediation) },
    component:
      container === undefined ? component : { ...component, key: `${component.key}/container/${container}` },
    place: asText(asObject(found?.Metadata)?.FilePath),
    severity: "medium",
    outcome: "fail",
    detail: redactValues(message),
  });
}
