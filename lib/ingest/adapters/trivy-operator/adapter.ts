import { brokenOf } from "../../document/stream.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { type CustomResource, customResources, isOfGroup } from "../custom-resources.ts";
import { asObject, asWord, step } from "../json-value.ts";
import { bySeverity, newTally } from "../tally.ts";
import { newTargetList, targetsIn } from "../target-list.ts";
import { newVulnerabilityMemo } from "../trivy/vulnerability.ts";
import { type ReportContext, readReport } from "./report.ts";

export const trivyOperator: Adapter = {
  format: "trivy-operator",
  title: "Trivy operator: its custom resources (kubectl get, JSON or YAML)",
  tier: "full",
  version: 1,
  stream: true,
  recognises,
  read,
};

const GROUP = /^aquasecurity\.github\.io\//;
const VERSIONS = ["aquasecurity.github.io/v1alpha1", "aquasecurity.github.io/v1beta1"];

/** Also the status of a compliance report by itself, which the operator writes to files. */
function recognises(document: unknown): boolean {
  if (isOfGroup(document, GROUP)) return true;
  const detail = asObject(asObject(document)?.detailReport);
  return detail !== null && "results" in detail && "summary" in (asObject(document) ?? {});
}

/**
 * Reports of one list are about many assets. What a report says of its own asset is complete; a report that is not
 * there says nothing.
 */
function read(document: unknown): Reading {
  const context: ReportContext = {
    tally: newTally(),
    memo: newVulnerabilityMemo(),
    targets: newTargetList(),
    subjects: [],
  };
  const { tally } = context;
  const scanner = { version: null as string | null, at: null as string | null };
  for (const resource of customResources(document)) {
    refuseVersion(resource);
    readReport(resource, context);
    const { updated, version } = stampOf(resource);
    if (updated !== null && (scanner.at === null || updated > scanner.at)) scanner.at = updated;
    scanner.version ??= version;
  }
  tally.skipped.push(...brokenOf(document));
  return {
    format: trivyOperator.format,
    tool: { name: "Trivy", version: scanner.version },
    scannedAt: scanner.at,
    feeds: [],
    subjects: distinct(context.subjects),
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: targetsIn(context.targets),
    facts: [],
    absences: [],
    needs: "cluster",
  };
}

/** @throws UnreadableDocument for a version of the operator's own group that is not known */
function refuseVersion({ apiVersion, at }: CustomResource): void {
  if (!GROUP.test(apiVersion) || VERSIONS.includes(apiVersion)) return;
  throw new UnreadableDocument(step(at, "apiVersion"), `${apiVersion.slice(0, 80)} is not supported`);
}

/** When and with which Trivy a report was made. */
function stampOf({ value }: CustomResource): { updated: string | null; version: string | null } {
  const body = asObject(value?.report) ?? asObject(value?.status);
  return {
    updated: scanTime(body?.updateTimestamp),
    version: asWord(asObject(body?.scanner)?.version),
  };
}

function distinct(subjects: Reading["subjects"]): Reading["subjects"] {
  return [...new Map(subjects.map((subject) => [JSON.stringify(subject), subject])).values()];
}
