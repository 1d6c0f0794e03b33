import type { Actor } from "../../access/actor.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import type { CopyTx } from "../../db/transaction.ts";
import { mentioned } from "./mentioned.ts";

/** Notes who a remark names, apart from who wrote it. */
export const noteMentions = async (
  tx: CopyTx,
  actor: Actor,
  findingId: number,
  comment: string,
): Promise<void> => {
  if (!comment.includes("@")) return;
  const people = await tx.sql<{ id: string; name: string }>`
    select id::text as id, name from app_user where disabled_at is null and id::text <> ${actor.id}`;
  const named = mentioned(comment, people).map(({ id }) => id);
  if (named.length === 0) return;
  await tx.sql`
    insert into mention (user_id, finding_id, at, by, comment)
    select id, ${findingId}::int, ${tx.now}, ${actor.name}, ${comment} from unnest(${named}::uuid[]) u(id)`;
};

/** The asker has seen what names them. What one has read oneself changes nothing for anybody: no audit entry. */
export const readMentions = async (actor: Actor): Promise<void> => {
  await sql`update mention set read_at = ${clock()} where user_id::text = ${actor.id} and read_at is null`;
};
