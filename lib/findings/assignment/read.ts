import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import type { Assignees } from "./schema.ts";

/** People who can sign in, and teams, by name. */
export const listAssignees = async (actor: Actor): Promise<Assignees> => {
  demand(actor, "findings:triage");
  const [people, teams] = await Promise.all([
    sql<{ id: string; name: string; me: boolean }>`
      select id::text as id, name, id::text = ${actor.id} as me from app_user where disabled_at is null order by name limit 1000`,
    sql<{ id: string; name: string }>`
      select id::text as id, name from team where archived_at is null order by name limit 1000`,
  ]);
  return { people, teams };
};
