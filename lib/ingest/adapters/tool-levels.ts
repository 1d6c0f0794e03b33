import type { Severity } from "../../findings/schema.ts";
import { severityOf, type ToolSeverity } from "../severity.ts";

/** Words of linters, which grade their own certainty more than a danger (domain.md, Posture 2: error 5, warning 2). */
const LEVELS: Record<string, Severity> = {
  fatal: "high",
  error: "high",
  danger: "high",
  failure: "high",
  warn: "medium",
  warning: "medium",
  style: "negligible",
  ignore: "negligible",
  info: "low",
};

/** A linter's level; a word of the common vocabulary (`critical`, `low`) is itself. */
export function severityOfLevel(word: unknown): ToolSeverity {
  const lower = typeof word === "string" ? word.trim().toLowerCase() : "";
  if (!Object.hasOwn(LEVELS, lower)) return severityOf(word);
  return { severity: LEVELS[lower] as Severity, toolSeverity: (word as string).trim() };
}
