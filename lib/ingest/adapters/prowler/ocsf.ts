import { scanTime } from "../../scan-time.ts";
import { asList, asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import type { ProwlerFinding } from "./finding.ts";

export function isOcsf(value: unknown): value is JsonObject {
  const event = asObject(value);
  return asObject(asObject(event?.metadata)?.product)?.name === "Prowler" && "severity" in (event ?? {});
}

/**
 * One event of the Open Cybersecurity Schema Framework: a detection finding since version 4, before that a security
 * finding whose parts stand under `finding`.
 */
export function ocsfFinding(event: JsonObject): ProwlerFinding {
  const metadata = asObject(event.metadata);
  const info = asObject(event.finding_info) ?? asObject(event.finding) ?? {};
  const remediation = asObject(event.remediation) ?? asObject(info.remediation);
  const account = asObject(asObject(event.cloud)?.account);
  const provider = asWord(asObject(event.cloud)?.provider) ?? asWord(asObject(event.unmapped)?.provider);
  const links = [...asTexts(remediation?.references), ...asTexts(remediation?.kb_articles)];
  return {
    check: asWord(metadata?.event_code) ?? checkOf(asText(info.uid)),
    title: asText(info.title),
    status: statusOf(event),
    muted: asText(event.status).toLowerCase() === "suppressed",
    detail: asText(event.status_detail) || asText(event.message),
    severity: asText(event.severity),
    provider: (provider ?? (isKubernetes(event) ? "kubernetes" : "cloud")).toLowerCase(),
    account: asWord(account?.uid),
    description: asText(info.desc),
    remediation: asText(remediation?.desc),
    references: links.filter((link) => /^https?:\/\//.test(link)),
    resource: resourceOf(event),
    region: asText(asObject(event.cloud)?.region),
    at: scanTime(event.time_dt) ?? scanTime(info.created_time_dt) ?? scanTime(event.time),
    version: asWord(asObject(metadata?.product)?.version),
  };
}

function statusOf(event: JsonObject): string {
  const word = (asWord(event.status_code) ?? asText(event.status)).trim().toUpperCase();
  return word === "FAILURE" ? "FAIL" : word === "SUCCESS" ? "PASS" : word;
}

function resourceOf(event: JsonObject): ProwlerFinding["resource"] {
  const resource = asObject(asList(event.resources)[0]);
  return {
    type: asText(resource?.type),
    namespace: asText(resource?.namespace),
    name: asWord(resource?.name) ?? asText(resource?.uid),
  };
}

/** Only the container profile of the schema says it, and only where no cloud is named. */
const isKubernetes = (event: JsonObject): boolean =>
  asTexts(asObject(event.metadata)?.profiles).includes("container") && asObject(event.cloud) === null;

/** `prowler-<provider>-<check>-<account>-…`: before version 4 the check stands only in there. */
const checkOf = (uid: string): string => /^prowler-(?:\w+-)?([a-z]\w*_\w+)-/.exec(uid)?.[1] ?? "";
