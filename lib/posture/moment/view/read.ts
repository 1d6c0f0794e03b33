import { sql } from "../../../db/client.ts";
import { FINDING_STATUSES } from "../../../findings/schema.ts";
import type { EstateAsset } from "../../estate/schema.ts";
import { gateRules } from "../../gates.ts";
import { type LedgerProblem, ledger } from "../../ledger.ts";
import { EVERYWHERE } from "../../place.ts";
import type { PostureView } from "../../read.ts";
import type { Gate, Scope } from "../../schema.ts";
import { scoreOf } from "../../score.ts";
import { readEstateAt, readProblemsAt } from "../read.ts";

const CRITICAL = 0;
const END_OF_LIFE = "plimsoll/os-end-of-life";
const STATUS = {
  open: FINDING_STATUSES.indexOf("open"),
  accepted: FINDING_STATUSES.indexOf("risk_accepted"),
  dismissed: FINDING_STATUSES.indexOf("false_positive"),
};

/** A scope as it had been recorded by a moment, with what its page is made of. */
export const viewAt = async (scope: Scope, at: Date): Promise<PostureView> => {
  const assets = await readEstateAt(scope, at);
  const score = scoreOf(assets, at.getTime());
  const problems = await readProblemsAt(
    assets.map((asset) => asset.id),
    at,
  );
  const lines = ledger(score, problems);
  return {
    assets,
    score,
    problems,
    lines,
    count: lines.length,
    present: presentIn(problems),
    gates: gatesAt(assets, problems, await endOfLifeRules()),
    accepted: { findings: findingsIn(problems.filter((p) => p.accepted)), href: null },
  };
};

const findingsIn = (problems: readonly LedgerProblem[]): number =>
  new Set(problems.map((p) => p.findingId)).size;

/** Each finding once, with the worst severity that it has anywhere. */
const presentIn = (problems: readonly LedgerProblem[]): PostureView["present"] => {
  const worst = new Map<number, LedgerProblem>();
  for (const problem of problems) {
    const known = worst.get(problem.findingId);
    if (!known || problem.severity < known.severity) worst.set(problem.findingId, problem);
  }
  const cells = new Map<string, PostureView["present"][number]>();
  for (const { severity, dismissed, accepted } of worst.values()) {
    const status = dismissed ? STATUS.dismissed : accepted ? STATUS.accepted : STATUS.open;
    const cell = cells.get(`${severity}/${status}`) ?? { severity, status, n: 0 };
    cell.n += 1;
    cells.set(`${severity}/${status}`, cell);
  }
  return [...cells.values()];
};

const endOfLifeRules = async (): Promise<Set<number>> =>
  new Set((await sql<{ id: number }>`select id from rule where key = ${END_OF_LIFE}`).map(({ id }) => id));

/** The gates of now (gates.ts), counted from what was present then. */
const gatesAt = (
  assets: readonly EstateAsset[],
  problems: readonly LedgerProblem[],
  endOfLife: ReadonlySet<number>,
): Gate[] => {
  const exposed = new Set(assets.filter((a) => a.exposure === "internet").map((a) => a.id));
  const runs = new Set(
    assets.filter((a) => a.kind === "image" && ["internet", "running"].includes(a.exposure)).map((a) => a.id),
  );
  const reached = problems.filter((p) => !p.dismissed && exposed.has(p.assetId));
  const counts: Record<string, number> = {
    "kev-exposed": findingsIn(reached.filter((p) => p.kev)),
    "critical-exposed": findingsIn(reached.filter((p) => p.severity === CRITICAL)),
    unscanned: assets.filter(
      (a) =>
        runs.has(a.id) &&
        !a.areas.some((area) => area.area === "vulnerabilities" && area.assessedAt !== null),
    ).length,
    "end-of-life": new Set(
      problems.filter((p) => endOfLife.has(p.ruleId) && runs.has(p.assetId)).map((p) => p.assetId),
    ).size,
  };
  return gateRules(EVERYWHERE).map(({ key, label }) => ({ key, label, count: counts[key] ?? 0, href: null }));
};

/** Reports of a moment before this one that came only after it: they are not in what had been recorded by then. */
export const countLateEvidence = async (at: Date): Promise<number> => {
  const [row] = await sql<{ n: number }>`
    select count(distinct report_id)::int as n from statement
    where recorded_at > ${at} and observed_at < ${at.toISOString()}`;
  return row!.n;
};
