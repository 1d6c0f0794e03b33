import { asObject, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { vulnerabilityIds } from "../vulnerability-id.ts";
import type { Producer } from "./producer.ts";

/** Names of Trivy's rules by what they are about. */
const PACKAGE_RULE = /PackageVulnerability$/;

/** Whether a rule is about secrets, so that nothing of a result but its place may be kept. */
export function isSecretRule(producer: Producer, id: string | null, descriptor: JsonObject | null): boolean {
  if (producer.looksFor.length === 1 && producer.looksFor[0] === "secret") return true;
  if (asWord(descriptor?.name) === "Secret") return true;
  const tags = asTexts(asObject(descriptor?.properties)?.tags).map((tag) => tag.toLowerCase());
  if (tags.includes("secret") || tags.includes("secrets")) return true;
  return /^CKV_SECRET_|(^|[./])secrets[./]/i.test(id ?? "");
}

/** Whether a rule is about packages with known vulnerabilities. */
export function isVulnerabilityRule(producer: Producer, id: string, descriptor: JsonObject | null): boolean {
  if (producer.looksFor.includes("vulnerability")) return true;
  return PACKAGE_RULE.test(asWord(descriptor?.name) ?? "") || vulnerabilityIds(id).length > 0;
}

/** Whether a rule is about a licence: nothing that can be attacked. */
export const isLicenseRule = (id: string | null, descriptor: JsonObject | null): boolean =>
  asWord(descriptor?.name) === "License" || /^snyk:lic:/.test(id ?? "");
