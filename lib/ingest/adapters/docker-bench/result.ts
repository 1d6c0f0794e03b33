import type { Observation, Slice } from "../../reading.ts";
import { NO_COMPONENT } from "../cluster-object.ts";
import { asObject, asText, asWord } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";
import { type Item, itemsOf } from "./items.ts";

const WORDS = ["PASS", "WARN", "INFO", "NOTE"] as const;
export type ResultWord = (typeof WORDS)[number];

export interface ReadResult {
  word: ResultWord;
  slice: Slice;
  /** Empty for what is only printed (INFO): an answer that nothing is to be done about. */
  observations: Observation[];
}

const OUTCOMES: Partial<Record<ResultWord, Observation["outcome"]>> = {
  PASS: "pass",
  WARN: "fail",
  NOTE: "manual",
};
const LONGEST_DETAIL = 1000;

/**
 * One printed result; a text says why it is left out. A warning about several containers or images is an observation
 * for each. The tool states no severity: a warning is a medium one.
 *
 * @param benchmark `docker-bench@<version>`
 */
export function readResult(raw: unknown, benchmark: string): ReadResult | string {
  const result = asObject(raw);
  if (result === null) return "not an object";
  const id = asWord(result.id);
  if (id === null || /\s/.test(id)) return "no id";
  const written = asText(result.result).trim();
  const word = WORDS.find((known) => known === written);
  if (word === undefined) return `unknown result ${written.slice(0, 40)}`.trimEnd();
  const outcome = OUTCOMES[word];
  const slice: Slice = {
    key: `${benchmark}:${id}`,
    kind: "misconfiguration",
    area: "configuration",
    assesses: outcome === "pass" || outcome === "fail",
    complete: true,
  };
  const items = outcome === "fail" ? itemsOf(id, result.items) : [];
  const named: Item[] = items.length === 0 ? [{ component: NO_COMPONENT, place: "" }] : items;
  const base = outcome === undefined ? null : observationOf(result, `${benchmark}/${id}`, slice.key, outcome);
  return {
    word,
    slice,
    observations: base === null ? [] : named.map((item) => ({ ...base, ...item })),
  };
}

function observationOf(
  result: Record<string, unknown>,
  rule: string,
  slice: string,
  outcome: Observation["outcome"],
): Observation {
  return {
    kind: "misconfiguration",
    slice,
    rule: {
      id: rule,
      aliases: [],
      title: asText(result.desc),
      description: asText(result["remediation-impact"]),
      remediation: asText(result.remediation),
      references: [],
      cvss: [],
      epss: null,
      kev: null,
      publishedAt: null,
    },
    component: NO_COMPONENT,
    version: "",
    fixedVersion: "",
    place: "",
    severity: "medium",
    toolSeverity: null,
    outcome,
    fixState: "",
    layer: null,
    detail: outcome === "pass" ? "" : redactArguments(asText(result.details).trim()).slice(0, LONGEST_DETAIL),
  };
}
