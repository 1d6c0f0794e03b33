import type { Actor } from "../../access/actor.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { idleSince } from "./idle.ts";

/**
 * Findings numbered higher are new to this person since their last visit; 0 when this is their first.
 * @throws AppError invalid for collectors and jobs, which visit nothing
 */
export const findVisitMark = async (actor: Actor): Promise<number> => {
  if (actor.kind !== "person") {
    throw new AppError("invalid", "since:visit asks for a person's last visit: sign in to use it.");
  }
  const [row] = await sql<{ mark: number }>`
    select case when seen_at < ${idleSince(clock())}::timestamptz then seen_mark else since_mark end as mark
    from finding_visit where user_id = ${actor.id}::uuid`;
  return row?.mark ?? 0;
};
