import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { pool } from "../db/client.ts";
import type { Filter } from "./filter/ast.ts";
import type { FindingFilter } from "./filter.ts";
import { compiled, isRolledUp } from "./list/compile.ts";
import { ordering } from "./list/conditions.ts";
import { readCursor, writeCursor } from "./list/cursor.ts";
import { COUNT_LIMIT, sumRolledUp } from "./list/facets/read.ts";
import { findRows, pageColumns } from "./list/page/read.ts";
import type { FindingPage, FindingRow, Total } from "./list/schema.ts";
import { findScope } from "./list/scope/read.ts";
import type { Scope } from "./list/scope.ts";

/** A page of findings by keyset: as fast at its thousandth page as at its first, and steady while rows come and go. */
export const listFindings = async (actor: Actor, filter: FindingFilter): Promise<FindingPage> => {
  demand(actor, "findings:read");
  const scope = await findScope(actor, filter.where);
  const [found, total] = await Promise.all([pageOf(filter, scope), totalOf(filter, scope)]);
  const shown = found.slice(0, filter.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ row }) => row),
    nextCursor:
      found.length > filter.limit && last
        ? writeCursor(filter.sort, { value: last.position, id: last.row.id })
        : null,
    total,
  };
};

/** Every finding of a filter in its order, a page at a time: for what is taken along whole. The limit is not heeded. */
export async function* walkFindings(actor: Actor, filter: FindingFilter): AsyncGenerator<FindingRow[]> {
  demand(actor, "findings:read");
  const scope = await findScope(actor, filter.where);
  let cursor = filter.cursor;
  do {
    const found = await pageOf(
      { ...filter, ...(cursor === undefined ? {} : { cursor }), limit: WALK },
      scope,
    );
    const last = found.length > WALK ? found[WALK - 1] : undefined;
    yield found.slice(0, WALK).map(({ row }) => row);
    cursor = last && writeCursor(filter.sort, { value: last.position, id: last.row.id });
  } while (cursor !== undefined);
}

const WALK = 500;

/** The total that a filter's list shows, and whether counting stopped there. */
export const totalFindings = async (actor: Actor, filter: FindingFilter): Promise<Total> => {
  demand(actor, "findings:read");
  return totalOf(filter, await findScope(actor, filter.where));
};

/** How many of a filter's findings came after the one numbered `mark`, at most as many as lists count. */
export const countNewer = async (actor: Actor, where: Filter, mark: number): Promise<number> => {
  demand(actor, "findings:read");
  const conditions = compiled(where, await findScope(actor, where)).add("f.id > $::int", mark);
  const limit = conditions.value(COUNT_LIMIT);
  const { rows } = await pool().query<{ n: number }>(
    `select count(*)::int as n from (select from finding f where ${conditions.text} limit ${limit}::int) x`,
    conditions.values,
  );
  return rows[0]!.n;
};

/** How many findings a filter finds: the total its list shows. */
export const countFindings = async (actor: Actor, filter: FindingFilter): Promise<number> => {
  demand(actor, "findings:read");
  return (await totalOf(filter, await findScope(actor, filter.where))).count;
};

const pageOf = (filter: FindingFilter, scope: Scope) => {
  const conditions = compiled(filter.where, scope);
  const after = filter.cursor === undefined ? null : readCursor(filter.sort, filter.cursor);
  const { orderBy, shown } = ordering(filter.sort, after, conditions);
  const limit = conditions.value(filter.limit + 1);
  return findRows(
    `select ${pageColumns(shown)} from finding f where ${conditions.text} order by ${orderBy} limit ${limit}::int`,
    conditions.values,
  );
};

/** From the roll-up where it knows; else counted, but never further than anybody would read. */
const totalOf = async (filter: FindingFilter, scope: Scope): Promise<Total> => {
  if (isRolledUp(filter.where)) return { count: await sumRolledUp(filter.where, scope), capped: false };
  const conditions = compiled(filter.where, scope);
  const limit = conditions.value(COUNT_LIMIT + 1);
  const { rows } = await pool().query<{ n: number }>(
    `select count(*)::int as n from (select from finding f where ${conditions.text} limit ${limit}::int) x`,
    conditions.values,
  );
  const n = rows[0]!.n;
  return { count: Math.min(n, COUNT_LIMIT), capped: n > COUNT_LIMIT };
};
