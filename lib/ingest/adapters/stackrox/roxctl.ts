import { componentOf } from "../../identity/component.ts";
import type { Observation, Reading } from "../../reading.ts";
import { parseEnvelope } from "../document-shape.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asNumber, asObject, asText, asTexts, asWord, step } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { statedScore } from "../stated-score.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally } from "../tally.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";
import { severityOfWord } from "./component.ts";
import { SLICE } from "./image.ts";
import { RoxctlScan } from "./schema.ts";

export function isRoxctlScan(report: Record<string, unknown>): boolean {
  const result = asObject(report.result);
  const summary = asObject(result?.summary);
  return summary !== null && "TOTAL-VULNERABILITIES" in summary && "vulnerabilities" in (result ?? {});
}

/** The flat list of `roxctl image scan --output json`: one line for each vulnerability and component. */
export function readRoxctlScan(document: unknown, format: string): Reading {
  const { result } = parseEnvelope(RoxctlScan, document);
  const tally = newTally();
  const observations: Observation[] = [];
  for (const [index, raw] of (result.vulnerabilities ?? []).entries()) {
    const read = readLine(raw);
    if (typeof read === "string")
      tally.skipped.push({ path: step("/result/vulnerabilities", index), reason: read });
    else {
      observations.push(read);
      countObservation(tally, read);
    }
  }
  const packages = asNumber(result.summary["TOTAL-COMPONENTS"]) ?? 0;
  tally.counts.components = Math.max(0, Math.trunc(packages));
  const { asset, needs } = namedImage({ name: "" });
  const slices = packages > 0 || observations.length > 0 ? [SLICE] : [];
  return talliedReading(tally, {
    format,
    tool: { name: "StackRox", version: null },
    targets: [{ asset, slices, observations, packages: tally.counts.components }],
    needs,
  });
}

function readLine(raw: unknown): Observation | string {
  const line = asObject(raw);
  const id = asWord(line?.cveId);
  const name = asWord(line?.componentName);
  if (line === null || id === null || name === null) return "no cveId and componentName";
  const version = asText(line.componentVersion);
  return vulnerabilityObservation({
    slice: SLICE.key,
    id,
    names: asTexts([line.advisoryId]),
    rule: {
      references: asTexts([line.cveInfo, line.advisoryInfo]),
      cvss: statedScore({ score: line.cveCVSS, vector: "", version: "3.0", source: "" }),
    },
    component: componentOf(null, name, guessedPackageType(name, version)),
    version,
    fixedVersion: asText(line.componentFixedVersion),
    severity: severityOfWord(line.cveSeverity),
  });
}
