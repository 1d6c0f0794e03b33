import type { Actor } from "../../../access/actor.ts";
import { demand } from "../../../access/permissions.ts";
import { pool } from "../../../db/client.ts";
import type { FindingFilter } from "../../filter.ts";
import { compiled, isRolledUp, isDear } from "../compile.ts";
import { COUNT_LIMIT, sumRolledUp } from "../facets/read.ts";
import type { Total } from "../schema.ts";
import { findScope } from "../scope/read.ts";

/**
 * How many findings a filter finds: from the roll-up where it knows; else counted, but never further than anybody
 * would read. Apart from the page, which nobody should wait for because of it.
 */
export const totalFindings = async (actor: Actor, filter: FindingFilter): Promise<Total> => {
  demand(actor, "findings:read");
  const scope = await findScope(filter.where);
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

export const countFindings = async (actor: Actor, filter: FindingFilter): Promise<number> =>
  (await totalFindings(actor, filter)).count;
