import type { Component, Observation, Rule } from "../../reading.ts";
import type { ToolSeverity } from "../../severity.ts";
import type { JsonObject } from "../json-value.ts";
import { findingRule } from "./finding-rule.ts";
import type { ResultPlace } from "./place.ts";
import type { Producer } from "./producer.ts";
import type { RuleBook } from "./rule-book.ts";
import { sliceKey } from "./slices.ts";

/** What the results of one run share. */
export interface RunContext {
  run: JsonObject;
  producer: Producer;
  rules: RuleBook;
  roots: readonly string[];
  category: string;
  /** Our rules by kind and id: many results share one, and its texts are long. */
  made: Map<string, Rule>;
}

/** What one result says, before its kind is known. */
export interface Said {
  result: JsonObject;
  id: string;
  descriptor: JsonObject | null;
  message: string;
  place: ResultPlace;
  severity: ToolSeverity;
  outcome: Observation["outcome"];
  context: RunContext;
}

/** The rule of an observation; where the run describes it, made once. */
export function ruleOf(
  kind: Observation["kind"],
  { descriptor, message, context }: Said,
  id: string,
  aliases: readonly string[],
): Rule {
  const { producer, made } = context;
  const known = descriptor === null ? undefined : made.get(`${kind} ${id}`);
  if (known !== undefined) return known;
  const rule = findingRule(kind, id, aliases, descriptor, message, producer.slug);
  if (descriptor !== null) made.set(`${kind} ${id}`, rule);
  return rule;
}

/** A path with its line, as people and editors write it. */
export const lined = ({ path, line }: ResultPlace): string =>
  line === null || path === "" ? path : `${path}:${line}`;

interface Details {
  place: string;
  title?: string;
  detail?: string;
  version?: string;
  fixedVersion?: string;
  layer?: string | null;
}

export function observed(
  kind: Observation["kind"],
  { severity, outcome, context }: Said,
  rule: Rule,
  component: Component,
  { place, title, detail = "", version = "", fixedVersion = "", layer = null }: Details,
): Observation {
  return {
    kind,
    slice: sliceKey(context.producer.slug, context.category, kind),
    rule: title === undefined ? rule : { ...rule, title },
    component,
    version,
    fixedVersion,
    place,
    ...severity,
    outcome,
    fixState: kind === "vulnerability" && fixedVersion !== "" ? "fixed" : "",
    layer,
    detail,
  };
}
