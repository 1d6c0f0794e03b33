import type { Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { additiveSlice, checkObservation, ruleWord } from "../check-entry.ts";
import { asNumber, asObject, asText, asWord } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";

export const CHECKS = additiveSlice("twistlock:compliance");

/** One entry of `compliances` (twistcli) or `complianceIssues` (API); a text says why it cannot be read. */
export function readCompliance(raw: unknown): Observation | string {
  const entry = asObject(raw);
  const title = asWord(entry?.title);
  const id = asNumber(entry?.id) ?? asWord(entry?.id);
  if (entry === null || (title === null && id === null)) return "no id and title";
  return complianceObservation({
    id: id === null || id === 0 ? "" : String(id),
    title: title ?? "",
    severity: entry.severity,
    description: asText(entry.description),
    cause: asText(entry.cause),
  });
}

export interface ComplianceFacts {
  /** The tool's number of the check; "" in old versions, which have only titles. */
  id: string;
  title: string;
  severity: unknown;
  description: string;
  cause: string;
}

export function complianceObservation(facts: ComplianceFacts): Observation {
  const { id, title, description, cause } = facts;
  return checkObservation({
    slice: CHECKS.key,
    rule: { id: `twistlock/${id || ruleWord(title)}`, title, description },
    ...severityOf(facts.severity),
    outcome: "fail",
    detail: redactValues(cause),
  });
}
