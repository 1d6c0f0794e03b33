import type { FindingKind } from "../../findings/schema.ts";
import type { Area } from "../../posture/schema.ts";
import type { Observation, Rule, Slice } from "../reading.ts";
import { NO_COMPONENT } from "./cluster-object.ts";

/** What a tool that checks configuration says of one check; all else of an observation follows from it. */
export interface CheckEntry {
  kind?: FindingKind;
  slice: string;
  rule: Pick<Rule, "id" | "title"> & Partial<Rule>;
  component?: Observation["component"];
  place?: string;
  severity: Observation["severity"];
  toolSeverity?: string | null;
  outcome: Observation["outcome"];
  /** Must be redacted; a passed check keeps none. */
  detail?: string;
}

const LONGEST_DETAIL = 1000;

export function checkObservation(entry: CheckEntry): Observation {
  const { outcome, detail = "" } = entry;
  return {
    kind: entry.kind ?? "misconfiguration",
    slice: entry.slice,
    rule: ruleOf(entry.rule),
    component: entry.component ?? NO_COMPONENT,
    version: "",
    fixedVersion: "",
    place: entry.place ?? "",
    severity: entry.severity,
    toolSeverity: entry.toolSeverity ?? null,
    outcome,
    fixState: "",
    layer: null,
    detail: outcome === "pass" ? "" : detail.trim().slice(0, LONGEST_DETAIL),
  };
}

export function ruleOf(rule: CheckEntry["rule"]): Rule {
  return {
    aliases: [],
    description: "",
    remediation: "",
    references: [],
    cvss: [],
    epss: null,
    kev: null,
    publishedAt: null,
    ...rule,
  };
}

/** A slice of a format that closes nothing: what it leaves out may be there all the same. */
export function additiveSlice(
  key: string,
  area: Area = "configuration",
  kind: FindingKind = "misconfiguration",
): Slice {
  return { key, kind, area, assesses: true, complete: false };
}

/** A word that can stand in a rule's id, for checks that have only a sentence. */
export function ruleWord(sentence: string): string {
  const word = sentence.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return word.replace(/^-+|-+$/g, "").slice(0, 80);
}
