import type { Component, Observation } from "../../reading.ts";
import { checkObservation, ruleWord } from "../check-entry.ts";
import { asObject, asText, asWord } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";

/** Ok, info, warning, error; an info is for a person to look at. */
const LEVELS = [
  { outcome: "pass", severity: "info", toolSeverity: "ok" },
  { outcome: "manual", severity: "info", toolSeverity: null },
  { outcome: "fail", severity: "medium", toolSeverity: "warning" },
  { outcome: "fail", severity: "high", toolSeverity: "error" },
] as const;
const CODED = /^\[(POP-\d+)\]\s*/;

/** One issue of an object; a text says why it is left out. Old versions wrote no code, only the sentence. */
export function issueObservation(
  raw: unknown,
  linter: string,
  slice: string,
  component: Component,
): Observation | string {
  const issue = asObject(raw);
  const level = typeof issue?.level === "number" ? LEVELS[issue.level] : undefined;
  if (issue === null || level === undefined) return "no level from 0 to 3";
  const message = asText(issue.message).trim();
  const sentence = message.replace(CODED, "");
  const code = CODED.exec(message)?.[1] ?? `${linter}/${ruleWord(withoutNames(sentence))}`;
  return checkObservation({
    slice,
    rule: { id: `popeye/${code}`, title: withoutNames(sentence) },
    component: partOf(component, asWord(issue.group)),
    ...level,
    detail: redactValues(sentence),
  });
}

/** What is quoted or counted differs from object to object. */
const withoutNames = (sentence: string): string =>
  sentence.replace(/["'`][^"'`]*["'`]/g, "…").replace(/\d[\w.%]*/g, "…");

function partOf(component: Component, group: string | null): Component {
  if (group === null || group === "__root__") return component;
  const key = [component.key, `container/${group}`].filter((part) => part !== "").join("/");
  return { key, name: group, type: "container", purl: null };
}
