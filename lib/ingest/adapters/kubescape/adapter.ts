import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { objectComponent, placeOfObject } from "../cluster-object.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import { bySeverity, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, type TargetList, targetsIn } from "../target-list.ts";
import type { CheckedObject } from "./resource-id.ts";
import { type ResultPlace, readControls } from "./result.ts";
import { reportScan, resourcesScan, type Scan, sessionScan } from "./scan.ts";
import { isNameless, isOfFiles, sourceOf } from "./source.ts";

export const kubescape: Adapter = {
  format: "kubescape",
  title: "Kubescape: clusters and manifests (kubescape scan --format json, format version v2)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

type Shape = Scan["format"] | "v1";

function recognises(document: unknown): boolean {
  return shapeOf(document) !== null;
}

function shapeOf(document: unknown): Shape | null {
  const first = asObject(Array.isArray(document) ? document[0] : document);
  if (first !== null && Array.isArray(first.controlReports)) return "v1";
  const report = Array.isArray(document) ? null : first;
  if (report === null) return null;
  if ("summaryDetails" in report && ("results" in report || "resources" in report)) return "kubescape";
  if ("ResourcesResult" in report && "AllResources" in report) return "kubescape-session";
  for (const value of Object.values(report)) {
    const entry = asObject(value);
    return entry !== null && "resourceID" in entry && "controls" in entry ? "kubescape-resources" : null;
  }
  return null;
}

/** Each listed control of each listed resource is complete; a resource or a control that is not there says nothing. */
function read(document: unknown): Reading {
  const scan = scanOf(document);
  const tally = newTally();
  tally.counts.objects = scan.resources;
  const targets = newTargetList();
  const ofFiles = scan.ofFiles || (scan.results.length === 0 && isOfFiles(scan.metadata));
  const source = ofFiles ? sourceOf(scan.metadata) : null;
  for (const { at, value, id } of scan.results) {
    const object = value === null ? null : scan.objectOf(id);
    if (value === null || object === null) {
      const reason = value === null ? "not an object" : "a resource that nothing names";
      tally.skipped.push({ path: at, reason });
    } else readResult({ scan, source, targets, tally }, value, at, object);
  }
  return {
    format: scan.format,
    tool: { name: "Kubescape", version: scan.version },
    scannedAt: scan.scannedAt,
    feeds: scan.frameworks,
    subjects: [
      source === null
        ? { kind: "cluster", name: scan.cluster ?? "", digest: null }
        : { kind: "source", name: source.url ?? source.artifact, digest: null },
    ],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: targetsIn(targets),
    facts: [],
    absences: [],
    needs: source === null ? "cluster" : isNameless(source) ? "source" : null,
  };
}

/** @throws UnreadableDocument for the format before v2 */
function scanOf(document: unknown): Scan {
  const shape = shapeOf(document);
  if (shape === "kubescape-session") return sessionScan(document);
  if (shape === "kubescape-resources") return resourcesScan(document as JsonObject);
  if (shape === "v1")
    throw new UnreadableDocument("/controlReports", "Kubescape's format version v1 is not supported");
  const metadata = asObject(asObject(asObject(document)?.metadata)?.scanMetadata);
  if (asWord(metadata?.formatVersion) === "v1")
    throw new UnreadableDocument(
      "/metadata/scanMetadata/formatVersion",
      "Kubescape's format version v1 is not supported",
    );
  return reportScan(document);
}

interface ResultContext {
  scan: Scan;
  source: ReturnType<typeof sourceOf> | null;
  targets: TargetList;
  tally: Tally;
}

function readResult(
  { scan, source, targets, tally }: ResultContext,
  value: JsonObject,
  at: string,
  object: CheckedObject,
): void {
  const stands = placeOfObject(object, scan.cluster);
  const place: ResultPlace =
    source === null
      ? { ...stands, file: "" }
      : {
          area: "configuration",
          suffix: `${object.kind}/${object.namespace}/${object.name}`,
          component: objectComponent(object),
          file: object.file ?? "",
        };
  addToTarget(targets, source ?? stands.asset, readControls(value, at, place, scan.controls, tally));
}
