import { sql } from "../../db/client.ts";
import type { ListeningRule } from "../rules/read.ts";
import type { Item } from "../schema.ts";

/** After everything that follows from it is kept. */
export const rememberExploited = async (ruleIds: readonly number[]): Promise<void> => {
  if (ruleIds.length > 0)
    await sql`insert into known_exploited select unnest(${ruleIds}::int[]) on conflict do nothing`;
};

/** What a rule wants told waits for its time. What was told there before, for the same cause, is left out. */
export const addItems = async (
  rule: Pick<ListeningRule, "id" | "destinationId">,
  items: readonly Item[],
  at: string,
): Promise<number> => {
  if (items.length === 0) return 0;
  const rows = await sql`
    insert into notification_item (rule_id, destination_id, subject_kind, subject_id, cause, at)
    select ${rule.id}, ${rule.destinationId}, kind, id, cause, ${at}::timestamptz
    from unnest(${items.map(({ kind }) => kind)}::text[], ${items.map(({ id }) => id)}::int[],
      ${items.map(({ cause }) => cause)}::text[]) i(kind, id, cause)
    on conflict do nothing returning 1`;
  return rows.length;
};
