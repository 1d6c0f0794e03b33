import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { handOut } from "../ownership/write.ts";
import type { NewTeam } from "../schema.ts";
import type { TeamChange } from "./schema.ts";

/** Makes a team with its rules, after those there are, and gives it what they match and nobody before it owns. */
export const createTeam = (actor: Actor, { name, criticality, rules }: NewTeam): Promise<{ id: number }> => {
  demand(actor, "teams:manage");
  return copyAtomic(async (tx) => {
    const [team] = await tx.sql<{ id: number }>`
      insert into team (name, criticality) values (${name}, ${criticality}) on conflict (name) do nothing returning id`;
    if (!team) throw taken(name);
    for (const rule of rules) {
      await tx.sql`
        insert into ownership_rule (position, team_id, label, label_value, namespace, cluster, repository)
        select coalesce(max(position), 0) + 1, ${team.id}, ${rule.label ?? null}, ${rule.labelValue ?? null},
               ${rule.namespace ?? null}, ${rule.cluster ?? null}, ${rule.repository ?? null} from ownership_rule`;
    }
    if (rules.length > 0) await handOut(tx, actor);
    await record(tx, actor, {
      action: "team.created",
      subject: { kind: "team", id: String(team.id), name },
      after: { criticality, rules },
    });
    return team;
  });
};

const taken = (name: string): AppError => new AppError("conflict", `There is a team ${name} already.`);

interface TeamRow {
  name: string;
  criticality: number;
  platform: boolean;
  archived: boolean;
}

/** Renames, weighs, archives or brings back a team, or names it the platform team. @throws AppError not_found, conflict */
export const changeTeam = (actor: Actor, id: number, change: TeamChange): Promise<void> => {
  demand(actor, "teams:manage");
  return copyAtomic(async (tx) => {
    const [before] = await tx.sql<TeamRow>`
      select name, criticality::int, platform, archived_at is not null as archived from team where id = ${id} for update`;
    if (!before) throw new AppError("not_found", `There is no team ${id}.`);
    const after = { ...before, ...change };
    if (after.archived) after.platform = false;
    const rules = await write(tx, actor, id, before, after);
    await record(tx, actor, {
      action: after.archived && !before.archived ? "team.archived" : "team.changed",
      subject: { kind: "team", id: String(id), name: before.name },
      before: { ...before, ...(rules ? { rules } : {}) },
      after,
    });
  });
};

/** Answers the rules it lost by being archived. */
const write = async (
  tx: CopyTx,
  actor: Actor,
  id: number,
  before: TeamRow,
  after: TeamRow,
): Promise<unknown[] | null> => {
  const [namesake] = await tx.sql`select 1 from team where name = ${after.name} and id <> ${id}`;
  if (namesake) throw taken(after.name);
  if (after.platform && !before.platform) await tx.sql`update team set platform = false where platform`;
  await tx.sql`update team set name = ${after.name}, criticality = ${after.criticality}, platform = ${after.platform},
    archived_at = case when ${after.archived} then coalesce(archived_at, ${tx.now}) end where id = ${id}`;
  if (!after.archived || before.archived) return null;
  const rules = await tx.sql<object>`delete from ownership_rule where team_id = ${id}
    returning position, label, label_value, namespace, cluster, repository`;
  if (rules.length > 0) await handOut(tx, actor);
  return rules;
};
