import type { Actor } from "../../access/actor.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { lockFinding, tell } from "../triage/lock/write.ts";
import { demandPerson } from "../triage/write.ts";
import type { Assignment } from "./schema.ts";

interface Named {
  person: string | null;
  team: number | null;
  name: string | null;
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Gives a finding to a person or a team, or to nobody. @throws AppError not_found, conflict (somebody was faster), invalid */
export const assignFinding = (
  actor: Actor,
  id: number,
  { assignee, version }: Assignment,
): Promise<{ id: number; version: number }> => {
  demandPerson(actor);
  return copyAtomic(async (tx) => {
    const finding = await lockFinding(tx, id, version);
    const to = await assigneeNamed(tx, assignee);
    const [before] = await tx.sql<{ name: string | null }>`
      select coalesce(u.name, t.name) as name from finding f left join app_user u on u.id = f.assignee_id
        left join team t on t.id = f.assignee_team_id where f.id = ${id}`;
    await tx.sql`
      update finding set assignee_id = ${to.person}::uuid, assignee_team_id = ${to.team}::int, changed_at = ${tx.now}, version = version + 1
      where id = ${id}`;
    await tell(tx, actor, "assigned", [{ id, detail: { from: before!.name, to: to.name } }]);
    await record(tx, actor, {
      action: "finding.assigned",
      subject: { kind: "finding", id, name: finding.name },
      before: { assignee: before!.name },
      after: { assignee: to.name },
    });
    return { id, version: finding.version + 1 };
  });
};

export const assigneeNamed = async (tx: CopyTx, assignee: Assignment["assignee"]): Promise<Named> => {
  if (assignee === null) return { person: null, team: null, name: null };
  const [row] =
    assignee.kind === "person"
      ? UUID.test(assignee.id)
        ? await tx.sql<{
            name: string;
          }>`select name from app_user where id = ${assignee.id}::uuid and disabled_at is null`
        : []
      : /^[1-9]\d{0,8}$/.test(assignee.id)
        ? await tx.sql<{
            name: string;
          }>`select name from team where id = ${assignee.id}::int and archived_at is null`
        : [];
  if (!row) throw new AppError("invalid", `There is no such ${assignee.kind} to give it to.`);
  return {
    person: assignee.kind === "person" ? assignee.id : null,
    team: assignee.kind === "team" ? Number(assignee.id) : null,
    name: row.name,
  };
};
