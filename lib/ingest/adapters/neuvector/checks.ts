import type { Severity } from "../../../findings/schema.ts";
import type { Observation } from "../../reading.ts";
import { benchmarkOf } from "../benchmark.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { asObject, asText, asTexts, asWord } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";

export const CHECKS = additiveSlice("neuvector:checks");

/** Versions of the benchmarks, where the document states them. */
export interface Benchmarks {
  kubernetes: string | null;
  docker: string | null;
}

const LEVELS = new Map<string, Pick<Observation, "outcome" | "severity">>([
  ["PASS", { outcome: "pass", severity: "info" }],
  ["WARN", { outcome: "fail", severity: "medium" }],
  ["HIGH", { outcome: "fail", severity: "high" }],
  ["ERROR", { outcome: "fail", severity: "high" }],
  ["INFO", { outcome: "manual", severity: "info" }],
  ["NOTE", { outcome: "manual", severity: "info" }],
  ["MANUAL", { outcome: "manual", severity: "info" }],
]);

export interface ReadCheck {
  observation: Observation;
  /** Headings and remarks, which nobody has to look at. */
  isRemark: boolean;
}

/** One check of a report, or one item of a benchmark; a text says why it cannot be read. */
export function readCheck(raw: unknown, benchmarks: Benchmarks): ReadCheck | string {
  const entry = asObject(raw);
  const number = asWord(entry?.test_number) ?? asWord(entry?.name);
  const word = asText(entry?.level).trim().toUpperCase();
  const level = LEVELS.get(word);
  if (entry === null || number === null) return "no test_number";
  if (level === undefined) return `level ${JSON.stringify(word.slice(0, 40))}`;
  const observation = checkObservation({
    slice: CHECKS.key,
    rule: {
      id: checkKey(number, benchmarks),
      title: asText(entry.description),
      remediation: asText(entry.remediation),
    },
    ...level,
    toolSeverity: severityWord(level.severity, word),
    detail: redactValues(asTexts(entry.message).join("\n")),
  });
  return { observation, isRemark: word === "INFO" || word === "NOTE" };
}

const severityWord = (severity: Severity, word: string): string | null =>
  severity === word.toLowerCase() ? null : word;

/** Numbers begin with the letter of their benchmark: `K.1.2.6` of Kubernetes, `D.2.1` of Docker, `I.4.1` of images. */
function checkKey(number: string, { kubernetes, docker }: Benchmarks): string {
  const match = /^([KD])\.(\d[\w.]*)$/.exec(number);
  if (match?.[1] === "K" && kubernetes !== null) return `${benchmarkOf(kubernetes)}/${match[2]}`;
  if (match?.[1] === "D" && docker !== null) return `${benchmarkOf(`docker-${docker}`)}/${match[2]}`;
  return `neuvector/${number}`;
}
