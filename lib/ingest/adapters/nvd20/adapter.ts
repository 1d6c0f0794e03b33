import type { Advisory } from "../../reading/knowledge.ts";
import { type Reading, type Skip, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { feedReading } from "../feed-reading.ts";
import { asNumber, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { advisoryOf } from "./cve.ts";
import { NvdPage } from "./schema.ts";

export const nvd20: Adapter = {
  format: "nvd20",
  title: "NVD 2.0: pages of its interface and feeds (JSON)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

/** Also the feeds of version 1.1, so that they are named instead of "not recognised". */
function recognises(document: unknown): boolean {
  const page = asObject(document);
  if (page === null) return false;
  if (page.format === "NVD_CVE" || isOldFeed(page)) return true;
  const [first] = Array.isArray(page.vulnerabilities) ? page.vulnerabilities : [];
  return asWord(asObject(asObject(first)?.cve)?.id) !== null;
}

const isOldFeed = (page: JsonObject): boolean =>
  page.CVE_data_type === "CVE" && Array.isArray(page.CVE_Items);

function read(document: unknown): Reading {
  checkVersion(document as JsonObject);
  const page = parseEnvelope(NvdPage, document);
  const advisories: Advisory[] = [];
  const skipped: Skip[] = [];
  page.vulnerabilities.forEach((entry, index) => {
    const cve = asObject(asObject(entry)?.cve);
    const id = asWord(cve?.id);
    if (cve !== null && id !== null) advisories.push(advisoryOf(id, cve));
    else skipped.push({ path: step("/vulnerabilities", index), reason: "no cve with an id" });
  });
  const reading = feedReading({
    format: nvd20.format,
    tool: "NVD",
    version: asWord(page.version),
    asOf: scanTime(page.timestamp),
    advisories,
    skipped,
  });
  return { ...reading, notes: [...reading.notes, ...remarkOnPages(page)] };
}

function checkVersion(page: JsonObject): void {
  const [path, version] = isOldFeed(page)
    ? ["/CVE_data_version", page.CVE_data_version ?? "1.1"]
    : ["/version", page.version];
  if (path === "/version" && (version === undefined || asText(version) === "2.0")) return;
  throw new UnreadableDocument(path, `NVD version ${JSON.stringify(version)} is not supported`);
}

/** Its interface answers with two thousand records at most: what is on other pages is somebody else's report. */
function remarkOnPages(page: NvdPage): Skip[] {
  const [start, total] = [asNumber(page.startIndex) ?? 0, asNumber(page.totalResults)];
  const end = start + page.vulnerabilities.length;
  if (total === null || (start === 0 && end >= total)) return [];
  const reason = `one page: records ${start + 1} to ${end} of ${total}`;
  return [{ path: "/totalResults", reason, loses: false }];
}
