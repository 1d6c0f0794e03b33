import type { Severity } from "../../../findings/schema.ts";
import type { Observation } from "../../reading.ts";
import { severityOf, type ToolSeverity } from "../../severity.ts";
import { asNumber, asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";

export function isFinding(value: unknown): value is JsonObject {
  const finding = asObject(value);
  return (
    finding !== null && "SchemaVersion" in finding && "ProductArn" in finding && "AwsAccountId" in finding
  );
}

/** The label, else the number it stands for (AWS Security Finding Format, `Severity`). */
export function severityOfFinding({ Severity: stated }: JsonObject): ToolSeverity {
  const severity = asObject(stated);
  const label = asWord(severity?.Label);
  if (label !== null) return severityOf(label);
  const number = asNumber(severity?.Normalized);
  return number === null ? severityOf(severity?.Original) : { severity: bandOf(number), toolSeverity: null };
}

function bandOf(number: number): Severity {
  if (number >= 90) return "critical";
  if (number >= 70) return "high";
  if (number >= 40) return "medium";
  return number >= 1 ? "low" : "info";
}

/** Without a compliance status a finding is a problem that was found. */
export function outcomeOf(finding: JsonObject): Observation["outcome"] {
  const status = asWord(asObject(finding.Compliance)?.Status);
  if (status === null || status === "FAILED") return "fail";
  return status === "PASSED" ? "pass" : "manual";
}

/** Why the finding is over, or nobody's concern any more; null where it stands. */
export function endOf(finding: JsonObject): string | null {
  if (finding.RecordState === "ARCHIVED") return "archived";
  const workflow = asWord(asObject(finding.Workflow)?.Status);
  return workflow === "SUPPRESSED" || workflow === "RESOLVED" ? workflow.toLowerCase() : null;
}

/** The check: Prowler's own key where it is Prowler's, a control's id, else what generated it. */
export function ruleIdOf(finding: JsonObject): string | null {
  const generator = asWord(finding.GeneratorId);
  const control = asWord(asObject(finding.Compliance)?.SecurityControlId);
  if (generator?.startsWith("prowler-")) return `prowler/${generator.slice("prowler-".length)}`;
  const id = control ?? generator?.replace(/^security-control\//, "");
  return id === undefined || id === "" ? null : `asff/${id}`;
}

/** The first resource is what the finding is of; more are named only by findings of attacks. */
export const resourceOf = (finding: JsonObject): JsonObject => asObjects(finding.Resources)[0] ?? {};

export function recommendationOf(finding: JsonObject): { remediation: string; references: string[] } {
  const recommendation = asObject(asObject(finding.Remediation)?.Recommendation);
  const url = asText(recommendation?.Url);
  return {
    remediation: asText(recommendation?.Text),
    references: /^https?:\/\//.test(url) ? [url] : [],
  };
}
