import type { EvidenceIndex } from "./asset-evidence.ts";
import { indexEvidence } from "./asset-evidence.ts";
import type { CheckPattern } from "./check-pattern.ts";
import { parseCheck } from "./check-pattern.ts";
import type { AssetInScope, Attestation, ControlException, Evidence } from "./evidence.ts";
import type { Control, Framework } from "./framework.ts";
import type { Status } from "./status.ts";
import { isPassing, statusOf, tally } from "./status.ts";
import type { Outcome, Verdict } from "./verdict.ts";
import { assetsWithResult, kindsOf, verdictOf, worst } from "./verdict.ts";

/** Answers by outcome. One answer is one check on one asset (or one cluster), or the control's attestation. */
export type Counts = Record<Outcome | "excepted", number>;

export interface FailingAsset {
  asset: AssetInScope;
  /** What it fails: the tool's check key, or the framework's own question (`secret:any`). */
  checks: string[];
  /** Id of the exception that covers it; null when nothing does. */
  exception: string | null;
}

export interface ControlResult {
  id: string;
  status: Status;
  counts: Counts;
  failing: FailingAsset[];
  /** Oldest and newest observation that decided an answer, RFC 3339; null without evidence. */
  oldestEvidence: string | null;
  newestEvidence: string | null;
  /** The reports that decided, by id, sorted. */
  reports: string[];
  attestation: Attestation | null;
}

export interface Evaluation {
  framework: { id: string; version: string };
  evaluatedAt: string;
  controls: ControlResult[];
  totals: Record<Status, number>;
  passing: number;
  /** Controls that apply: all but *not applicable*. The percentage is `passing / applicable`, null over nothing. */
  applicable: number;
  percent: number | null;
}

/** Evaluates every control of a framework over a scope at `now`. Pure: a past instant and its evidence replay it. */
export function evaluate(framework: Framework, evidence: Evidence, now: Date): Evaluation {
  const index = indexEvidence(evidence);
  const controls = framework.controls.map((control) => evaluateControl(control, evidence, index, now));
  const totals = tally(controls.map((control) => control.status));
  const passing = controls.filter((control) => isPassing(control.status)).length;
  const applicable = controls.length - totals.not_applicable;
  return {
    framework: { id: framework.id, version: framework.version },
    evaluatedAt: now.toISOString(),
    controls,
    totals,
    passing,
    applicable,
    percent: applicable === 0 ? null : (100 * passing) / applicable,
  };
}

/** One check's word on one asset, or on the assets of one cluster that decided for it. */
export interface Answer {
  check: string;
  assets: AssetInScope[];
  verdict: Verdict;
}

/** The answers behind a control's status, in the order of its checks. */
export function answersOf(control: Control, evidence: Evidence, now: Date): Answer[] {
  const index = indexEvidence(evidence);
  return control.checks.flatMap((check) => answersTo(check, control, index, now));
}

function evaluateControl(
  control: Control,
  evidence: Evidence,
  index: EvidenceIndex,
  now: Date,
): ControlResult {
  const attestation = latestAttestation(control, evidence.attestations, now);
  const answers = control.checks.flatMap((check) => answersTo(check, control, index, now));
  const exceptions = evidence.exceptions.filter((each) => each.control === control.id && inEffect(each, now));
  const failing = failingAssets(answers, exceptions);
  const counts = countAnswers(answers, exceptions);
  if (control.assessment === "both") counts[attestationOutcome(attestation, now)] += 1;
  const observed = answers.flatMap(({ verdict }) => (verdict.evidence ? [verdict.evidence] : []));
  const dates = observed.map((each) => each.observedAt).sort((a, b) => Date.parse(a) - Date.parse(b));
  const reports = observed.flatMap((each) => (each.reportId === null ? [] : [each.reportId]));
  const applies = index.assets.some(
    (asset) => control.appliesTo.includes(asset.kind) && isWithin(asset, control),
  );
  return {
    id: control.id,
    status: statusOf(control.assessment, counts, applies, attestationOutcome(attestation, now)),
    counts,
    failing,
    oldestEvidence: dates[0] ?? null,
    newestEvidence: dates.at(-1) ?? null,
    reports: [...new Set(reports)].sort(),
    attestation,
  };
}

function answersTo(check: string, control: Control, index: EvidenceIndex, now: Date): Answer[] {
  const parsed = parseCheck(check);
  if ("error" in parsed) throw new TypeError(parsed.error);
  const groups = new Map<string, AssetInScope[]>();
  for (const asset of assetsToAnswer(parsed.value, control, index)) {
    const key = control.per === "cluster" ? (asset.cluster ?? asset.id) : asset.id;
    const group = groups.get(key);
    if (group) group.push(asset);
    else groups.set(key, [asset]);
  }
  return [...groups.values()].map((assets) => {
    const verdicts = assets.map((asset) =>
      worst(parsed.value.map((one) => verdictOf(one, asset.id, index, now))),
    );
    const verdict = worst(verdicts);
    const deciding = assets.filter((_, at) => verdicts[at]!.outcome === verdict.outcome);
    return { check, assets: deciding, verdict };
  });
}

/** Those expected to answer (by kind and role of the first pattern) and those that did, expected or not. */
function assetsToAnswer(patterns: CheckPattern[], control: Control, index: EvidenceIndex): Set<AssetInScope> {
  const kinds = kindsOf(patterns[0]!).filter((kind) => control.appliesTo.includes(kind));
  const roles = rolesWanted(control, index);
  const expected = index.assets.filter(
    (asset) =>
      kinds.includes(asset.kind) &&
      isWithin(asset, control) &&
      (asset.kind !== "host" || hasRole(asset, roles)),
  );
  const assets = new Set(expected);
  for (const pattern of patterns)
    for (const id of assetsWithResult(pattern, index)) assets.add(index.byId.get(id)!);
  return assets;
}

const isWithin = ({ kind, cluster }: AssetInScope, { within }: Control): boolean =>
  within === "anywhere" || kind === "cluster" || cluster !== null;

const CONTROL_PLANE_ROLES = ["control-plane", "master", "controlplane"];

/** Where no node carries an etcd role of its own, etcd runs stacked on the control-plane nodes. */
function rolesWanted(control: Control, index: EvidenceIndex): readonly string[] | null {
  if (control.role === null) return null;
  const separate = index.assets.some((asset) => asset.roles?.includes("etcd"));
  return control.role === "etcd" && separate ? ["etcd"] : CONTROL_PLANE_ROLES;
}

const hasRole = (asset: AssetInScope, wanted: readonly string[] | null): boolean =>
  wanted === null || (asset.roles?.some((role) => wanted.includes(role)) ?? false);

const inEffect = (each: { effectiveFrom: string; expiresAt: string }, now: Date): boolean =>
  Date.parse(each.effectiveFrom) <= now.getTime() && now.getTime() < Date.parse(each.expiresAt);

function exceptionFor(asset: AssetInScope, exceptions: readonly ControlException[]): ControlException | null {
  return exceptions.find((each) => each.asset === null || each.asset === asset.id) ?? null;
}

function countAnswers(answers: readonly Answer[], exceptions: readonly ControlException[]): Counts {
  const counts: Counts = { pass: 0, fail: 0, manual: 0, stale: 0, notAssessed: 0, excepted: 0 };
  for (const { assets, verdict } of answers) {
    const excepted = verdict.outcome === "fail" && assets.every((asset) => exceptionFor(asset, exceptions));
    counts[excepted ? "excepted" : verdict.outcome] += 1;
  }
  return counts;
}

function failingAssets(answers: readonly Answer[], exceptions: readonly ControlException[]): FailingAsset[] {
  const failing = new Map<string, FailingAsset>();
  for (const { check, assets, verdict } of answers) {
    if (verdict.outcome !== "fail") continue;
    for (const asset of assets) {
      const exception = exceptionFor(asset, exceptions)?.id ?? null;
      const known = failing.get(asset.id);
      const failed = verdict.key ?? check;
      if (known) known.checks.push(failed);
      else failing.set(asset.id, { asset, checks: [failed], exception });
    }
  }
  return [...failing.values()].sort(
    (a, b) => compare(a.asset.name, b.asset.name) || compare(a.asset.id, b.asset.id),
  );
}

function latestAttestation(
  control: Control,
  attestations: readonly Attestation[],
  now: Date,
): Attestation | null {
  const made = attestations.filter(
    (each) => each.control === control.id && Date.parse(each.effectiveFrom) <= now.getTime(),
  );
  return made.sort((a, b) => Date.parse(b.expiresAt) - Date.parse(a.expiresAt))[0] ?? null;
}

function attestationOutcome(attestation: Attestation | null, now: Date): "pass" | "stale" | "notAssessed" {
  if (!attestation) return "notAssessed";
  return inEffect(attestation, now) ? "pass" : "stale";
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
