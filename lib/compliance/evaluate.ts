import type { EvidenceIndex } from "./asset-evidence.ts";
import { indexEvidence } from "./asset-evidence.ts";
import type { CheckPattern } from "./check-pattern.ts";
import { parseCheck } from "./check-pattern.ts";
import type { AssetInScope, Attestation, ControlException, Evidence } from "./evidence.ts";
import type { Control, Framework } from "./framework.ts";
import type { Status } from "./status.ts";
import { isPassing, statusOf, tally } from "./status.ts";
import { type Tally, tallyAnswers } from "./tally.ts";
import type { Outcome, Verdict } from "./verdict.ts";
import { assetsWithResult, kindsOf, maySpeak, roleOf, verdictOf, worst } from "./verdict.ts";

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
  return evaluator(evidence, now).evaluate(framework);
}

export interface Evaluator {
  evaluate: (framework: Framework) => Evaluation;
  /** The answers behind a control's status, in the order of its checks. */
  answersOf: (control: Control) => Answer[];
}

/** Evaluates many frameworks over one reading of the evidence: what two controls ask is looked up once. */
export function evaluator(evidence: Evidence, now: Date): Evaluator {
  const index = indexEvidence(evidence);
  const tallies = new Map<string, Tally>();
  const tallyOf = (check: string, control: Control): Tally => {
    const question = [check, askedKinds(check, control), control.role, control.within, control.per].join(
      "\n",
    );
    const known = tallies.get(question);
    if (known) return known;
    const made = tallyAnswers(answersTo(check, control, index, now));
    tallies.set(question, made);
    return made;
  };
  return {
    evaluate: (framework) => {
      const of = evidenceOf(framework, evidence);
      return summed(
        framework,
        framework.controls.map((control) =>
          evaluateControl(
            control,
            control.checks.map((check) => tallyOf(check, control)),
            of,
            index,
            now,
          ),
        ),
        now,
      );
    },
    answersOf: (control) => control.checks.flatMap((check) => answersTo(check, control, index, now)),
  };
}

type Said = Pick<Evidence, "attestations" | "exceptions">;

/** Two frameworks may number a control alike: what people said of one is not said of the other. */
function evidenceOf({ id }: Framework, { attestations, exceptions }: Evidence): Said {
  return {
    attestations: attestations.filter(({ framework }) => framework === undefined || framework === id),
    exceptions,
  };
}

function summed(framework: Framework, controls: ControlResult[], now: Date): Evaluation {
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
  return evaluator(evidence, now).answersOf(control);
}

function evaluateControl(
  control: Control,
  tallies: readonly Tally[],
  said: Said,
  index: EvidenceIndex,
  now: Date,
): ControlResult {
  const attestation = latestAttestation(control, said.attestations, now);
  const exceptions = said.exceptions.filter((each) => each.control === control.id && inEffect(each, now));
  const fails = tallies.flatMap((each) => each.fails);
  const counts = countAnswers(tallies, fails, exceptions);
  if (control.assessment === "both") counts[attestationOutcome(attestation, now)] += 1;
  const dates = tallies
    .flatMap(({ oldest, newest }) => [oldest, newest])
    .filter((each) => each !== null)
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  const applies = index.assets.some(
    (asset) => control.appliesTo.includes(asset.kind) && isWithin(asset, control),
  );
  return {
    id: control.id,
    status: statusOf(control.assessment, counts, applies, attestationOutcome(attestation, now)),
    counts,
    failing: failingAssets(fails, exceptions),
    oldestEvidence: dates[0] ?? null,
    newestEvidence: dates.at(-1) ?? null,
    reports: [...new Set(tallies.flatMap(({ reports }) => reports))].sort(),
    attestation,
  };
}

function answersTo(check: string, control: Control, index: EvidenceIndex, now: Date): Answer[] {
  const parsed = parseCheck(check);
  if ("error" in parsed) throw new TypeError(parsed.error);
  const asked = assetsToAnswer(parsed.value, control, index);
  const speaking = parsed.value.filter((pattern) => maySpeak(pattern, index));
  const verdictOn = (asset: AssetInScope): Verdict =>
    worst(speaking.map((one) => verdictOf(one, asset.id, index, now)));
  if (control.per === "asset")
    return [...asked].map((asset) => ({ check, assets: [asset], verdict: verdictOn(asset) }));
  const groups = new Map<string, AssetInScope[]>();
  for (const asset of asked) {
    const key = asset.cluster ?? asset.id;
    const group = groups.get(key);
    if (group) group.push(asset);
    else groups.set(key, [asset]);
  }
  return [...groups.values()].map((assets) => {
    const verdicts = assets.map(verdictOn);
    const verdict = worst(verdicts);
    const deciding = assets.filter((_, at) => verdicts[at]!.outcome === verdict.outcome);
    return { check, assets: deciding, verdict };
  });
}

/** The kinds of asset that are expected to answer a check of a control. */
function askedKinds(check: string, { appliesTo }: Control): string[] {
  const parsed = parseCheck(check);
  return "error" in parsed ? [] : kindsOf(parsed.value[0]!).filter((kind) => appliesTo.includes(kind));
}

/** Those expected to answer (by kind and role of the first pattern) and those that did, expected or not. */
function assetsToAnswer(patterns: CheckPattern[], control: Control, index: EvidenceIndex): Set<AssetInScope> {
  const kinds = kindsOf(patterns[0]!).filter((kind) => control.appliesTo.includes(kind));
  const first = patterns[0]!;
  const roles = rolesWanted(control.role ?? roleOf(first), index);
  const within = first.is === "check" && first.family === "cis-k8s" ? "cluster" : control.within;
  const expected = kinds
    .flatMap((kind) => index.byKind.get(kind) ?? [])
    .filter((asset) => isWithin(asset, { within }) && (asset.kind !== "host" || hasRole(asset, roles)));
  const assets = new Set(expected);
  for (const pattern of patterns)
    for (const id of assetsWithResult(pattern, index)) assets.add(index.byId.get(id)!);
  return assets;
}

const isWithin = ({ kind, cluster }: AssetInScope, { within }: Pick<Control, "within">): boolean =>
  within === "anywhere" || kind === "cluster" || cluster !== null;

const CONTROL_PLANE_ROLES = ["control-plane", "master", "controlplane"];

/** Where no node carries an etcd role of its own, etcd runs stacked on the control-plane nodes. */
function rolesWanted(role: Control["role"], index: EvidenceIndex): readonly string[] | null {
  if (role === null) return null;
  const separate = index.assets.some((asset) => asset.roles?.includes("etcd"));
  return role === "etcd" && separate ? ["etcd"] : CONTROL_PLANE_ROLES;
}

const hasRole = (asset: AssetInScope, wanted: readonly string[] | null): boolean =>
  wanted === null || (asset.roles?.some((role) => wanted.includes(role)) ?? false);

const inEffect = (each: { effectiveFrom: string; expiresAt: string }, now: Date): boolean =>
  Date.parse(each.effectiveFrom) <= now.getTime() && now.getTime() < Date.parse(each.expiresAt);

function exceptionFor(asset: AssetInScope, exceptions: readonly ControlException[]): ControlException | null {
  return exceptions.find((each) => each.asset === null || each.asset === asset.id) ?? null;
}

function countAnswers(
  tallies: readonly Tally[],
  fails: readonly Answer[],
  exceptions: readonly ControlException[],
): Counts {
  const counts: Counts = { pass: 0, fail: 0, manual: 0, stale: 0, notAssessed: 0, excepted: 0 };
  for (const each of tallies)
    for (const [outcome, n] of Object.entries(each.counts)) counts[outcome as Outcome] += n;
  if (exceptions.length === 0) return counts;
  const excepted = fails.filter(({ assets }) => assets.every((asset) => exceptionFor(asset, exceptions)));
  counts.fail -= excepted.length;
  counts.excepted += excepted.length;
  return counts;
}

function failingAssets(fails: readonly Answer[], exceptions: readonly ControlException[]): FailingAsset[] {
  const failing = new Map<string, FailingAsset>();
  for (const { check, assets, verdict } of fails) {
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
