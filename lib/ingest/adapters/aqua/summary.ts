import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { asList, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";
import { imageOf } from "./image.ts";
import { take } from "./scan.ts";
import { SLICE } from "./vulnerability.ts";

export function isSummary(report: JsonObject): boolean {
  if (!Array.isArray(report.cves)) return false;
  const first = asObject(report.cves[0]);
  return "cves_counts" in report || (first !== null && "name" in first && "score" in first);
}

/** The verdict of `GET /api/v1/scanner/…/scan_result`: vulnerabilities with the file or package each is in. */
export function readSummary(report: JsonObject, format: string): Reading {
  const failure = asWord(report.errorMsg);
  const cves = asList(report.cves);
  if (failure !== null && cves.length === 0)
    throw new UnreadableDocument("/errorMsg", `the scan failed: ${failure.slice(0, 200)}`);
  const tally = newTally();
  const observations: Observation[] = [];
  for (const [index, raw] of cves.entries()) {
    const file = asText(asObject(raw)?.file).trim();
    const resource = file === "" ? null : file.startsWith("/") ? { path: file } : { name: file };
    take(raw, resource, "", step("/cves", index), tally, observations);
  }
  const { asset, shown, needs } = imageOf(report);
  return talliedReading(tally, {
    format,
    tool: { name: "Aqua", version: null },
    subjects: [shown],
    targets: [{ asset, slices: observations.length > 0 ? [SLICE] : [], observations, packages: 0 }],
    needs,
  });
}
