import { type Actor, systemActor } from "../../access/actor.ts";
import { pool } from "../../db/client.ts";
import type { Filter } from "../filter/ast.ts";
import { compiled } from "../list/compile.ts";
import { findScope } from "../list/scope/read.ts";

/** A connection in a transaction, or none: the pool. */
interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: { id: number }[] }>;
}

/**
 * The findings of a filter by their numbers, ascending, at most `limit`; of `among` only, where that is given. For
 * decisions about all of them: whoever shows them to people uses `listFindings`.
 */
export const findMatching = async (
  filter: Filter,
  {
    among,
    limit,
    on = pool(),
    actor = systemActor("matching"),
  }: {
    among?: readonly number[];
    limit: number;
    on?: Queryable;
    /** Whose visits and names a filter means; nobody's where it is stored for everybody. */
    actor?: Actor;
  },
): Promise<number[]> => {
  const conditions = compiled(filter, await findScope(actor, filter));
  if (among) conditions.add("f.id = any($::int[])", among);
  const most = conditions.value(limit);
  const { rows } = await on.query(
    `select f.id from finding f where ${conditions.text} order by f.id limit ${most}::int`,
    conditions.values,
  );
  return rows.map(({ id }) => id);
};
