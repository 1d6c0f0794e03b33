import { type Observation, type Reading, type Slice, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asList, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { bySeverity, countVulnerability, newTally, type Tally } from "../tally.ts";
import { type Part, type Parts, partOf, readComponents } from "./components.ts";
import { CycloneDxBom, SPEC_VERSIONS } from "./schema.ts";
import { bomSubject } from "./subject.ts";
import { CYCLONEDX_SLICE, readVulnerability } from "./vulnerability.ts";

export const cyclonedx: Adapter = {
  format: "cyclonedx",
  title: "CycloneDX 1.2–1.7: bills of material, with or without vulnerabilities (JSON)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

/** Also what only looks like it, so that a wrong `bomFormat` is named instead of "not recognised". */
function recognises(document: unknown): boolean {
  const bom = asObject(document);
  if (bom === null) return false;
  if ("bomFormat" in bom || asText(bom.$schema).includes("cyclonedx.org")) return true;
  return "specVersion" in bom && ("components" in bom || "metadata" in bom || "vulnerabilities" in bom);
}

function read(document: unknown): Reading {
  checkVersion(document as JsonObject);
  const bom = parseEnvelope(CycloneDxBom, document);
  const tally = newTally();
  const parts = readComponents(bom.components ?? [], tally);
  const component = bom.metadata?.component ?? null;
  const subject = component === null ? null : partOf(component);
  if (subject !== null && component?.["bom-ref"]) parts.byRef.set(component["bom-ref"], subject);
  const entries = bom.vulnerabilities ?? [];
  const observations = readVulnerabilities(entries, parts, subject, tally);
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
        packages: tally.counts.components,
      },
    ],
    facts: [],
    absences: [],
    needs: about.needs,
  };
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
    if (asWord(asObject(asObject(raw)?.analysis)?.state) !== null) tally.counts.statements += 1;
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
