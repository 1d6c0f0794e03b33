import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import type { MentionPage, MentionQuery, MentionView } from "./schema.ts";

/** Remarks that name the asker, newest first. */
export const listMentions = async (actor: Actor, { cursor, limit }: MentionQuery): Promise<MentionPage> => {
  demand(actor, "findings:read");
  const rows = await sql<Omit<MentionView, "at"> & { at: Date }>`
    select m.id, m.at, m.by, m.comment, m.read_at is null as unread,
      jsonb_build_object('id', f.id, 'rule', r.key, 'subject', a.name) as finding
    from mention m join finding f on f.id = m.finding_id join rule r on r.id = f.rule_id join asset a on a.id = f.subject_id
    where m.user_id::text = ${actor.id} and (${cursor ?? null}::int is null or m.id < ${cursor ?? null}::int)
    order by m.id desc limit ${limit + 1}::int`;
  const [counted] = await sql<{ n: number }>`
    select count(*)::int as n from mention where user_id::text = ${actor.id} and read_at is null`;
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map((row) => ({ ...row, at: row.at.toISOString() })),
    unread: counted!.n,
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
};
