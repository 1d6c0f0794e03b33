import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime, utcTime } from "../../scan-time.ts";
import { severityOf } from "../../severity.ts";
import { distributionOf } from "../distribution.ts";
import { platformOf } from "../image-name.ts";
import { asList, asObject, asText, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { statedProbability, statedScore } from "../stated-score.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countVulnerability, newTally } from "../tally.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";
import { componentIn, digestIn, SLICE } from "./package.ts";

/** `result` of the command line's file; the API gives it alone. */
const resultIn = (document: JsonObject): JsonObject => asObject(document.result) ?? document;

export function isScan(document: JsonObject): boolean {
  const result = resultIn(document);
  const metadata = asObject(result.metadata);
  if (metadata === null || !("packages" in result)) return false;
  const scanner = asText(asObject(document.scanner)?.name);
  return scanner.startsWith("sysdig") || ("baseOs" in metadata && "vulnerabilities" in result);
}

/** A scan of an image: packages with their vulnerabilities inside, since 2025 beside them and referred to. */
export function readScan(document: JsonObject, format: string): Reading {
  const result = resultIn(document);
  const at = result === document ? "" : "/result";
  const tally = newTally();
  const system = distributionOf(asText(asObject(result.metadata)?.baseOs));
  const packages = entriesIn(result.packages, `${at}/packages`);
  const observations: Observation[] = [];
  for (const { path, value } of packages) {
    const pack = asObject(value);
    if (pack === null) tally.skipped.push({ path, reason: "not an object" });
    for (const found of vulnerabilitiesOf(pack ?? {}, path, result)) {
      const read = readVulnerability(found.entry, pack ?? {}, system?.type ?? "", result);
      if (typeof read === "string") tally.skipped.push({ path: found.path, reason: read });
      else {
        const accepted = asList(found.entry?.riskAcceptRefs).length > 0;
        countVulnerability(tally, read.severity);
        if (!accepted) observations.push(read);
        else
          tally.skipped.push({
            path: found.path,
            reason: `${read.rule.id}: its risk is accepted in Sysdig`,
            loses: false,
          });
      }
    }
  }
  tally.counts.components = packages.length;
  const { asset, shown, needs } = imageOf(result);
  const slices = packages.length > 0 || system !== null ? [SLICE] : [];
  return talliedReading(tally, {
    format,
    tool: { name: "Sysdig", version: asWord(asObject(document.scanner)?.version) },
    scannedAt: scanTime(asObject(document.info)?.scanTime),
    subjects: [shown],
    targets: [{ asset, slices, observations, packages: packages.length }],
    needs,
  });
}

/** A list, or a map by id. @throws UnreadableDocument where it is neither */
function entriesIn(value: unknown, path: string): { path: string; value: unknown }[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return Array.from(value, (entry, index) => ({ path: step(path, index), value: entry }));
  const map = asObject(value);
  if (map === null) throw new UnreadableDocument(path, "neither a list nor a map");
  return Object.entries(map).map(([id, entry]) => ({ path: step(path, id), value: entry }));
}

function vulnerabilitiesOf(pack: JsonObject, path: string, result: JsonObject) {
  const inside = asList(pack.vulns ?? pack.vulnerabilities);
  const known = asObject(result.vulnerabilities) ?? {};
  return [
    ...Array.from(inside, (raw, index) => ({ entry: asObject(raw), path: step(`${path}/vulns`, index) })),
    ...asTexts(pack.vulnerabilitiesRefs).map((id, index) => ({
      entry: Object.hasOwn(known, id) ? asObject(known[id]) : null,
      path: step(`${path}/vulnerabilitiesRefs`, index),
    })),
  ];
}

function readVulnerability(
  entry: JsonObject | null,
  pack: JsonObject,
  systemType: string,
  result: JsonObject,
): Observation | string {
  const id = asWord(entry?.name);
  if (entry === null || id === null) return "no name";
  const version = asText(pack.version);
  const severity = asObject(entry.severity)?.value ?? entry.severity;
  const score = asObject(asObject(entry.cvssScore)?.value) ?? asObject(entry.cvssScore);
  return vulnerabilityObservation({
    slice: SLICE.key,
    id,
    names: [],
    rule: {
      cvss: statedScore({
        score: score?.score,
        vector: asText(score?.vector),
        version: asText(score?.version),
        source: asText(asObject(entry.cvssScore)?.sourceName),
      }),
      epss: statedProbability(asObject(entry.epssScore)?.score),
      kev: entry.cisaKev === undefined || entry.cisaKev === null ? null : true,
      publishedAt: timeOf(entry.disclosureDate),
    },
    component: componentIn(asText(pack.name), version, asText(pack.type), systemType),
    version,
    fixedVersion: asText(entry.fixedInVersion) || asText(entry.fixVersion),
    severity: severityOf(severity),
    place: asText(pack.path),
    layer: asWord(pack.layerDigest) ?? layerOf(pack, result),
  });
}

function layerOf(pack: JsonObject, result: JsonObject): string | null {
  const layers = asObject(result.layers) ?? {};
  const id = asText(pack.layerRef);
  return Object.hasOwn(layers, id) ? asWord(asObject(layers[id])?.digest) : null;
}

const timeOf = (value: unknown): string | null => utcTime(value) ?? utcTime(`${asText(value)}T00:00:00Z`);

function imageOf(result: JsonObject) {
  const metadata = asObject(result.metadata) ?? {};
  const name = asText(metadata.pullString);
  const digest = digestIn(asText(metadata.digest));
  const repository = name.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
  return namedImage({
    name,
    repoDigests: digest === null ? [] : [repository === "" ? digest : `${repository}@${digest}`],
    imageId: digestIn(asText(metadata.imageId)),
    os: distributionOf(asText(metadata.baseOs))?.os ?? null,
    platform: platformOf(asWord(metadata.os), asWord(metadata.architecture), null),
  });
}
