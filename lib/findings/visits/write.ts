import type { Actor } from "../../access/actor.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { idleSince } from "./idle.ts";

/**
 * The person is here. What was the newest finding when they left before stays the mark of "new" for the whole visit:
 * it moves only when they come back after half an hour.
 */
export const keepVisit = async (actor: Actor): Promise<void> => {
  if (actor.kind !== "person") return;
  const now = clock();
  await sql`
    insert into finding_visit as v (user_id, seen_at, seen_mark)
    values (${actor.id}::uuid, ${now}, (select coalesce(max(id), 0) from finding))
    on conflict (user_id) do update set
      since_mark = case when v.seen_at < ${idleSince(now)}::timestamptz then v.seen_mark else v.since_mark end,
      seen_at = excluded.seen_at, seen_mark = excluded.seen_mark`;
};
