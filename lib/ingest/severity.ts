import { SEVERITIES, type Severity } from "../findings/schema.ts";

const WORDS = new Map<string, Severity>([
  ...SEVERITIES.map((word) => [word, word] as const),
  ["important", "high"],
  ["moderate", "medium"],
  ["minor", "low"],
  ["minimal", "negligible"],
  ["unimportant", "negligible"],
  ["informational", "info"],
  ["information", "info"],
  ["unspecified", "unknown"],
  ["unassigned", "unknown"],
  ["", "unknown"],
]);

/** Worst first; `unknown` stands beside medium, whose hazard it carries. */
const RANK: Record<Severity, number> = {
  critical: 0,
  high: 1,
  medium: 2,
  unknown: 3,
  low: 4,
  negligible: 5,
  info: 6,
  none: 7,
};

export interface ToolSeverity {
  severity: Severity;
  /** The tool's word where it is not the vocabulary's. */
  toolSeverity: string | null;
}

const MEMO = new Map<string, ToolSeverity>();
const NOT_STATED: ToolSeverity = { severity: "unknown", toolSeverity: null };

/** A tool's word for how bad something is; anything that is not a known word is `unknown`, with the word kept. */
export function severityOf(word: unknown): ToolSeverity {
  if (typeof word !== "string") return NOT_STATED;
  const known = MEMO.get(word);
  if (known !== undefined) return known;
  const lower = word.trim().toLowerCase();
  const severity = WORDS.get(lower) ?? "unknown";
  const read = { severity, toolSeverity: lower === "" || lower === severity ? null : word.trim() };
  if (MEMO.size < 1000) MEMO.set(word, read);
  return read;
}

/** The qualitative rating of a base score: CVSS v3.1 section 5, CVSS v4.0 section 6. */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "none";
}

/** The worst of some severities, `unknown` when there are none; a stated word always beats `unknown`. */
export function worstSeverity(severities: readonly Severity[]): Severity {
  const stated = severities.filter((severity) => severity !== "unknown");
  return stated.reduce<Severity>(
    (worst, next) => (RANK[next] < RANK[worst] ? next : worst),
    stated[0] ?? "unknown",
  );
}
