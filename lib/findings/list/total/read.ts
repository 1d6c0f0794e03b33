import type { Actor } from "../../../access/actor.ts";
import { demand } from "../../../access/permissions.ts";
import { pool } from "../../../db/client.ts";
import type { FindingFilter } from "../../filter.ts";
import { allCells } from "../cells/read.ts";
import { compiled } from "../compile.ts";
import { COUNT_LIMIT, countOf } from "../facets/read.ts";
import { cellsThat, isCellField } from "../facets.ts";
import type { Total } from "../schema.ts";
import { findScope } from "../scope/read.ts";
import type { Scope } from "../scope.ts";
import { matching, type Selection, sampling } from "../selection.ts";
import { isRolledUp } from "../traits.ts";

/**
 * How many findings a filter finds: from the roll-ups where they know; else counted, but never further than anybody
 * would read. Apart from the page, which nobody should wait for because of it.
 */
export const totalFindings = async (actor: Actor, { where }: FindingFilter): Promise<Total> => {
  demand(actor, "findings:read");
  const scope = await findScope(actor, where);
  if (where.every(({ field }) => isCellField(field)))
    return { count: countOf(cellsThat(await allCells(), where, scope)), capped: false };
  if (isRolledUp(where)) return { count: await sumRolledUp(where, scope), capped: false };
  const sample = sampling(where, scope, "1", COUNT_LIMIT + 1);
  const sampled = sample ? await count(sample) : 0;
  const n = sampled > COUNT_LIMIT ? sampled : await count(matching(where, scope, "1", COUNT_LIMIT + 1));
  return { count: Math.min(n, COUNT_LIMIT), capped: n > COUNT_LIMIT };
};

export const countFindings = async (actor: Actor, filter: FindingFilter): Promise<number> =>
  (await totalFindings(actor, filter)).count;

/** From the roll-up by subject: a sum needs neither teams nor groups. */
const sumRolledUp = async (filter: FindingFilter["where"], scope: Scope): Promise<number> => {
  const conditions = compiled(filter, scope, "f.severity");
  const { rows } = await pool().query<{ n: number }>({
    text: `select coalesce(sum(f.n), 0)::int as n from finding_count f where ${conditions.text}`,
    values: conditions.values,
  });
  return rows[0]!.n;
};

const count = async ({ text, values }: Selection): Promise<number> => {
  const { rows } = await pool().query<{ n: number }>({
    text: `select count(*)::int as n from (${text}) x`,
    values,
  });
  return rows[0]!.n;
};
