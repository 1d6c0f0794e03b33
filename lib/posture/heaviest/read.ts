import { sql } from "../../db/client.ts";
import { FINDING_STATUSES, SEVERITIES } from "../../findings/schema.ts";
import { STATE } from "../../findings/states/standing.ts";
import { countPresent, readProblems } from "../estate/read.ts";
import type { EstateAsset } from "../estate/schema.ts";
import { KEV_LIKELIHOOD, SEVERITY_POINTS, UNITS_PER_POINT } from "../hazard.ts";
import { type LedgerLine, type LedgerProblem, ledger, lossesPerUnit } from "../ledger.ts";
import type { Score } from "../score.ts";

const DISMISSED = [FINDING_STATUSES.indexOf("false_positive"), FINDING_STATUSES.indexOf("not_affected")];
const POINTS = SEVERITIES.map((severity) => SEVERITY_POINTS[severity] * UNITS_PER_POINT);
/** Units are rounded to integers: the smallest that counts is 250. */
const ROUNDING = 1.002;

export interface HeaviestLines {
  /** All problems of every asset that one of the lines stands on. */
  problems: LedgerProblem[];
  /** Heaviest first. The first `top` are exact and no other weighs more; further ones may lack what was not read. */
  lines: LedgerLine[];
  /** How many lines there are altogether. */
  count: number;
}

/**
 * The ledger's heaviest lines without reading a million findings: those that could be among them are found by the most
 * that they could weigh, and only the assets that they stand on are read. Where one that was left out could still weigh
 * more than the last of them, more are read.
 */
export const readLedger = async (
  score: Score,
  assets: readonly EstateAsset[],
  top: number,
): Promise<HeaviestLines> => {
  const subjects = new Map(assets.map(({ id, subjectId }) => [id, subjectId]));
  const losses = lossesPerUnit(score, (id) => subjects.get(id)!);
  for (let limit = top + (top >> 1); ; limit *= 4) {
    const candidates = await findCandidates(losses, limit + 1);
    const [next] = candidates.slice(limit);
    const chosen = new Set(candidates.slice(0, limit).map(({ subjectId }) => subjectId));
    const problems = await readProblems(assets.filter((a) => chosen.has(a.subjectId)).map((a) => a.id));
    const lines = ledger(score, problems);
    if (!next) return { problems, lines, count: lines.length };
    const last = lines.filter((line) => line.kind === "finding").at(top - 1);
    if (last && last.share >= next.bound * ROUNDING) {
      const findings = await countFindingLines(assets);
      const others = lines.filter((line) => line.kind !== "finding").length;
      return { problems, lines, count: findings + others };
    }
  }
};

interface Candidate {
  subjectId: number;
  /** In points of the score. */
  bound: number;
}

const findCandidates = (losses: Map<number, number>, limit: number): Promise<Candidate[]> =>
  sql<Candidate>`
    select f.subject_id as "subjectId",
      l.loss * (${POINTS}::float8[])[coalesce(f.override, f.severity) + 1]
        * case when r.kev then ${KEV_LIKELIHOOD}::float8 when r.epss is null then 1 else 0.5 + r.epss end as bound
    from unnest(${[...losses.keys()]}::int[], ${[...losses.values()]}::float8[]) l(subject_id, loss)
    join finding f on f.subject_id = l.subject_id join rule r on r.id = f.rule_id
    where f.state = ${STATE.present}::int and f.status <> all(${DISMISSED}::int[])
    order by bound desc, f.id limit ${limit}::int`;

const countFindingLines = async (assets: readonly EstateAsset[]): Promise<number> => {
  const present = await countPresent(assets.map(({ subjectId }) => subjectId));
  return present
    .filter(({ severity, status }) => POINTS[severity]! > 0 && !DISMISSED.includes(status))
    .reduce((sum, { n }) => sum + n, 0);
};
