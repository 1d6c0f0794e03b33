import { packageTypeOf } from "../../identity/package-types.ts";
import { type AssetMention, type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asObjects, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { manifestType } from "../manifest-type.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { isAboutSecret, readCode, readSecret } from "./code.ts";
import { readDependency } from "./dependency.ts";
import { imageReader } from "./images.ts";
import { isScanType, SCAN_TYPES, type ScanType, scanTypeOf } from "./scan-type.ts";
import { GitlabReport } from "./schema.ts";

/** A report lists what a pipeline found, of one image or one analyzer: what is absent closes nothing. */
export const gitlab: Adapter = {
  format: "gitlab",
  title:
    "GitLab: container, cluster image and dependency scanning, SAST, secret detection (JSON, schemas to 16)",
  tier: "additive",
  version: 1,
  recognises: (document) => scanTypeOf(document) !== null,
  read,
};

/** One entry read, or why not, and what it is about. */
interface Entry {
  read: Observation | string;
  asset: AssetMention;
  shown: Reading["subjects"][number] | null;
  needs: Reading["needs"];
}

const NEWEST_SCHEMA = 16;
/** The repository is the pipeline's: no report names it. */
const SOURCE: AssetMention = { kind: "source", url: null, artifact: "" };

function read(document: unknown): Reading {
  const report = parseEnvelope(GitlabReport, document);
  const type = supportedType(document, report);
  const tally = newTally();
  if (report.scan?.status === "failure")
    tally.skipped.push({ path: "/scan/status", reason: "the scan failed: what it found may not be all" });
  const entries = readEntries(report, type, tally);
  const targets = newTargetList();
  for (const { read, asset } of entries)
    if (typeof read !== "string")
      addToTarget(targets, asset, {
        slices: [read.kind === "secret" ? SCAN_TYPES.secret_detection : SCAN_TYPES[type]],
        observations: [read],
      });
  const shown = entries.flatMap((entry) => entry.shown ?? []);
  return talliedReading(tally, {
    format: gitlab.format,
    tool: toolOf(report),
    scannedAt: scanTime(report.scan?.end_time) ?? scanTime(report.scan?.start_time),
    subjects: [...new Map(shown.map((subject) => [subject.name, subject])).values()],
    targets: targetsIn(targets),
    needs: entries.find(({ needs }) => needs !== null)?.needs ?? null,
  });
}

function supportedType(document: unknown, { version }: GitlabReport): ScanType {
  const major = /^(\d{1,3})(\.\d+)*/.exec(version.trim())?.[1];
  if (major === undefined || Number(major) > NEWEST_SCHEMA)
    throw new UnreadableDocument("/version", `version ${version.slice(0, 40)} is not supported`);
  const type = scanTypeOf(document);
  if (type === null || !isScanType(type))
    throw new UnreadableDocument("/scan/type", `a report of type ${type ?? "unknown"} is not supported`);
  return type;
}

function readEntries(report: GitlabReport, type: ScanType, tally: Tally): Entry[] {
  const readOne = readerOf(report, type);
  return report.vulnerabilities.flatMap((raw, index) => {
    const stated = asObject(raw);
    const entry = stated === null ? null : readOne(stated);
    if (entry === null || typeof entry.read === "string") {
      const reason = entry === null ? "not an object" : String(entry.read);
      tally.skipped.push({ path: step("/vulnerabilities", index), reason });
      return [];
    }
    countObservation(tally, entry.read);
    return [entry];
  });
}

function readerOf(report: GitlabReport, type: ScanType): (entry: JsonObject) => Entry {
  const slice = SCAN_TYPES[type].key;
  const scanner = asWord(report.scan?.scanner?.id) ?? asWord(report.scan?.analyzer?.id) ?? "";
  if (type === "container_scanning" || type === "cluster_image_scanning") {
    const ofImage = imageReader(report.vulnerabilities, slice);
    return (entry) => {
      const { read, subject } = ofImage(entry);
      return { read, ...subject };
    };
  }
  const ofSource = (read: Entry["read"]): Entry => ({ read, asset: SOURCE, shown: null, needs: "source" });
  const { key: secrets } = SCAN_TYPES.secret_detection;
  if (type === "sast" || type === "secret_detection")
    return (entry) =>
      ofSource(
        type === "secret_detection" || isAboutSecret(entry)
          ? readSecret(entry, secrets, scanner)
          : readCode(entry, slice, scanner),
      );
  const managers = managersOf(report);
  return (entry) => {
    const file = asText(asObject(entry.location)?.file);
    const packageType = managers.get(file) ?? manifestType(file);
    return ofSource(readDependency(entry, { slice, place: file, type: packageType, system: null }));
  };
}

/** Package managers of the files that dependency scanning read. */
function managersOf(report: GitlabReport): Map<string, string> {
  const managers = new Map<string, string>();
  for (const { path, package_manager } of asObjects(report.dependency_files)) {
    const manager = asWord(package_manager);
    if (manager !== null) managers.set(asText(path), packageTypeOf(manager));
  }
  return managers;
}

/** The scanner behind the report; before schema 14 its entries name it. */
function toolOf({ scan, vulnerabilities }: GitlabReport): Reading["tool"] {
  const own = asObject(asObject(vulnerabilities[0])?.scanner);
  const name = asWord(scan?.scanner?.name) ?? asWord(own?.name);
  return { name: name === null ? "GitLab" : `GitLab with ${name}`, version: asWord(scan?.scanner?.version) };
}
