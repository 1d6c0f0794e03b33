import { brokenOf, entriesOf } from "../../document/stream.ts";
import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { cloudAccount } from "../cloud-account.ts";
import { asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, countOther, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, type TargetList, targetsIn } from "../target-list.ts";
import {
  endOf,
  isFinding,
  outcomeOf,
  recommendationOf,
  resourceOf,
  ruleIdOf,
  severityOfFinding,
} from "./finding.ts";
import { imageOf, vulnerabilitiesOf } from "./image.ts";
import { trivyImage, trivyVulnerability } from "./trivy.ts";

export const asff: Adapter = {
  format: "asff",
  title: "AWS Security Finding Format: Security Hub, its events, tools that write it (JSON)",
  tier: "additive",
  version: 1,
  stream: true,
  recognises: (document) => isFinding(findingsOf(document, "")[0]?.value),
  read,
};

/** Findings come bare, in a list, in an answer of the API or in an event. */
function findingsOf(value: unknown, at: string): { at: string; value: unknown }[] {
  const envelope = asObject(value);
  const detail = asObject(envelope?.detail);
  const [list, path] = Array.isArray(value)
    ? [value, at]
    : Array.isArray(envelope?.Findings)
      ? [envelope.Findings, step(at, "Findings")]
      : Array.isArray(detail?.findings)
        ? [detail.findings, step(step(at, "detail"), "findings")]
        : [null, at];
  if (list === null) return [{ at, value }];
  return Array.from(list as unknown[], (item, index) => ({ at: step(path, index), value: item }));
}

/** A product sends what changed: what is absent closes nothing. Severities are of all findings, passed ones too. */
function read(document: unknown): Reading {
  if (typeof document !== "object" || document === null) throw new UnreadableDocument("", "no findings");
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const targets = newTargetList();
  let scannedAt: string | null = null;
  let product: string | null = null;
  const entries = Array.isArray(document)
    ? findingsOf(document, "")
    : entriesOf(document).flatMap((entry) => findingsOf(entry.value, entry.at));
  for (const { at, value } of entries) {
    if (!isFinding(value)) {
      tally.skipped.push({ path: at, reason: "no SchemaVersion, ProductArn and AwsAccountId" });
      continue;
    }
    readFinding(value, at, targets, tally);
    const time = scanTime(value.UpdatedAt) ?? scanTime(value.CreatedAt);
    if (time !== null && (scannedAt === null || time > scannedAt)) scannedAt = time;
    product ??= productOf(value);
  }
  return talliedReading(tally, {
    format: asff.format,
    tool: { name: product ?? "AWS Security Hub", version: null },
    scannedAt,
    bySeverity: tally.others,
    targets: targetsIn(targets),
  });
}

function productOf(finding: JsonObject): string | null {
  const fields = asObject(finding.ProductFields);
  return asWord(fields?.ProviderName) ?? asWord(fields?.["Product Name"]) ?? asWord(finding.ProductName);
}

function readFinding(finding: JsonObject, at: string, targets: TargetList, tally: Tally): void {
  countOther(tally, "results", severityOfFinding(finding).severity);
  const end = endOf(finding);
  if (end !== null) {
    tally.skipped.push({ path: at, reason: `the finding is ${end}`, loses: false });
    return;
  }
  const resource = resourceOf(finding);
  const image = imageOf(resource) ?? trivyImage(resource);
  const found = [
    ...vulnerabilitiesOf(finding, "asff:vulnerabilities"),
    ...trivyVulnerability(finding, resource, "asff:vulnerabilities"),
  ];
  if (found.length > 0) {
    const slice = additiveSlice("asff:vulnerabilities", "vulnerabilities", "vulnerability");
    for (const observation of found) countObservation(tally, observation);
    addToTarget(targets, image ?? accountOf(finding), { slices: [slice], observations: found });
    return;
  }
  const observation = checkOf(finding, resource, image === null);
  if (observation === null) {
    tally.skipped.push({ path: at, reason: "no GeneratorId" });
    return;
  }
  countObservation(tally, observation);
  const slices = [additiveSlice(observation.slice)];
  addToTarget(targets, image ?? accountOf(finding), { slices, observations: [observation] });
}

const accountOf = (finding: JsonObject) => cloudAccount("aws", asWord(finding.AwsAccountId));

function checkOf(finding: JsonObject, resource: JsonObject, ofAccount: boolean): Observation | null {
  const id = ruleIdOf(finding);
  if (id === null) return null;
  const name = asText(resource.Id);
  const region = asText(resource.Region);
  const key = name.startsWith("arn:") ? name : `${region}/${name}`;
  return checkObservation({
    slice: "asff:configuration",
    rule: { id, title: asText(finding.Title), ...recommendationOf(finding) },
    ...(ofAccount
      ? { component: { key: `object/${asText(resource.Type)}/${key}`, name, type: "resource", purl: null } }
      : {}),
    place: region,
    ...severityOfFinding(finding),
    outcome: outcomeOf(finding),
    detail: redactValues(asText(finding.Description)),
  });
}
