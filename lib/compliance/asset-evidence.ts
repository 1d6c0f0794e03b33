import type { Area } from "../posture/schema.ts";
import { canonicalCheckKey } from "./check-aliases.ts";
import type {
  AreaCoverage,
  AssetInScope,
  CheckResult,
  Evidence,
  FindingCounts,
  Observed,
} from "./evidence.ts";

/** Evidence arranged for look-up by asset; only assets in scope are in it. */
export interface EvidenceIndex {
  assets: AssetInScope[];
  byId: Map<string, AssetInScope>;
  byKind: Map<AssetInScope["kind"], AssetInScope[]>;
  /** `family/id` → by asset, its results under every version of that check. */
  checks: Map<string, Map<string, CheckResult[]>>;
  /** Area, and area with tool (`area tool`) → by asset, the look that lasts longest. */
  coverage: Map<string, Map<string, AreaCoverage>>;
  findings: Map<string, FindingCounts>;
}

/** Arranges evidence once for all controls of all frameworks; keeps the latest result per check key and asset. */
export function indexEvidence(evidence: Evidence): EvidenceIndex {
  const byId = new Map(evidence.assets.map((asset) => [asset.id, asset]));
  const byKind: EvidenceIndex["byKind"] = new Map();
  for (const asset of evidence.assets) push(byKind, asset.kind, asset);
  const latest = new Map<string, CheckResult>();
  for (const result of evidence.checks) {
    if (!byId.has(result.asset)) continue;
    const key = canonicalCheckKey(result.key);
    const at = `${result.asset} ${key}`;
    const known = latest.get(at);
    if (!known || supersedes(result, known)) latest.set(at, { ...result, key });
  }
  const checks: EvidenceIndex["checks"] = new Map();
  for (const result of latest.values())
    push(groupOf(checks, withoutVersion(result.key)), result.asset, result);
  const coverage: EvidenceIndex["coverage"] = new Map();
  for (const entry of evidence.coverage)
    if (byId.has(entry.asset))
      for (const by of [entry.area, `${entry.area} ${entry.tool}`]) {
        const looks = groupOf(coverage, by);
        const known = looks.get(entry.asset);
        if (!known || isAfter(entry.expiresAt, known.expiresAt)) looks.set(entry.asset, entry);
      }
  const findings = new Map(evidence.findings.map((counts) => [counts.asset, counts]));
  return { assets: evidence.assets, byId, byKind, checks, coverage, findings };
}

/** `cis-k8s@1.6/1.2.6` → `cis-k8s/1.2.6`. */
export function withoutVersion(key: string): string {
  return key.replace(/^([a-z0-9-]+)@[^/]+\//, "$1/");
}

/** The freshest look at an area of an asset, by any tool or by one. */
export function latestCoverage(
  index: EvidenceIndex,
  asset: string,
  area: Area,
  tool?: string,
): AreaCoverage | null {
  return index.coverage.get(tool === undefined ? area : `${area} ${tool}`)?.get(asset) ?? null;
}

/** True when the observation no longer counts as current at `now`. */
export function isStale(observed: Pick<Observed, "expiresAt">, now: Date): boolean {
  return Date.parse(observed.expiresAt) <= now.getTime();
}

const OUTCOME_ORDER = { pass: 0, manual: 1, fail: 2 } as const;

/** Later wins; of two results of the same instant the worse one does, so that order of arrival says nothing. */
function supersedes(next: CheckResult, known: CheckResult): boolean {
  const [a, b] = [Date.parse(next.observedAt), Date.parse(known.observedAt)];
  return a === b ? OUTCOME_ORDER[next.outcome] > OUTCOME_ORDER[known.outcome] : a > b;
}

const isAfter = (a: string, b: string) => Date.parse(a) > Date.parse(b);

function groupOf<K, V>(groups: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const known = groups.get(key);
  if (known) return known;
  const made = new Map<string, V>();
  groups.set(key, made);
  return made;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
