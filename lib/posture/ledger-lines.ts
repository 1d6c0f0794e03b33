import { SEVERITIES } from "../findings/schema.ts";
import { actionCandidates } from "./actions.ts";
import type { FindingLabel } from "./finding-label.ts";
import type { LedgerLine } from "./ledger.ts";
import type { Prediction } from "./prediction.ts";
import type { PostureAction, PostureLine } from "./schema.ts";
import type { Score } from "./score.ts";

const LINES = 12;
const FINDINGS = 8;
const ACTIONS = 5;

const AREA_WORDS: Record<string, string> = {
  vulnerabilities: "Vulnerabilities",
  configuration: "Configuration",
  secrets: "Secrets",
  provenance: "Provenance",
  network: "Network",
  access: "Access",
  runtime: "Runtime",
};
const KIND_PLURALS: Record<string, string> = {
  image: "images",
  workload: "workloads",
  host: "hosts",
  cluster: "clusters",
};

/**
 * The ledger as people read it: the heaviest lines, at least some findings among them, and the rest in one, so that it
 * still sums to what is missing.
 */
export const ledgerLines = (
  lines: LedgerLine[],
  labels: Map<number, FindingLabel>,
  score: Score,
  predict: Prediction,
): PostureLine[] => {
  const chosen = chosenLines(lines);
  const shown = chosen.map((line): PostureLine => {
    const base = { kind: line.kind, assets: new Set(line.assetIds).size, share: line.share };
    const label = line.findingId === null ? undefined : labels.get(line.findingId);
    if (!label || line.findingId === null) {
      const what = `${AREA_WORDS[line.area]} of ${KIND_PLURALS[line.assetKind]}`;
      return {
        ...base,
        label: line.kind === "stale" ? `${what}: looked at too long ago` : `${what}: never looked at`,
        detail:
          line.kind === "stale"
            ? "What was known fades with age until somebody looks again"
            : "What nobody looked at scores nothing",
        href: `/inventory/${KIND_PLURALS[line.assetKind]}`,
        severity: null,
        gain: null,
      };
    }
    return {
      ...base,
      label: label.rule,
      detail: [label.component, label.subject].filter(Boolean).join(" in "),
      href: `/findings/${line.findingId}`,
      severity: SEVERITIES[label.severity]!,
      gain: score.score === null ? null : predict(new Set([line.findingId])) - score.score,
    };
  });
  const rest = lines.filter((line) => !chosen.includes(line));
  if (rest.length === 0) return shown;
  const left = rest.reduce((sum, line) => sum + line.share, 0);
  return [
    ...shown,
    {
      kind: "rest",
      label: `${rest.length} more lines`,
      detail: "Smaller losses, mostly single findings",
      href: "/findings",
      severity: null,
      assets: 0,
      share: left,
      gain: null,
    },
  ];
};

/** Five things to do, by what each alone would lift the score, exactly. */
export const bestActions = (
  lines: LedgerLine[],
  labels: Map<number, FindingLabel>,
  score: Score,
  predict: Prediction,
): PostureAction[] =>
  actionCandidates(lines, labels)
    .slice(0, ACTIONS * 2)
    .map((action): PostureAction => {
      const gain = predict(new Set(action.findingIds)) - (score.score ?? 0);
      return {
        label: action.label,
        detail: `${action.findingIds.length} ${action.findingIds.length === 1 ? "finding" : "findings"} in ${action.subjects} ${action.subjects === 1 ? "place" : "places"}`,
        owner:
          action.owners.length > 1
            ? `${action.owners[0]} and ${action.owners.length - 1} more`
            : (action.owners[0] ?? null),
        findings: action.findingIds.length,
        gain,
        href: action.href,
      };
    })
    .sort((a, b) => b.gain - a.gain)
    .slice(0, ACTIONS);

/** Unassessed and stale areas weigh most in a young estate; the worst findings are shown beside them all the same. */
const chosenLines = (lines: LedgerLine[]): LedgerLine[] => {
  const heaviest = lines.slice(0, LINES);
  const findings = lines.filter((line) => line.kind === "finding").slice(0, FINDINGS);
  return lines.filter((line) => heaviest.includes(line) || findings.includes(line));
};
