import { type Observation, type Reading, type Slice, UnreadableDocument } from "../../reading.ts";
import { utcTime } from "../../scan-time.ts";
import { severityOf } from "../../severity.ts";
import { additiveSlice, checkObservation, ruleWord } from "../check-entry.ts";
import { distributionOf } from "../distribution.ts";
import { fileComponent } from "../file-component.ts";
import { asList, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { CHECKS, readCheck } from "./checks.ts";
import { readVulnerability, SLICE, sourcesOf } from "./vulnerability.ts";

export const SECRETS = additiveSlice("neuvector:secrets", "secrets", "secret");

/** Names of machines end at 253 letters (RFC 1035, 2.3.4); a path may follow. */
const LONGEST_HOST = 1000;
/** Hub's interface has another name than the registry that its images are of. */
const HUB = /^(registry\.hub\.docker\.com|registry-1\.docker\.io|index\.docker\.io)$/i;

export function isReport(document: JsonObject): boolean {
  const report = asObject(document.report);
  if (report === null || !("vulnerabilities" in report)) return false;
  return ["modules", "checks", "cvedb_version", "setid_perms"].some((field) => field in report);
}

/** What the scanner found in one image. */
export function readReport(document: JsonObject, format: string): Reading {
  const report = asObject(document.report) ?? {};
  const failure = asWord(document.error_message);
  if (!Array.isArray(report.vulnerabilities ?? []))
    throw new UnreadableDocument("/report/vulnerabilities", "not a list");
  const tally = newTally();
  const observations = readLists(report, tally);
  const packages = asList(report.modules).length;
  tally.counts.components = packages;
  // The interface's own description has `string` here.
  if (failure !== null && failure !== "string")
    tally.notes.push({ path: "/error_message", reason: failure.slice(0, 200), loses: false });
  const { asset, shown, needs } = imageOf(report);
  const looked = packages > 0 || asset.os !== null || tally.counts.vulnerabilities > 0;
  const version = asWord(report.cvedb_version);
  const builtAt = utcTime(report.cvedb_create_time);
  return talliedReading(tally, {
    format,
    tool: { name: "NeuVector", version: null },
    feeds: version === null ? [] : [{ name: "neuvector-cvedb", version, builtAt }],
    subjects: [shown],
    targets: [{ asset, slices: slicesOf(report, looked), observations, packages }],
    needs,
  });
}

const slicesOf = (report: JsonObject, looked: boolean): Slice[] => [
  ...(looked ? [SLICE] : []),
  ...("checks" in report || "setid_perms" in report ? [CHECKS] : []),
  ...("secrets" in report ? [SECRETS] : []),
];

function readLists(report: JsonObject, tally: Tally): Observation[] {
  const observations: Observation[] = [];
  const take = (field: string, read: (raw: unknown) => Observation | string | null) => {
    for (const [index, raw] of asList(report[field]).entries()) {
      const found = read(raw);
      const path = step(`/report/${field}`, index);
      if (found === null) tally.skipped.push({ path, reason: "an empty entry or a remark", loses: false });
      else if (typeof found === "string") tally.skipped.push({ path, reason: found });
      else {
        observations.push(found);
        countObservation(tally, found);
      }
    }
  };
  const systemType = distributionOf(asText(report.base_os))?.type ?? "";
  const sources = sourcesOf(report.modules);
  take("vulnerabilities", (raw) => readVulnerability(raw, sources, systemType));
  take("checks", (raw) => checkIn(raw, tally));
  take("secrets", readSecret);
  take("setid_perms", readPermission);
  return observations;
}

/** Remarks are only counted: nobody has to look at them. */
function checkIn(raw: unknown, tally: Tally): Observation | string | null {
  const read = readCheck(raw, { kubernetes: null, docker: null });
  if (typeof read === "string") return read;
  if (!read.isRemark) return read.observation;
  tally.counts.checks.info += 1;
  return null;
}

/** What kind of secret and where; the evidence is the secret itself. */
function readSecret(raw: unknown): Observation | string | null {
  const entry = asObject(raw);
  if (entry === null) return "not an object";
  const kind = asWord(entry.type);
  const path = asWord(entry.path);
  if (kind === null && path === null) return null;
  if (kind === null || path === null) return "no type and path";
  return checkObservation({
    kind: "secret",
    slice: SECRETS.key,
    rule: {
      id: `neuvector/secret/${ruleWord(kind)}`,
      title: kind,
      remediation: asText(entry.suggestion),
    },
    component: fileComponent(path),
    place: path,
    ...severityOf("high"),
    outcome: "fail",
  });
}

/** Programs that run as their owner: every system has some, so a person must look. */
function readPermission(raw: unknown): Observation | string | null {
  const entry = asObject(raw);
  if (entry === null) return "not an object";
  const path = asWord(entry.path);
  if (path === null) return asWord(entry.type) === null ? null : "no path";
  const kind = asWord(entry.type) ?? "setuid/setgid";
  return checkObservation({
    slice: CHECKS.key,
    rule: { id: `neuvector/${ruleWord(kind)}`, title: kind },
    component: fileComponent(path),
    place: path,
    severity: "info",
    outcome: "manual",
    detail: asText(entry.evidence),
  });
}

function imageOf(report: JsonObject) {
  const host = asText(report.registry)
    .trim()
    .slice(0, LONGEST_HOST)
    .replace(/^https?:\/\//, "")
    .replace(/\/+$/, "");
  const registry = HUB.test(host) ? "docker.io" : host;
  const repository = asWord(report.repository);
  const tag = asWord(report.tag);
  const base = repository === null ? "" : `${registry === "" ? "" : `${registry}/`}${repository}`;
  const digest = /^sha256:[0-9a-f]{64}$/.exec(asText(report.digest))?.[0];
  const id = /^(?:sha256:)?([0-9a-f]{64})$/.exec(asText(report.image_id))?.[1];
  return namedImage({
    name: base === "" || tag === null ? base : `${base}:${tag}`,
    repoDigests: digest === undefined ? [] : [base === "" ? digest : `${base}@${digest}`],
    imageId: id === undefined ? null : `sha256:${id}`,
    os: distributionOf(asText(report.base_os))?.os ?? null,
    layers: asList(report.layers).flatMap((layer) => asWord(asObject(layer)?.digest) ?? []),
  });
}
