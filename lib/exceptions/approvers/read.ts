import { ROLES } from "../../access/actor.ts";
import { may } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";

const APPROVING = ROLES.filter((role) => may({ role }, "exceptions:approve"));

/** People other than this one who may approve what they ask for. */
export const countApprovers = async (userId: string): Promise<number> => {
  const [row] = await sql<{ n: number }>`
    select count(*)::int as n from app_user
    where role = any(${APPROVING}::text[]) and disabled_at is null and id::text <> ${userId}`;
  return row!.n;
};
