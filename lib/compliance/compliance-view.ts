import type { Answer, ControlResult, Evaluation } from "./evaluate.ts";
import type { AssetInScope } from "./evidence.ts";
import type { Control, Framework } from "./framework.ts";
import type { AnswerView, CheckView, ControlSummary, FrameworkSummary } from "./schema.ts";
import { OUTCOMES } from "./schema.ts";

/** How many answers of one check travel; the counts always cover all. */
const ANSWERS_SHOWN = 200;

/** A framework and where it stands, as one row. `newestEvidence` is an RFC 3339 instant or null. */
export function frameworkSummary(framework: Framework, evaluation: Evaluation): FrameworkSummary {
  const { id, title, version, publisher } = framework;
  const { totals, passing, applicable, percent, controls } = evaluation;
  const newest = Math.max(
    ...controls.map((each) => Date.parse(each.newestEvidence ?? "")).filter(Number.isFinite),
  );
  const newestEvidence = Number.isFinite(newest) ? new Date(newest).toISOString() : null;
  return { id, title, version, publisher, totals, passing, applicable, percent, newestEvidence };
}

/** A control and where it stands, as one row of the tree. */
export function controlSummary(control: Control, result: ControlResult): ControlSummary {
  const { id, section, title, assessment } = control;
  const { status, counts, oldestEvidence, newestEvidence } = result;
  return {
    id,
    section,
    title,
    assessment,
    status,
    counts,
    failing: result.failing.length,
    oldestEvidence,
    newestEvidence,
  };
}

/** Answers by check in the control's order, worst first; a check that nobody was asked has none. */
export function checkViews(control: Control, answers: readonly Answer[]): CheckView[] {
  return control.checks.map((check) => {
    const own = answers.filter((answer) => answer.check === check).map(answerView);
    const counts = Object.fromEntries(
      OUTCOMES.map((outcome) => [outcome, own.filter((answer) => answer.outcome === outcome).length]),
    ) as CheckView["counts"];
    own.sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
    return { check, counts, answers: own.slice(0, ANSWERS_SHOWN) };
  });
}

const answerView = ({ assets, verdict }: Answer): AnswerView => ({
  assets: assets.map(assetView),
  outcome: verdict.outcome,
  key: verdict.key ?? null,
  observedAt: verdict.evidence?.observedAt ?? null,
  reportSha256: verdict.evidence?.reportSha256 ?? null,
});

const assetView = ({ id, kind, name }: AssetInScope) => ({ id: Number(id), kind, name });
