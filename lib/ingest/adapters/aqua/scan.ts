import type { Observation, Target } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { additiveSlice, checkObservation, ruleWord } from "../check-entry.ts";
import { eventTime } from "../event-time.ts";
import { fileComponent } from "../file-component.ts";
import { asList, asNumber, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { countObservation, countVulnerability, type Tally } from "../tally.ts";
import { imageOf, systemOf } from "./image.ts";
import { readVulnerability, reasonAside, SLICE, severityIn } from "./vulnerability.ts";

export const SECRETS = additiveSlice("aqua:sensitive-data", "secrets", "secret");
export const FILES = additiveSlice("aqua:malware");

/** What one scan says of its image. */
export function readScan(scan: JsonObject, path: string, tally: Tally) {
  const { asset, shown, needs } = imageOf(scan);
  const system = systemOf(scan);
  const observations: Observation[] = [];
  const resources = asList(scan.resources);
  tally.counts.components += resources.length;
  for (const [index, raw] of resources.entries()) {
    const at = step(`${path}/resources`, index);
    const entry = asObject(raw);
    if (entry === null) tally.skipped.push({ path: at, reason: "not an object" });
    for (const [nth, vulnerability] of asList(entry?.vulnerabilities).entries()) {
      const where = step(`${at}/vulnerabilities`, nth);
      take(vulnerability, asObject(entry?.resource), system?.type ?? "", where, tally, observations);
    }
  }
  const files = [...readSensitive(scan, path, tally), ...readMalware(scan, path, tally)];
  for (const observation of files) countObservation(tally, observation);
  const slices = [
    ...(resources.length > 0 || system !== null ? [SLICE] : []),
    ...(wasAsked(scan, "scan_sensitive_data", "sensitive_data") ? [SECRETS] : []),
    ...(wasAsked(scan, "scan_malware", "malware") ? [FILES] : []),
  ];
  const target: Target = {
    asset,
    slices,
    observations: [...observations, ...files],
    packages: resources.length,
  };
  return { target, shown, needs, at: startOf(scan) };
}

/** Reads one entry; what users acknowledged is counted as the document lists it, and makes no finding. */
export function take(
  raw: unknown,
  resource: JsonObject | null,
  systemType: string,
  path: string,
  tally: Tally,
  into: Observation[],
): void {
  const entry = asObject(raw);
  const read = readVulnerability(entry, resource, systemType);
  if (typeof read === "string" || entry === null) {
    tally.skipped.push({ path, reason: typeof read === "string" ? read : "not an object" });
    return;
  }
  const aside = reasonAside(entry);
  countVulnerability(tally, severityIn(entry).severity);
  if (aside === null) into.push(read);
  else tally.skipped.push({ path, reason: `${read.rule.id}: ${aside}`, loses: false });
}

function wasAsked(scan: JsonObject, option: string, field: string): boolean {
  return asObject(scan.scan_options)?.[option] === true || asList(scan[field]).length > 0;
}

/** Kind and file of what looks like a secret; never more of it. */
function readSensitive(scan: JsonObject, path: string, tally: Tally): Observation[] {
  return asList(scan.sensitive_data).flatMap((raw, index) => {
    const entry = asObject(raw);
    const kind = asWord(entry?.type);
    const file = asWord(entry?.path) ?? asWord(entry?.filename);
    if (kind === null || file === null) {
      tally.skipped.push({ path: step(`${path}/sensitive_data`, index), reason: "no type and path" });
      return [];
    }
    const rule = { id: `aqua/secret/${ruleWord(kind)}`, title: kind };
    const component = fileComponent(file);
    const found = { kind: "secret" as const, slice: SECRETS.key, rule, component, place: file };
    return [checkObservation({ ...found, ...severityOf("high"), outcome: "fail" })];
  });
}

function readMalware(scan: JsonObject, path: string, tally: Tally): Observation[] {
  return asList(scan.malware).flatMap((raw, index) => {
    const entry = asObject(raw);
    const name = asWord(entry?.malware) ?? asWord(entry?.name);
    const file = asWord(entry?.path);
    if (name === null || file === null) {
      tally.skipped.push({ path: step(`${path}/malware`, index), reason: "no malware and path" });
      return [];
    }
    const rule = { id: `aqua/malware/${ruleWord(name)}`, title: name };
    const found = { slice: FILES.key, rule, component: fileComponent(file), place: file };
    return [checkObservation({ ...found, ...severityOf("critical"), outcome: "fail" })];
  });
}

/** Seconds and nanoseconds since 1970, apart. */
function startOf(scan: JsonObject): string | null {
  const started = asObject(scan.scan_started);
  const seconds = asNumber(started?.seconds);
  if (seconds === null) return eventTime(asText(scan.scan_started));
  const nanos = asNumber(started?.nanos) ?? 0;
  const fraction = Number.isInteger(nanos) && nanos >= 0 && nanos < 1e9 ? nanos : 0;
  return eventTime(`${seconds}${String(fraction).padStart(9, "0")}`);
}
