import type { Severity } from "../findings/schema.ts";
import { SEVERITIES } from "../findings/schema.ts";
import type { AssetKind } from "../inventory/schema.ts";
import type { Area } from "../posture/schema.ts";
import type { EvidenceIndex } from "./asset-evidence.ts";
import { isStale, latestCoverage } from "./asset-evidence.ts";
import type { CheckPattern } from "./check-pattern.ts";
import { matches } from "./check-pattern.ts";
import type { CheckResult, Observed } from "./evidence.ts";

/** What the evidence says about one check on one asset. `notAssessed` never counts as good. */
export type Outcome = "pass" | "fail" | "manual" | "stale" | "notAssessed";

export interface Verdict {
  outcome: Outcome;
  /** The observation that decided; null when there is none. */
  evidence: Observed | null;
  /** The tool's own check key where a tool's check decided. */
  key?: string;
}

/** Worst first: of several tools' words on one asset the first present in this order decides. */
const PRECEDENCE: readonly Outcome[] = ["fail", "pass", "manual", "stale", "notAssessed"];

/** Tools that list failures only: with fresh coverage of the area, a check they do not list has passed. */
const FAILURES_ONLY: Readonly<Record<string, Area>> = { trivy: "configuration" };

const FAMILY_KINDS: Readonly<Record<string, readonly AssetKind[]>> = {
  "cis-eks": ["host", "cluster"],
  "docker-bench": ["host"],
  kubescape: ["workload", "cluster"],
  trivy: ["workload", "image", "source"],
};

const ALL_KINDS: readonly AssetKind[] = ["cluster", "host", "image", "workload", "source"];

/** The kinds of asset that a pattern can say anything about. */
export function kindsOf(pattern: CheckPattern): readonly AssetKind[] {
  switch (pattern.is) {
    case "check":
      if (pattern.family === "trivy") return trivyKinds(pattern.id);
      if (pattern.family === "cis-k8s") return /^[35]\./.test(pattern.id) ? ["cluster"] : ["host"];
      return FAMILY_KINDS[pattern.family] ?? ALL_KINDS;
    case "coverage":
      return [pattern.kind];
    case "secret":
      return ["image", "workload", "source"];
    default:
      return ["image", "host", "source"];
  }
}

/** One pattern on one asset. A failure counts however old it is; a pass only while it is fresh. */
export function verdictOf(pattern: CheckPattern, asset: string, index: EvidenceIndex, now: Date): Verdict {
  switch (pattern.is) {
    case "check":
      return checkVerdict(pattern, asset, index, now);
    case "coverage":
      return looked(latestCoverage(index, asset, pattern.area), now);
    case "secret":
      return counted(index.findings.get(asset)?.secrets ?? 0, "secrets", asset, index, now);
    case "known-exploited":
      return counted(index.findings.get(asset)?.knownExploited ?? 0, "vulnerabilities", asset, index, now);
    default: {
      const counts = index.findings.get(asset);
      const bySeverity = pattern.is === "fixable" ? counts?.fixable : counts?.vulnerabilities;
      return counted(atLeast(bySeverity ?? {}, pattern.atLeast), "vulnerabilities", asset, index, now);
    }
  }
}

/** Whose host a benchmark's section is about: the control plane's (1), etcd's (2), any node's (null). */
export function roleOf(pattern: CheckPattern): "control-plane" | "etcd" | null {
  if (pattern.is !== "check" || pattern.family !== "cis-k8s") return null;
  return pattern.id.startsWith("1.") ? "control-plane" : pattern.id.startsWith("2.") ? "etcd" : null;
}

/** False when nothing in the evidence could make the pattern decide for any asset. */
export function maySpeak(pattern: CheckPattern, index: EvidenceIndex): boolean {
  if (pattern.is !== "check" || FAILURES_ONLY[pattern.family]) return true;
  return index.checks.has(`${pattern.family}/${pattern.id}`);
}

/** Several tools' words on one thing: any failure fails; else a fresh pass; else what is left. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  let best: Verdict = { outcome: "notAssessed", evidence: null };
  for (const verdict of verdicts)
    if (PRECEDENCE.indexOf(verdict.outcome) < PRECEDENCE.indexOf(best.outcome)) best = verdict;
  return best;
}

function checkVerdict(
  pattern: Extract<CheckPattern, { is: "check" }>,
  asset: string,
  index: EvidenceIndex,
  now: Date,
): Verdict {
  const verdicts: Verdict[] = [];
  for (const result of index.checks.get(`${pattern.family}/${pattern.id}`)?.get(asset) ?? []) {
    if (!matches(pattern, result.key)) continue;
    const old = result.outcome !== "fail" && isStale(result, now);
    verdicts.push({ outcome: old ? "stale" : result.outcome, evidence: result, key: result.key });
  }
  const area = FAILURES_ONLY[pattern.family];
  if (verdicts.length === 0 && area) return looked(latestCoverage(index, asset, area, pattern.family), now);
  return worst(verdicts);
}

function counted(problems: number, area: Area, asset: string, index: EvidenceIndex, now: Date): Verdict {
  const coverage = latestCoverage(index, asset, area);
  return problems > 0 ? { outcome: "fail", evidence: coverage } : looked(coverage, now);
}

function looked(observed: Observed | null, now: Date): Verdict {
  if (!observed) return { outcome: "notAssessed", evidence: null };
  return { outcome: isStale(observed, now) ? "stale" : "pass", evidence: observed };
}

function atLeast(counts: Partial<Record<Severity, number>>, severity: Severity): number {
  const upTo = SEVERITIES.indexOf(severity) + 1;
  return SEVERITIES.slice(0, upTo).reduce((sum, each) => sum + (counts[each] ?? 0), 0);
}

function trivyKinds(id: string): readonly AssetKind[] {
  return /^(KSV|KCV)/.test(id) ? ["workload", "cluster"] : ["image", "source"];
}

/** The assets of which a tool has said anything under this pattern, whatever it said. */
export function assetsWithResult(pattern: CheckPattern, index: EvidenceIndex): string[] {
  if (pattern.is !== "check") return [];
  const results = index.checks.get(`${pattern.family}/${pattern.id}`) ?? new Map<string, CheckResult[]>();
  return [...results]
    .filter(([, own]) => own.some((result) => matches(pattern, result.key)))
    .map(([asset]) => asset);
}
