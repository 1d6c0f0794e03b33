import { CsvTable } from "../../document/csv.ts";
import type { Advisory } from "../../reading/knowledge.ts";
import type { Reading, Skip } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { bareAdvisory, feedReading } from "../feed-reading.ts";
import { asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { KevCatalog } from "./schema.ts";

/** CISA's catalogue of known exploited vulnerabilities, as JSON and as CSV. */
export const kev: Adapter = {
  format: "kev",
  title: "KEV: CISA's known exploited vulnerabilities (JSON, CSV)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  if (document instanceof CsvTable)
    return document.columns.includes("cveID") && document.columns.includes("dateAdded");
  const catalog = asObject(document);
  if (catalog === null || !Array.isArray(catalog.vulnerabilities)) return false;
  return "catalogVersion" in catalog || asWord(asObject(catalog.vulnerabilities[0])?.cveID) !== null;
}

function read(document: unknown): Reading {
  if (document instanceof CsvTable) {
    const entries = document.rows.map(({ line, cells }) => ({
      at: `line ${line}`,
      entry: cells as JsonObject,
    }));
    return catalogue(entries, null, null);
  }
  const catalog = parseEnvelope(KevCatalog, document);
  const entries = catalog.vulnerabilities.map((entry, index) => ({
    at: step("/vulnerabilities", index),
    entry: asObject(entry),
  }));
  return catalogue(entries, asWord(catalog.catalogVersion), scanTime(catalog.dateReleased));
}

/** The CSV form states no date: the newest entry's day is the least it can be of. */
function catalogue(
  entries: { at: string; entry: JsonObject | null }[],
  version: string | null,
  released: string | null,
): Reading {
  const advisories: Advisory[] = [];
  const skipped: Skip[] = [];
  for (const { at, entry } of entries) {
    const id = asWord(entry?.cveID);
    if (entry && id) advisories.push(advisoryOf(id, entry));
    else skipped.push({ path: at, reason: "no cveID" });
  }
  const newest = advisories.reduce(
    (last, { kev }) => (kev?.addedAt && kev.addedAt > last ? kev.addedAt : last),
    "",
  );
  const asOf = released ?? (newest === "" ? null : scanTime(`${newest}T00:00:00Z`));
  return feedReading({ format: kev.format, tool: "CISA KEV", version, asOf, advisories, skipped });
}

const advisoryOf = (id: string, entry: JsonObject): Advisory => ({
  ...bareAdvisory(id),
  summary: asText(entry.vulnerabilityName),
  details: asText(entry.shortDescription),
  kev: {
    addedAt: dayOf(entry.dateAdded),
    dueAt: dayOf(entry.dueDate),
    ransomware: asText(entry.knownRansomwareCampaignUse).trim().toLowerCase() === "known",
    action: asText(entry.requiredAction),
  },
});

const dayOf = (value: unknown): string | null => {
  const day = asText(value).slice(0, 10);
  return scanTime(`${day}T00:00:00Z`) === null ? null : day;
};
