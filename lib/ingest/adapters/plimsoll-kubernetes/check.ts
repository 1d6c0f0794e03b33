import type { Severity } from "../../../findings/schema.ts";
import type { Component, Observation } from "../../reading.ts";
import { checkObservation } from "../check-entry.ts";

/** What a check says of one thing: met, not to be asked of it, or what is wrong there in a few words. */
export type Verdict = "met" | "not_applicable" | Wrong;
export interface Wrong {
  wrong: string;
  severity?: Severity;
}

/** A check of Plimsoll's own, in words. */
export interface CheckText {
  /** Behind `plimsoll/`. */
  id: string;
  title: string;
  why: string;
  remedy: string;
  severity: Severity;
  /** Recommendations that ask for the same: see {@link cis} and {@link nsa}. */
  references: string[];
}

export const cis = (id: string): string => `CIS Kubernetes Benchmark 1.9.0: ${id}`;
export const nsa = (chapter: string): string => `NSA/CISA Kubernetes Hardening Guide 1.2: ${chapter}`;

const RANK: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** The gravest; the check's own where nothing says otherwise. */
export function gravest({ severity }: CheckText, wrongs: readonly Wrong[]): Severity {
  const found = wrongs.map((wrong) => wrong.severity ?? severity);
  return RANK.find((rank) => found.includes(rank)) ?? severity;
}

export function observed(
  check: CheckText,
  slice: string,
  wrongs: readonly Wrong[],
  component?: Component,
): Observation {
  return checkObservation({
    slice,
    rule: {
      id: `plimsoll/${check.id}`,
      title: check.title,
      description: check.why,
      remediation: check.remedy,
      references: check.references,
    },
    ...(component ? { component } : {}),
    severity: gravest(check, wrongs),
    outcome: wrongs.length === 0 ? "pass" : "fail",
    detail: [...new Set(wrongs.map(({ wrong }) => wrong))].sort().join("; "),
  });
}
