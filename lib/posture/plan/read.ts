import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { STATE } from "../../findings/states/standing.ts";
import { findUpdates } from "../../inventory/images/lineage/update/read.ts";
import { readEstate, readProblems } from "../estate/read.ts";
import type { EstateAsset } from "../estate/schema.ts";
import { readLedger } from "../heaviest/read.ts";
import { readFindingLabels, readScopeName } from "../labels/read.ts";
import { type Prediction, predictor } from "../prediction.ts";
import type { Scope } from "../schema.ts";
import { scoreOf } from "../score.ts";
import { choose, stepsOf } from "./choose.ts";
import { type Exchange, type Fix, fixesOf } from "./fix.ts";
import type { PlanQuery, PlanView, SavedPlan } from "./schema.ts";

/** The heaviest lines of the ledger that fixes are looked for in. */
const LINES = 2_000;
/** As many fixes are offered. */
const OFFERED = 60;

interface Choice {
  instant: Date;
  score: number;
  fixes: Fix[];
  predict: Prediction;
}

/** What could be done in a scope now, heaviest first, with the means to predict it exactly; null where nothing is scored. */
const readChoice = async (scope: Scope): Promise<Choice | null> => {
  const instant = clock();
  const assets = await readEstate(scope);
  const score = scoreOf(assets, instant.getTime());
  if (score.score === null) return null;
  const { lines } = await readLedger(score, assets, LINES);
  const shares = new Map(lines.flatMap((l) => (l.findingId === null ? [] : [[l.findingId, l.share]])));
  const labels = await readFindingLabels(await alikeOf([...shares.keys()], assets));
  const weight = (fix: Fix): number => fix.findingIds.reduce((sum, id) => sum + (shares.get(id) ?? 0), 0);
  const fixes = fixesOf(labels, await exchangesIn(assets))
    .toSorted((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1))
    .slice(0, OFFERED);
  const touched = new Set(labels.map(({ subjectId }) => subjectId));
  const problems = await readProblems(assets.filter((a) => touched.has(a.subjectId)).map((a) => a.id));
  return { instant, score: score.score, fixes, predict: predictor(score, problems, instant.getTime()) };
};

/** The findings of these, and all others of the scope in the same components and checks: one upgrade clears them all. */
const alikeOf = async (ids: number[], assets: readonly EstateAsset[]): Promise<number[]> => {
  const rows = await sql<{ id: number }>`
    with seed as (select distinct kind, case when kind = 0 then component_id end as component_id,
      case when kind <> 0 then rule_id end as rule_id from finding where id = any(${ids}::int[]))
    select f.id from finding f join seed s on s.kind = f.kind
      and (s.component_id = f.component_id or s.rule_id = f.rule_id)
    where f.state = ${STATE.present}::int and f.subject_id = any(${[...new Set(assets.map((a) => a.subjectId))]}::int[])`;
  return rows.map(({ id }) => id);
};

const exchangesIn = async (assets: readonly EstateAsset[]): Promise<Exchange[]> => {
  const bases = await sql<{ id: number; name: string }>`
    select distinct a.id, a.name from image_base l join asset a on a.id = l.base_id
    where l.image_id = any(${assets.filter((a) => a.kind === "image").map((a) => a.id)}::int[])`;
  const updates = await findUpdates(bases.map(({ id }) => id));
  return bases.flatMap(({ id, name }) => {
    const update = updates.get(id);
    return update ? { id, name, to: update.to.name, findingIds: update.closes, images: update.images } : [];
  });
};

/** What can be done in a scope, what each would gain alone, and the exact score after what is chosen. */
export const getPlan = async (actor: Actor, query: PlanQuery): Promise<PlanView> => {
  demand(actor, "posture:read");
  const scopeName = await readScopeName(query.scope);
  if (scopeName === null) throw new AppError("not_found", `There is no ${query.scope.replace(":", " ")}.`);
  const choice = await readChoice(query.scope);
  if (!choice)
    return {
      scope: query.scope,
      scopeName,
      instant: clock().toISOString(),
      score: null,
      predicted: null,
      fixes: [],
    };
  const { fixes, predict, score, instant } = choice;
  const chosen =
    query.best === undefined
      ? pickedFrom(fixes, query.pick ?? [])
      : choose(fixes, predict, score, { count: query.best, by: query.by });
  const steps = stepsOf(chosen, predict, score);
  return {
    scope: query.scope,
    scopeName,
    instant: instant.toISOString(),
    score,
    predicted: steps.at(-1)?.score ?? score,
    fixes: fixes
      .map((fix) => {
        const place = chosen.indexOf(fix);
        const { findingIds, ...rest } = fix;
        return {
          ...rest,
          findings: findingIds.length,
          alone: predict(new Set(findingIds)) - score,
          step: place < 0 ? null : { place: place + 1, adds: steps[place]!.adds, score: steps[place]!.score },
        };
      })
      .sort((a, b) => b.alone - a.alone),
  };
};

/** In the order in which they were picked; what is there no longer is left out. */
const pickedFrom = (fixes: readonly Fix[], keys: readonly string[]): Fix[] =>
  [...new Set(keys)].flatMap((key) => fixes.find((fix) => fix.key === key) ?? []);

/** Picked fixes as they are to be kept. @throws AppError conflict when one is no longer there */
export const pickFixes = async (scope: Scope, keys: readonly string[]) => {
  const choice = await readChoice(scope);
  const picked = choice ? pickedFrom(choice.fixes, keys) : [];
  const missing = keys.find((key) => !picked.some((fix) => fix.key === key));
  if (!choice || missing !== undefined)
    throw new AppError(
      "conflict",
      `There is nothing to fix any more under ${missing ?? "this scope"}. Load the page anew.`,
    );
  return {
    score: choice.score,
    instant: choice.instant,
    steps: stepsOf(picked, choice.predict, choice.score),
  };
};

interface PlanRow {
  id: number;
  name: string;
  scope: Scope;
  madeAt: Date;
  madeBy: string;
  score: number;
  predicted: number;
  actions: SavedPlan["actions"];
  findingIds: number[];
  done: number;
}

/** The plans that were kept, newest first, each with what came of it and what is still to gain. */
export const listPlans = async (actor: Actor): Promise<SavedPlan[]> => {
  demand(actor, "posture:read");
  const rows = await sql<PlanRow>`
    select p.id, p.name, p.scope, p.made_at as "madeAt", p.made_by as "madeBy", p.score, p.predicted, p.actions,
      p.finding_ids as "findingIds",
      (select count(*)::int from finding f where f.id = any(p.finding_ids) and f.state = ${STATE.closed}::int) as done
    from fix_plan p where p.archived_at is null order by p.id desc limit 50`;
  const plans: SavedPlan[] = [];
  for (const { findingIds, madeAt, ...row } of rows) {
    plans.push({
      ...row,
      madeAt: madeAt.toISOString(),
      scopeName: (await readScopeName(row.scope)) ?? row.scope,
      findings: findingIds.length,
      ...(await standingOf(row.scope, findingIds)),
    });
  }
  return plans;
};

const standingOf = async (
  scope: Scope,
  findingIds: number[],
): Promise<Pick<SavedPlan, "scoreNow" | "predictedNow">> => {
  const at = clock().getTime();
  const assets = await readEstate(scope);
  const score = scoreOf(assets, at);
  if (score.score === null) return { scoreNow: null, predictedNow: null };
  const subjects = await sql<{ id: number }>`
    select distinct subject_id as id from finding where id = any(${findingIds}::int[]) and state = ${STATE.present}::int`;
  const touched = new Set(subjects.map(({ id }) => id));
  const problems = await readProblems(assets.filter((a) => touched.has(a.subjectId)).map((a) => a.id));
  return { scoreNow: score.score, predictedNow: predictor(score, problems, at)(new Set(findingIds)) };
};
