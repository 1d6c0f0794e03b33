import type { Actor } from "../access/actor.ts";
import { record } from "../audit/write.ts";
import { copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { noteMentions } from "./mentions/write.ts";
import { SEVERITIES } from "./schema.ts";
import { lockFinding, lockFindings, settleDecisions, tell } from "./triage/lock/write.ts";
import type { Comment, Decided, SeverityOverride } from "./triage/schema.ts";
import { demandPerson } from "./triage/write.ts";

/** A person's severity in place of the tools', with a reason; null gives it back to them. @throws AppError not_found, conflict. */
export const overrideSeverity = (
  actor: Actor,
  id: number,
  { severity, reason, version }: SeverityOverride,
): Promise<Decided> => {
  demandPerson(actor);
  return copyAtomic(async (tx) => {
    const finding = await lockFinding(tx, id, version);
    const override = severity === null ? null : SEVERITIES.indexOf(severity);
    if (override === finding.override) {
      throw new AppError("conflict", "That is the severity it has already.");
    }
    await tx.sql`update finding set override = ${override}::int, changed_at = ${tx.now}, version = version + 1 where id = ${id}`;
    const from = SEVERITIES[finding.override ?? finding.severity]!;
    const to = severity ?? SEVERITIES[finding.severity]!;
    await tell(tx, actor, "severity", [{ id, detail: { from, to, comment: reason } }]);
    await settleDecisions(tx, [finding]);
    await record(tx, actor, {
      action: "finding.severity_set",
      subject: { kind: "finding", id, name: finding.name },
      before: { severity: from, set: finding.override !== null },
      after: { severity: to, set: severity !== null, reason },
    });
    return { id, version: finding.version + 1, status: finding.status };
  });
};

/** A remark in the timeline. It changes nothing, so it needs no version and conflicts with nobody. @throws AppError not_found. */
export const commentFinding = (actor: Actor, id: number, { comment }: Comment): Promise<void> => {
  demandPerson(actor);
  return copyAtomic(async (tx) => {
    const finding = (await lockFindings(tx, [id])).get(id);
    if (!finding) throw new AppError("not_found", `There is no finding ${id}.`);
    await tell(tx, actor, "comment", [{ id, detail: { comment } }]);
    await noteMentions(tx, actor, id, comment);
    await record(tx, actor, {
      action: "finding.commented",
      subject: { kind: "finding", id, name: finding.name },
      after: { comment },
    });
  });
};
