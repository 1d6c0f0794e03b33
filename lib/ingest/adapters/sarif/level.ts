import type { Severity } from "../../../findings/schema.ts";
import { severityOf, severityOfScore, type ToolSeverity } from "../../severity.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";

const LEVELS = new Map<string, Severity>([
  ["error", "high"],
  ["warning", "medium"],
  ["note", "low"],
  ["none", "none"],
]);

/**
 * How bad a result is: the rule's `security-severity` by the bands of CVSS, else the result's level, else the rule's
 * default, else a warning (SARIF 2.1.0, 3.27.10). What is no failure has no severity.
 */
export function resultSeverity(result: JsonObject, descriptor: JsonObject | null): ToolSeverity {
  const kind = asWord(result.kind) ?? "fail";
  if (kind !== "fail") return { severity: "none", toolSeverity: kind };
  const score = scoreIn(asObject(descriptor?.properties)?.["security-severity"]);
  if (score !== null) return { severity: severityOfScore(score), toolSeverity: String(score) };
  const standard = asObject(descriptor?.defaultConfiguration);
  const level = asWord(result.level) ?? asWord(standard?.level) ?? "warning";
  const severity = LEVELS.get(level.toLowerCase());
  if (severity === undefined) return severityOf(level);
  return { severity, toolSeverity: severity === level ? null : level };
}

/** 0–10, as a text or a number; null where it is neither. */
export function scoreIn(value: unknown): number | null {
  const score = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof score === "number" && score >= 0 && score <= 10 ? score : null;
}
