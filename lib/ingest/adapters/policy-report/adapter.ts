import { brokenOf } from "../../document/stream.ts";
import { type Reading, type Target, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { type CustomResource, customResources, isOfGroup } from "../custom-resources.ts";
import { asNumber, asObject, asObjects, asWord, type JsonObject, step } from "../json-value.ts";
import { bySeverity, newTally } from "../tally.ts";
import { newTargetList, targetsIn } from "../target-list.ts";
import { type ReportContext, readReport } from "./report.ts";

export const policyReport: Adapter = {
  format: "policyreport",
  title: "Policy reports: wgpolicyk8s.io and openreports.io, of any producer (kubectl get, JSON or YAML)",
  tier: "full",
  version: 1,
  stream: true,
  recognises: (document) => isOfGroup(document, GROUP),
  read,
};

const GROUP = /^(wgpolicyk8s\.io|openreports\.io|reports\.x-k8s\.io)\//;
const VERSION = /\/v1(alpha[12]|beta[12])?$/;
const KINDS = ["PolicyReport", "ClusterPolicyReport", "Report", "ClusterReport"];

/** Each result speaks for its policy on its objects; a result that is not there says nothing. */
function read(document: unknown): Reading {
  const context: ReportContext = {
    tally: newTally(),
    targets: newTargetList(),
  };
  const { tally } = context;
  const sources = new Set<string>();
  let scannedAt: string | null = null;
  for (const resource of customResources(document)) {
    refuseVersion(resource);
    if (resource.value !== null && !KINDS.includes(resource.kind)) {
      const reason = `${resource.kind || "an object without a kind"} is not read`;
      tally.skipped.push({ path: resource.at, reason });
      continue;
    }
    readReport(resource, context);
    for (const result of asObjects(resource.value?.results)) {
      const at = timeOf(result);
      if (at !== null && (scannedAt === null || at > scannedAt)) scannedAt = at;
      const source = asWord(result.source);
      if (source !== null) sources.add(source);
    }
  }
  tally.skipped.push(...brokenOf(document));
  const targets = targetsIn(context.targets);
  return {
    format: policyReport.format,
    tool: { name: [...sources].join(", ") || "Policy report", version: null },
    scannedAt,
    feeds: [],
    subjects: targets.map(subjectOf),
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets,
    facts: [],
    absences: [],
    needs: targets.some(({ asset }) => asset.kind === "host" && asset.name === null) ? "host" : "cluster",
  };
}

/** @throws UnreadableDocument for a version of these groups that is not known */
function refuseVersion({ apiVersion, at }: CustomResource): void {
  if (!GROUP.test(apiVersion) || VERSION.test(apiVersion)) return;
  throw new UnreadableDocument(step(at, "apiVersion"), `${apiVersion.slice(0, 80)} is not supported`);
}

/** Seconds since 1970 and nanoseconds; what is no such pair states no time. */
function timeOf(result: JsonObject): string | null {
  const timestamp = asObject(result.timestamp);
  const seconds = asNumber(timestamp?.seconds);
  const nanos = asNumber(timestamp?.nanos) ?? 0;
  if (seconds === null || Math.abs(seconds) > 8.64e12) return null;
  const whole = new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "");
  const isFraction = Number.isInteger(nanos) && nanos > 0 && nanos < 1e9;
  return scanTime(`${whole}${isFraction ? `.${String(nanos).padStart(9, "0")}` : ""}Z`);
}

function subjectOf({ asset }: Target): Reading["subjects"][number] {
  if (asset.kind === "image") return { kind: "image", name: asset.artifact, digest: null };
  if (asset.kind === "workload") {
    const name = `${asset.objectKind}/${asset.namespace}/${asset.name}`;
    return { kind: "workload", name, digest: null };
  }
  return { kind: asset.kind, name: ("name" in asset ? asset.name : null) ?? "", digest: null };
}
