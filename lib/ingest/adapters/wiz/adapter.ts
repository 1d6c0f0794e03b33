import { type Observation, type Reading, type Slice, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { asList, asObject, asText, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, countVulnerability, newTally, type Tally } from "../tally.ts";
import { CHECKS, readRuleMatch, readSecret, SECRETS } from "./check.ts";
import { LISTS, type PackageList, readVulnerability, SLICE, systemTypeOf } from "./package.ts";
import { subjectOf } from "./subject.ts";

export const wiz: Adapter = {
  format: "wiz",
  title: "Wiz CLI: images, directories, infrastructure as code (wizcli -f json)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const report = asObject(document);
  if (report === null || !("result" in report)) return false;
  const origin = asText(asObject(report.scanOriginResource)?.__typename);
  const result = asText(asObject(report.result)?.__typename);
  return origin.startsWith("CICDScanOrigin") || /^CICD\w{1,20}ScanResult$/.test(result);
}

function read(document: unknown): Reading {
  const report = asObject(document) ?? {};
  const result = asObject(report.result);
  const state = asText(asObject(report.status)?.state);
  if (result === null) throw new UnreadableDocument("/result", `no result${state ? `: ${state}` : ""}`);
  for (const list of [...LISTS, "secrets", "ruleMatches"])
    if (!Array.isArray(result[list] ?? [])) throw new UnreadableDocument(`/result/${list}`, "not a list");
  const tally = newTally();
  const observations: Observation[] = [];
  for (const list of LISTS) readPackages(result, list, tally, observations);
  readChecks(result, "/result", tally, observations);
  const inner = asObject(result.iac);
  if (inner !== null) readChecks(inner, "/result/iac", tally, observations);
  noteUnread(result, tally);
  const { asset, shown, needs } = subjectOf(asObject(report.scanOriginResource) ?? {});
  return talliedReading(tally, {
    format: wiz.format,
    tool: { name: "Wiz CLI", version: null },
    scannedAt: scanTime(report.startedAt) ?? scanTime(report.createdAt),
    subjects: [shown],
    targets: [{ asset, slices: slicesOf(result, inner), observations, packages: tally.counts.components }],
    needs,
  });
}

/** A list that is null says nothing: with no packages at all nobody may have looked. */
function slicesOf(result: JsonObject, inner: JsonObject | null): Slice[] {
  const has = (field: string) => asList(result[field]).length > 0 || asList(inner?.[field]).length > 0;
  const rules = has("ruleMatches") || "scanStatistics" in result || "scanStatistics" in (inner ?? {});
  return [
    ...(LISTS.some(has) ? [SLICE] : []),
    ...(has("secrets") ? [SECRETS] : []),
    ...(rules ? [CHECKS] : []),
  ];
}

/** What a policy of the user's ignores is counted as the document lists it, and makes no finding. */
function readPackages(result: JsonObject, list: PackageList, tally: Tally, into: Observation[]): void {
  const systemType = systemTypeOf(result.osPackages);
  const packages = asList(result[list]);
  tally.counts.components += packages.length;
  for (const [index, raw] of packages.entries()) {
    const at = step(`/result/${list}`, index);
    const entry = asObject(raw);
    if (entry === null) tally.skipped.push({ path: at, reason: "not an object" });
    for (const [nth, found] of asList(entry?.vulnerabilities).entries()) {
      const path = step(`${at}/vulnerabilities`, nth);
      const vulnerability = asObject(found);
      const read = readVulnerability(vulnerability, entry ?? {}, list, systemType);
      if (typeof read === "string") {
        tally.skipped.push({ path, reason: read });
        continue;
      }
      countVulnerability(tally, read.severity);
      if (asList(vulnerability?.ignoredPolicyMatches).length === 0) into.push(read);
      else tally.skipped.push({ path, reason: `${read.rule.id}: ignored by a policy`, loses: false });
    }
  }
}

function readChecks(section: JsonObject, at: string, tally: Tally, into: Observation[]): void {
  const take = (read: Observation | string, path: string) => {
    if (typeof read === "string") tally.skipped.push({ path, reason: read });
    else {
      into.push(read);
      countObservation(tally, read);
    }
  };
  for (const [index, raw] of asList(section.secrets).entries())
    take(readSecret(raw), step(`${at}/secrets`, index));
  for (const [index, raw] of asList(section.ruleMatches).entries()) {
    const path = step(`${at}/ruleMatches`, index);
    const ruleMatch = asObject(raw);
    if (ruleMatch === null) tally.skipped.push({ path, reason: "not an object" });
    for (const [nth, match] of asList(ruleMatch?.matches).entries())
      take(readRuleMatch(ruleMatch ?? {}, match), step(`${path}/matches`, nth));
  }
}

/** What the tool also looks for, but of which there is no kind of finding here. */
function noteUnread(result: JsonObject, tally: Tally): void {
  for (const [field, what] of [
    ["dataFindings", "personal and other sensitive data"],
    ["malware", "malware"],
    ["sast", "weaknesses of source code"],
  ] as const) {
    const count = asList(result[field]).length;
    if (count > 0)
      tally.notes.push({
        path: `/result/${field}`,
        reason: `${count} findings of ${what} are not read`,
        loses: false,
      });
  }
}
