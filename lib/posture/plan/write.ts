import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { atomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { pickFixes } from "./read.ts";
import type { NewPlan } from "./schema.ts";

/** Keeps what was chosen with what it is predicted to bring, so that it can be compared with what comes. */
export const savePlan = async (actor: Actor, { name, scope, pick }: NewPlan): Promise<{ id: number }> => {
  demand(actor, "posture:plan");
  const { score, instant, steps } = await pickFixes(scope, pick);
  const predicted = steps.at(-1)!.score;
  return atomic(async (tx) => {
    const actions = steps.map(({ fix, adds }) => ({ key: fix.key, label: fix.label, adds }));
    const { id } = await tx.db.fixPlan.create({
      data: {
        name,
        scope,
        madeAt: instant,
        madeBy: actor.name,
        score,
        predicted,
        actions,
        findingIds: [...new Set(steps.flatMap(({ fix }) => fix.findingIds))],
      },
      select: { id: true },
    });
    await record(tx, actor, {
      action: "plan.saved",
      subject: { kind: "plan", id, name },
      after: { scope, score, predicted, actions: actions.map(({ label }) => label) },
    });
    return { id };
  });
};

/** Puts a plan away. @throws AppError not_found */
export const archivePlan = async (actor: Actor, id: number): Promise<void> => {
  demand(actor, "posture:plan");
  return atomic(async (tx) => {
    const plan = await tx.db.fixPlan.findFirst({ where: { id, archivedAt: null }, select: { name: true } });
    if (!plan) throw new AppError("not_found", `There is no plan ${id}.`);
    await tx.db.fixPlan.update({ where: { id }, data: { archivedAt: tx.now } });
    await record(tx, actor, { action: "plan.archived", subject: { kind: "plan", id, name: plan.name } });
  });
};
