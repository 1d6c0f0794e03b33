import type { Observation } from "../../reading.ts";
import { asObject, asText, asWord } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";

const OUTCOMES: Record<string, Observation["outcome"] | "info"> = {
  FAIL: "fail",
  WARN: "manual",
  PASS: "pass",
  INFO: "info",
};

export interface ResultContext {
  benchmark: string;
  nodeType: string;
}

/**
 * One printed result. `info` is a result that says nothing but that it was printed; any other text is why the
 * entry is left out. kube-bench states no severity: a failed or open check of a benchmark is a medium one.
 */
export function readResult(
  raw: unknown,
  { benchmark, nodeType }: ResultContext,
): Observation | "info" | { leftOut: string } {
  const result = asObject(raw);
  if (result === null) return { leftOut: "not an object" };
  const status = asText(result.status).trim();
  const outcome = Object.hasOwn(OUTCOMES, status) ? OUTCOMES[status] : undefined;
  if (outcome === undefined) return { leftOut: `unknown status ${status.slice(0, 40)}`.trimEnd() };
  if (outcome === "info") return "info";
  const number = asWord(result.test_number);
  if (number === null || /\s/.test(number)) return { leftOut: "no test_number" };
  return {
    kind: "misconfiguration",
    slice: `kube-bench:${benchmark}:${nodeType}:${number}`,
    rule: {
      id: `${benchmark}/${number}`,
      aliases: [],
      title: asText(result.test_desc),
      description: "",
      remediation: asText(result.remediation).trim(),
      references: [],
      cvss: [],
      epss: null,
      kev: null,
      publishedAt: null,
    },
    component: { key: "", name: "", type: "", purl: null },
    version: "",
    fixedVersion: "",
    place: "",
    severity: "medium",
    toolSeverity: null,
    outcome,
    fixState: "",
    layer: null,
    detail: outcome === "pass" ? "" : redactArguments(asText(result.reason).trim()),
  };
}
