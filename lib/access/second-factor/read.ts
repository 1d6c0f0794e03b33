import { sql } from "../../db/client.ts";
import type { Actor } from "../actor.ts";
import type { SecondFactor } from "./schema.ts";

export const getSecondFactor = async (actor: Actor): Promise<SecondFactor> => {
  const [row] = await sql<{ since: Date | null; left: number }>`
    select (select confirmed_at from totp where user_id = ${actor.id}::uuid) as since,
      (select count(*)::int from recovery_code where user_id = ${actor.id}::uuid and used_at is null) as left`;
  return { since: row!.since?.toISOString() ?? null, recoveryLeft: row!.left };
};
