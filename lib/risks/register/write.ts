import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { demandControl } from "../../compliance/custom/read.ts";
import { atomic, type Tx } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import type { RiskChange, RiskDraft, RiskMove, RiskState, Treatment } from "../schema.ts";
import { refusal } from "../transition.ts";

/** @throws AppError forbidden, not_found (a mitigation's control) */
export const addRisk = async (actor: Actor, draft: RiskDraft): Promise<{ id: number }> => {
  demand(actor, "risks:manage");
  await demandControls(draft);
  const { mitigations, reviewOn, ...fields } = draft;
  return atomic(async (tx) => {
    const { id } = await tx.db.risk.create({
      data: {
        ...fields,
        reviewOn: new Date(reviewOn),
        state: "identified",
        madeBy: actor.name,
        madeAt: tx.now,
        changedAt: tx.now,
        mitigations: { create: mitigations },
      },
      select: { id: true },
    });
    await record(tx, actor, {
      action: "risk.added",
      subject: { kind: "risk", id, name: draft.name },
      after: draft,
    });
    return { id };
  });
};

/** @throws AppError forbidden, not_found, conflict (somebody was faster) */
export const changeRisk = async (
  actor: Actor,
  id: number,
  { version, ...draft }: RiskChange,
): Promise<{ version: number }> => {
  demand(actor, "risks:manage");
  await demandControls(draft);
  const { mitigations, reviewOn, ...fields } = draft;
  return atomic(async (tx) => {
    const before = await lockRisk(tx, id, version);
    await tx.db.risk.update({
      where: { id },
      data: {
        ...fields,
        reviewOn: new Date(reviewOn),
        changedAt: tx.now,
        version: { increment: 1 },
        mitigations: { deleteMany: {}, create: mitigations },
      },
    });
    await record(tx, actor, {
      action: "risk.changed",
      subject: { kind: "risk", id, name: draft.name },
      before,
      after: draft,
    });
    return { version: version + 1 };
  });
};

/** The next state, by the rules of `transition.ts`. @throws AppError forbidden, not_found, conflict */
export const moveRisk = async (
  actor: Actor,
  id: number,
  { to, note, version }: RiskMove,
): Promise<{ version: number }> => {
  demand(actor, "risks:manage");
  return atomic(async (tx) => {
    const { state, treatment, name } = await lockRisk(tx, id, version);
    const why = refusal(state as RiskState, to, treatment as Treatment | null);
    if (why !== null) throw new AppError("conflict", why);
    await tx.db.risk.update({
      where: { id },
      data: { state: to, changedAt: tx.now, version: { increment: 1 } },
    });
    await record(tx, actor, {
      action: "risk.moved",
      subject: { kind: "risk", id, name },
      before: { state },
      after: { state: to, note },
    });
    return { version: version + 1 };
  });
};

const lockRisk = async (tx: Tx, id: number, version: number) => {
  await tx.sql`select id from risk where id = ${id} for update`;
  const risk = await tx.db.risk.findUnique({ where: { id }, include: { mitigations: true } });
  if (!risk) throw new AppError("not_found", `There is no risk ${id}.`);
  if (risk.version !== version)
    throw new AppError(
      "conflict",
      "Somebody changed this risk after you opened it. Look again, then decide.",
      {
        current: { version: risk.version, state: risk.state },
      },
    );
  return risk;
};

const demandControls = async ({ mitigations }: Pick<RiskDraft, "mitigations">): Promise<void> => {
  for (const { frameworkId, controlId } of mitigations) await demandControl(frameworkId, controlId);
};
