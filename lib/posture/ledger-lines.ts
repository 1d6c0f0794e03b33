import { SEVERITIES } from "../findings/schema.ts";
import { actionCandidates } from "./actions.ts";
import type { FindingLabel } from "./finding-label.ts";
import type { LedgerLine } from "./ledger.ts";
import { lookCommand } from "./look-command.ts";
import type { Prediction, Refresh } from "./prediction.ts";
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
  { lines, count }: { lines: LedgerLine[]; count: number },
  labels: Map<number, FindingLabel>,
  score: Score,
  after: { predict: Prediction; refresh: Refresh },
): PostureLine[] => {
  const chosen = chosenLines(lines);
  const gainOf = (predicted: number): number | null =>
    score.score === null ? null : predicted - score.score;
  const shown = chosen.map((line): PostureLine => {
    const label = line.findingId === null ? undefined : labels.get(line.findingId);
    if (label) return { ...findingLine(line, label), gain: gainOf(after.predict(new Set([label.id]))) };
    const looked = line.kind === "stale" ? gainOf(after.refresh(line.assetIds, line.area)) : null;
    return { ...lookLine(line), gain: looked };
  });
  const rest = count - chosen.length;
  if (rest === 0 || score.score === null) return shown;
  // All lines sum to what is missing: what the shown ones leave is the others', read or not.
  const left = 100 - score.score - chosen.reduce((sum, line) => sum + line.share, 0);
  return [
    ...shown,
    {
      kind: "rest",
      label: `${rest.toLocaleString("en")} more lines`,
      detail: "Smaller losses, mostly single findings",
      href: "/findings",
      severity: null,
      assets: 0,
      share: left,
      gain: null,
      command: null,
    },
  ];
};

const placeOf = ({ kind, assetIds, share }: LedgerLine) => ({ kind, assets: new Set(assetIds).size, share });

const findingLine = (line: LedgerLine, label: FindingLabel) => ({
  ...placeOf(line),
  label: label.rule,
  detail: [label.component, label.subject].filter(Boolean).join(" in "),
  href: `/findings/${label.id}`,
  severity: SEVERITIES[label.severity]!,
  command: null,
});

const lookLine = (line: LedgerLine) => {
  const what = `${AREA_WORDS[line.area]} of ${KIND_PLURALS[line.assetKind]}`;
  const stale = line.kind === "stale";
  return {
    ...placeOf(line),
    label: stale ? `${what}: looked at too long ago` : `${what}: never looked at`,
    detail: stale
      ? "What was known fades with age until somebody looks again"
      : "What nobody looked at scores nothing",
    href: `/coverage?kind=${line.assetKind}&area=${line.area}&state=${stale ? "stale" : "never"}`,
    severity: null,
    command: stale ? null : lookCommand(line.assetKind, line.area),
  };
};

/** Five things to do, by what each alone would lift the score, exactly. */
export const bestActions = (
  lines: LedgerLine[],
  labels: Map<number, FindingLabel>,
  score: Score,
  predict: Prediction,
): PostureAction[] => {
  const now = score.score;
  if (now === null) return [];
  return actionCandidates(lines, labels)
    .slice(0, ACTIONS * 2)
    .map((action): PostureAction => {
      const gain = predict(new Set(action.findingIds)) - now;
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
};

/** Unassessed and stale areas weigh most in a young estate; the worst findings are shown beside them all the same. */
const chosenLines = (lines: LedgerLine[]): LedgerLine[] => {
  const heaviest = lines.slice(0, LINES);
  const findings = lines.filter((line) => line.kind === "finding").slice(0, FINDINGS);
  return lines.filter((line) => heaviest.includes(line) || findings.includes(line));
};
