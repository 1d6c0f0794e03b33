import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { asList, asNumber, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import type { ImageSubject } from "../named-image.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { imageOf, systemOf } from "./image.ts";
import { take } from "./scan.ts";
import { SLICE } from "./vulnerability.ts";

/** With its query, or cut down to the entries. */
export function isPage(report: JsonObject): boolean {
  if (!("result" in report)) return false;
  if ("pagesize" in report && asObject(report.query) !== null) return true;
  const first = asObject(asList(report.result)[0]);
  return first !== null && "name" in first && "resource" in first && MARKS.some((field) => field in first);
}

const MARKS = ["aqua_severity", "nvd_severity", "nvd_cvss3_score", "vulnerability_id"];

/** A page of `GET /api/v2/risks/vulnerabilities`: one entry for each vulnerability, resource and image. */
export function readPage(report: JsonObject, format: string): Reading {
  if (!Array.isArray(report.result ?? [])) throw new UnreadableDocument("/result", "not a list");
  const entries = asList(report.result);
  const tally = newTally();
  const targets = newTargetList();
  const images = new Map<string, ImageSubject>();
  for (const [index, raw] of entries.entries()) {
    const entry = asObject(raw) ?? {};
    const observations: Observation[] = [];
    const systemType = systemOf(entry)?.type ?? "";
    take(raw, asObject(entry.resource), systemType, step("/result", index), tally, observations);
    if (asObject(raw) === null) continue;
    const image = imageOf(entry);
    images.set(JSON.stringify(image.shown), image);
    addToTarget(targets, image.asset, { slices: [SLICE], observations });
  }
  const asked = entries.length === 0 ? askedFor(report) : null;
  if (asked !== null) {
    images.set("", asked);
    addToTarget(targets, asked.asset, { slices: [], observations: [] });
  }
  const total = asNumber(report.count) ?? 0;
  const reason = `a page: ${entries.length} of ${total} entries`;
  if (total > entries.length) tally.notes.push({ path: "/count", reason, loses: false });
  const subjects = [...images.values()];
  return talliedReading(tally, {
    format,
    tool: { name: "Aqua", version: null },
    subjects: subjects.map(({ shown }) => shown),
    targets: targetsIn(targets),
    needs: subjects.map(({ needs }) => needs).find((need) => need !== null) ?? null,
  });
}

/** An empty page is of the image that its query names; that somebody scanned it, it does not say. */
function askedFor(report: JsonObject): ImageSubject | null {
  const query = asObject(report.query);
  const image = asWord(query?.image_name);
  return image === null ? null : imageOf({ image, registry: asText(query?.registry_name) });
}
