import type { AssetMention, Reading, Slice } from "../../reading.ts";
import { objectComponent, placeOfObject } from "../cluster-object.ts";
import type { CustomResource } from "../custom-resources.ts";
import { configDigests } from "../image-name.ts";
import { asList, asObject, type JsonObject, step } from "../json-value.ts";
import type { Tally } from "../tally.ts";
import { addToTarget, type TargetList } from "../target-list.ts";
import type { VulnerabilityMemo } from "../trivy/vulnerability.ts";
import { readBill } from "./bill.ts";
import { readChecks } from "./checks.ts";
import { readCompliance } from "./compliance.ts";
import { imageOf } from "./image.ts";
import { ownerOf, type ReportOwner } from "./owner.ts";
import { readSecrets, SECRET_SLICE } from "./secrets.ts";
import { type CheckFamily, sliceKeyOf } from "./slice.ts";
import { readVulnerabilities } from "./vulnerabilities.ts";

export interface ReportContext {
  tally: Tally;
  memo: VulnerabilityMemo;
  targets: TargetList;
  subjects: Reading["subjects"];
}

interface Report {
  body: JsonObject;
  at: string;
  owner: ReportOwner | null;
}

type Reader = (report: Report, context: ReportContext) => void;

const READERS = new Map<string, Reader>([
  ["VulnerabilityReport", ofImage],
  ["ExposedSecretReport", ofImage],
  ["SbomReport", ofImage],
  ["ClusterVulnerabilityReport", ofCluster],
  ["ClusterSbomReport", ofCluster],
  ["ConfigAuditReport", (report, context) => ofObject("config", report, context)],
  ["ClusterConfigAuditReport", (report, context) => ofObject("config", report, context)],
  ["RbacAssessmentReport", (report, context) => ofObject("config", report, context)],
  ["ClusterRbacAssessmentReport", (report, context) => ofObject("config", report, context)],
  ["InfraAssessmentReport", (report, context) => ofObject("infra", report, context)],
  ["ClusterInfraAssessmentReport", (report, context) => ofObject("infra", report, context)],
]);

/** One custom resource; what cannot be read leaves a line in `skipped`. */
export function readReport({ kind, at, value }: CustomResource, context: ReportContext): void {
  const { tally, subjects } = context;
  if (value === null) {
    tally.skipped.push({ path: at, reason: "not an object" });
    return;
  }
  tally.counts.objects += 1;
  if (kind === "ClusterComplianceReport" || (kind === "" && "detailReport" in value)) {
    readCompliance(value, at, tally);
    subjects.push({ kind: "cluster", name: "", digest: null });
    return;
  }
  const reader = READERS.get(kind);
  const body = asObject(value.report);
  if (reader === undefined || body === null) {
    const reason = reader === undefined ? `${kind || "an object without a kind"} is not read` : "no report";
    tally.skipped.push({ path: at, reason });
    return;
  }
  reader({ body, at: step(at, "report"), owner: ownerOf(value) }, context);
}

function ofImage({ body, at, owner }: Report, { tally, memo, targets, subjects }: ReportContext): void {
  const image = imageOf(body, owner);
  if (image === null) {
    tally.skipped.push({ path: at, reason: "names neither an image nor what runs it" });
    return;
  }
  const digest = image.repoDigests[0]?.replace(/^.*@/, "") ?? null;
  subjects.push({ kind: "image", name: image.artifact, digest });
  if ("components" in body) {
    const { packages, imageId, layers } = readBill(body, at, tally);
    const asset = { ...image, configDigests: configDigests(imageId, image.repoDigests), layers };
    addToTarget(targets, asset, { slices: [], observations: [], bill: packages });
  } else if ("secrets" in body) {
    const before = tally.skipped.length;
    const observations = readSecrets(body, at, tally);
    const slices = [{ ...SECRET_SLICE, complete: tally.skipped.length === before }];
    addToTarget(targets, image, { slices, observations });
  } else addToTarget(targets, image, readVulnerabilities(body, at, tally, memo));
}

/** What the cluster itself is made of: the control plane's parts and its nodes'. */
function ofCluster({ body, at }: Report, { tally, memo, targets, subjects }: ReportContext): void {
  const asset: AssetMention = { kind: "cluster", name: null };
  subjects.push({ kind: "cluster", name: "", digest: null });
  if ("components" in body)
    addToTarget(targets, asset, { slices: [], observations: [], bill: readBill(body, at, tally).packages });
  else addToTarget(targets, asset, readVulnerabilities(body, at, tally, memo));
}

function ofObject(family: CheckFamily, { body, at, owner }: Report, context: ReportContext): void {
  const { tally, targets, subjects } = context;
  if (owner === null) {
    tally.skipped.push({ path: at, reason: "names no object that it is about" });
    return;
  }
  const { kind, namespace, name } = owner.object;
  const { asset, area, suffix, component } = placeOfObject(owner.object, null);
  const key = sliceKeyOf(family, suffix);
  const before = tally.skipped.length;
  const observations = [...readChecks(body.checks, step(at, "checks"), tally, { slice: key, component })];
  const slice: Slice = {
    key,
    kind: "misconfiguration",
    area,
    // The operator lists what failed: no failed check, with a summary, is a clean object.
    assesses: asList(body.checks).length > 0 || asObject(body.summary) !== null,
    complete: tally.skipped.length === before,
  };
  const shown = objectComponent({ kind, namespace, name }).key.replace(/^object\//, "");
  subjects.push({ kind: asset.kind === "cluster" ? "object" : asset.kind, name: shown, digest: null });
  addToTarget(targets, asset, { slices: [slice], observations });
}
