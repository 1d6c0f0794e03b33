import { brokenOf, entriesOf, type StreamEntry } from "../../document/stream.ts";
import type { Advisory } from "../../reading/knowledge.ts";
import { type Reading, type Skip, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { firstIssue } from "../document-shape.ts";
import { latest } from "../event-time.ts";
import { feedReading, recordTime } from "../feed-reading.ts";
import { asList, asObject, asText, type JsonObject, step } from "../json-value.ts";
import { advisoryOf } from "./record.ts";
import { OSV_PARTS, OsvRecord } from "./schema.ts";

/** Records of OSV and of the databases that publish in its schema: single, listed, a line each, or as its interface answers. */
export const osv: Adapter = {
  format: "osv",
  title: "OSV 1.x: advisory records (JSON, JSON lines, lists)",
  tier: "full",
  version: 1,
  stream: true,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const [first] = recordsIn(document);
  if (first !== undefined) return isRecord(asObject(first.value), isAnswer(document));
  return brokenOf(document).length === 0 && isAnswer(document);
}

/** `{vulns: […]}`, with nothing beside it but the mark of a next page. */
function isAnswer(document: unknown): boolean {
  const answer = asObject(document);
  if (answer === null || !Array.isArray(answer.vulns)) return false;
  return Object.keys(answer).every((key) => key === "vulns" || key === "next_page_token");
}

/**
 * An id, and when the record changed or by which schema it is written. Threat intelligence (STIX) has an id and a time
 * too, with a type; GitHub's own advisories have other ids.
 */
function isRecord(record: JsonObject | null, listed: boolean): boolean {
  if (record === null || typeof record.id !== "string") return false;
  if ("ghsa_id" in record || "spec_version" in record) return false;
  const hasSchema = typeof record.schema_version === "string";
  if (!hasSchema && ("type" in record || typeof record.modified !== "string")) return false;
  return listed || OSV_PARTS.some((part) => part in record);
}

function recordsIn(document: unknown): readonly StreamEntry[] {
  return entriesOf(document).flatMap(({ at, value }) => {
    if (!isAnswer(value)) return [{ at, value }];
    const vulns = asList(asObject(value)?.vulns);
    return vulns.map((record, index) => ({ at: step(step(at, "vulns"), index), value: record }));
  });
}

function read(document: unknown): Reading {
  const advisories: Advisory[] = [];
  const skipped: Skip[] = [...brokenOf(document)];
  const entries = recordsIn(document);
  for (const { at, value } of entries) {
    const parsed = OsvRecord.safeParse(value);
    if (parsed.success) {
      advisories.push(advisoryOf(parsed.data.id, parsed.data, at, skipped));
      continue;
    }
    const { path, reason } = firstIssue(parsed.error);
    if (entries.length === 1 && skipped.length === 0) throw new UnreadableDocument(`${at}${path}`, reason);
    skipped.push({ path: `${at}${path}`, reason });
  }
  const first = asObject(entries[0]?.value);
  return feedReading({
    format: osv.format,
    tool: "OSV",
    version: asText(first?.schema_version) || null,
    asOf: latest(entries.map(({ value }) => recordTime(asObject(value)?.modified))),
    advisories,
    skipped,
  });
}
