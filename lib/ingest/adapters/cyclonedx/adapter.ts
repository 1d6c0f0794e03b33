import { XmlElement } from "../../document/xml.ts";
import type { VexStatement } from "../../reading/knowledge.ts";
import { type Observation, type Reading, type Slice, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asList, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { bySeverity, countVulnerability, newTally, type Tally } from "../tally.ts";
import { type Part, type Parts, partOf, readComponents } from "./components.ts";
import { CycloneDxBom, SPEC_VERSIONS } from "./schema.ts";
import { authorOf, statementOf } from "./statements.ts";
import { bomSubject } from "./subject.ts";
import { CYCLONEDX_SLICE, readVulnerability } from "./vulnerability.ts";
import { bomOfXml, isXmlBom } from "./xml.ts";

export const cyclonedx: Adapter = {
  format: "cyclonedx",
  title: "CycloneDX 1.2–1.7: bills of materials, vulnerabilities, VEX (JSON, XML)",
  tier: "full",
  version: 2,
  recognises,
  read,
};

/** Also what only looks like it, so that a wrong `bomFormat` is named instead of "not recognised". */
function recognises(document: unknown): boolean {
  if (document instanceof XmlElement) return isXmlBom(document);
  const bom = asObject(document);
  if (bom === null) return false;
  if ("bomFormat" in bom || asText(bom.$schema).includes("cyclonedx.org")) return true;
  return "specVersion" in bom && ("components" in bom || "metadata" in bom || "vulnerabilities" in bom);
}

function read(document: unknown): Reading {
  const json = document instanceof XmlElement ? bomOfXml(document) : (document as JsonObject);
  checkVersion(json);
  const bom = parseEnvelope(CycloneDxBom, json);
  const tally = newTally();
  const parts = readComponents(bom.components ?? [], tally);
  const component = bom.metadata?.component ?? null;
  const subject = component === null ? null : partOf(component);
  if (subject !== null && component?.["bom-ref"]) parts.byRef.set(component["bom-ref"], subject);
  const entries = bom.vulnerabilities ?? [];
  const observations = readVulnerabilities(entries, parts, subject, tally);
  const statements = readStatements(entries, parts, subject, bom, tally);
  const about = bomSubject(component, parts.os);
  const complete = tally.counts.components > 0;
  return {
    format: isStatement(bom) ? "cyclonedx-vex" : cyclonedx.format,
    tool: toolOf(bom.metadata?.tools),
    scannedAt: scanTime(bom.metadata?.timestamp),
    feeds: [],
    subjects: about.subjects,
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [
      {
        asset: about.asset,
        slices: observations.length === 0 ? [] : [sliceOf(complete)],
        observations,
        packages: parts.bill.length,
        ...(parts.bill.length === 0 ? {} : { bill: parts.bill }),
      },
    ],
    facts: [],
    absences: [],
    needs: about.needs,
    ...(statements.length === 0 ? {} : { statements }),
  };
}

/** An analysis whose state nobody knows is no statement, and said so. */
function readStatements(
  entries: readonly unknown[],
  parts: Parts,
  subject: Part | null,
  bom: CycloneDxBom,
  tally: Tally,
): VexStatement[] {
  const author = authorOf(asObject(bom.metadata));
  return entries.flatMap((raw, index) => {
    const state = asWord(asObject(asObject(raw)?.analysis)?.state);
    if (state === null || asWord(asObject(raw)?.id) === null) return [];
    tally.counts.statements += 1;
    const statement = statementOf(raw, parts, subject, author);
    if (statement !== null) return [statement];
    const path = step(step("/vulnerabilities", index), "analysis");
    tally.skipped.push({ path, reason: `unknown state ${JSON.stringify(state)}` });
    return [];
  });
}

function checkVersion(bom: JsonObject): void {
  if (bom.bomFormat !== "CycloneDX") {
    throw new UnreadableDocument(
      "/bomFormat",
      `bomFormat is ${JSON.stringify(bom.bomFormat) ?? "missing"}, not "CycloneDX"`,
    );
  }
  if (!SPEC_VERSIONS.includes(asText(bom.specVersion))) {
    const version = JSON.stringify(bom.specVersion) ?? "(none)";
    throw new UnreadableDocument("/specVersion", `CycloneDX version ${version} is not supported`);
  }
}

/**
 * A bill without vulnerabilities may never have been checked for any, so it covers none; one that lists only
 * vulnerabilities, without the components they are in, closes nothing.
 */
function sliceOf(complete: boolean): Slice {
  return {
    key: CYCLONEDX_SLICE,
    kind: "vulnerability",
    area: "vulnerabilities",
    assesses: complete,
    complete,
  };
}

function readVulnerabilities(
  entries: readonly unknown[],
  parts: Parts,
  subject: Part | null,
  tally: Tally,
): Observation[] {
  const observations: Observation[] = [];
  for (const [index, raw] of entries.entries()) {
    const read = readVulnerability(raw, parts, subject);
    if (typeof read === "string") {
      tally.skipped.push({ path: step("/vulnerabilities", index), reason: read });
      continue;
    }
    for (const observation of read) observations.push(observation);
    countVulnerability(tally, read[0]?.severity ?? "unknown");
  }
  return observations;
}

/** VEX: no components of its own, and either an analysis or links into another bill. */
function isStatement(bom: CycloneDxBom): boolean {
  if ((bom.components?.length ?? 0) > 0) return false;
  return (bom.vulnerabilities ?? []).some((raw) => {
    const entry = asObject(raw);
    const refs = asList(entry?.affects).map((affect) => asText(asObject(affect)?.ref));
    return asObject(entry?.analysis) !== null || refs.some((ref) => ref.startsWith("urn:cdx:"));
  });
}

/** A list of tools up to 1.4 (and often after), `{components}` since 1.5. */
function toolOf(tools: unknown): Reading["tool"] {
  const list = Array.isArray(tools) ? tools : asList(asObject(tools)?.components);
  const first = asObject(list[0]);
  return { name: asWord(first?.name) ?? "CycloneDX", version: asWord(first?.version) };
}
