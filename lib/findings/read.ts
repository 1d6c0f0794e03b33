import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { pool } from "../db/client.ts";
import type { Filter } from "./filter/ast.ts";
import type { FindingFilter } from "./filter.ts";
import { compiled } from "./list/compile.ts";
import { readCursor, writeCursor } from "./list/cursor.ts";
import { COUNT_LIMIT } from "./list/facets/read.ts";
import { findPage } from "./list/page/read.ts";
import type { FindingPage, FindingRow } from "./list/schema.ts";
import { findScope } from "./list/scope/read.ts";
import type { Scope } from "./list/scope.ts";

/** A page of findings by keyset: as fast at its thousandth page as at its first, and steady while rows come and go. */
export const listFindings = async (actor: Actor, filter: FindingFilter): Promise<FindingPage> => {
  demand(actor, "findings:read");
  const found = await pageOf(filter, await findScope(actor, filter.where));
  const shown = found.slice(0, filter.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ row }) => row),
    nextCursor:
      found.length > filter.limit && last
        ? writeCursor(filter.sort, { value: last.position, id: last.row.id })
        : null,
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

const pageOf = (filter: FindingFilter, scope: Scope) =>
  findPage(filter.where, scope, {
    sort: filter.sort,
    after: filter.cursor === undefined ? null : readCursor(filter.sort, filter.cursor),
    limit: filter.limit + 1,
  });
