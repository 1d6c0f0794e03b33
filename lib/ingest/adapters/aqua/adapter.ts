import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { latest } from "../event-time.ts";
import { asObject, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";
import { isPage, readPage } from "./page.ts";
import { readScan } from "./scan.ts";
import { isSummary, readSummary } from "./summary.ts";

export const aqua: Adapter = {
  format: "aqua",
  title: "Aqua: images (scanner results, API v1 and v2, JSON)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const report = asObject(document);
  if (report === null) return Array.isArray(document) && isScan(scanIn(document[0]));
  return isPage(report) || isSummary(report) || isScan(scanIn(report));
}

/** Resources with what each of them suffers from; nothing else is in every version. */
function isScan(scan: JsonObject | null): boolean {
  if (scan === null || !("resources" in scan)) return false;
  if ("image_assurance_results" in scan || "vulnerability_summary" in scan) return true;
  const first = asObject(Array.isArray(scan.resources) ? scan.resources[0] : null);
  return first !== null && "resource" in first && "vulnerabilities" in first;
}

/** Pipelines wrap a scan's result as `{image_name, results}`. */
function scanIn(value: unknown): JsonObject | null {
  const object = asObject(value);
  return asObject(object?.results) ?? object;
}

/** What the wrapper says of the image, for results that do not name it themselves. */
const nameIn = (raw: unknown): JsonObject => {
  const name = asObject(raw)?.image_name;
  return name === undefined ? {} : { image_name: name };
};

function read(document: unknown): Reading {
  const report = asObject(document);
  if (report !== null && isPage(report)) return readPage(report, aqua.format);
  if (report !== null && isSummary(report)) return readSummary(report, aqua.format);
  const tally = newTally();
  const scans: ReturnType<typeof readScan>[] = [];
  const take = (raw: unknown, path: string) => {
    const scan = scanIn(raw);
    const at = scan !== null && asObject(asObject(raw)?.results) === scan ? `${path}/results` : path;
    if (scan === null) tally.skipped.push({ path, reason: "not an object" });
    else if (!Array.isArray(scan.resources ?? []))
      throw new UnreadableDocument(`${at}/resources`, "not a list");
    else scans.push(readScan({ ...nameIn(raw), ...scan }, at, tally));
  };
  if (Array.isArray(document)) for (const [index, item] of document.entries()) take(item, step("", index));
  else take(document, "");
  return talliedReading(tally, {
    format: aqua.format,
    tool: { name: "Aqua", version: null },
    scannedAt: latest(scans.map(({ at }) => at)),
    subjects: scans.map(({ shown }) => shown),
    targets: scans.map(({ target }) => target),
    needs: scans.map(({ needs }) => needs).find((need) => need !== null) ?? null,
  });
}
