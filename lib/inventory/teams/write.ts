import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { assignTeams } from "../ownership/write.ts";
import type { NewTeam } from "../schema.ts";

/** Makes a team with its rules, after those there are, and gives it what they match and nobody before it owns. */
export const createTeam = (actor: Actor, { name, criticality, rules }: NewTeam): Promise<{ id: number }> => {
  demand(actor, "settings:manage");
  return copyAtomic(async (tx) => {
    const [team] = await tx.sql<{ id: number }>`
      insert into team (name, criticality) values (${name}, ${criticality}) on conflict (name) do nothing returning id`;
    if (!team) throw new AppError("conflict", `There is a team ${name} already.`);
    for (const rule of rules) {
      await tx.sql`
        insert into ownership_rule (position, team_id, label, label_value, namespace, cluster, repository)
        select coalesce(max(position), 0) + 1, ${team.id}, ${rule.label ?? null}, ${rule.labelValue ?? null},
               ${rule.namespace ?? null}, ${rule.cluster ?? null}, ${rule.repository ?? null} from ownership_rule`;
    }
    await assignTeams(tx, "all");
    await record(tx, actor, {
      action: "team.created",
      subject: { kind: "team", id: String(team.id), name },
      after: { criticality, rules },
    });
    return team;
  });
};
