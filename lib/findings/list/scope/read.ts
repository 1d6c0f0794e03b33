import type { Actor } from "../../../access/actor.ts";
import { clock } from "../../../clock.ts";
import { pool, sql } from "../../../db/client.ts";
import type { Filter, Term } from "../../filter/ast.ts";
import type { FieldName } from "../../filter/fields.ts";
import { findVisitMark } from "../../visits/read.ts";
import { epssCondition } from "../epss-condition.ts";
import { findPackages } from "../packages/read.ts";
import { findPlace, findPlaceOf, isPlace } from "../place/read.ts";
import type { Named, Scope } from "../scope.ts";
import { ids, names, numbers, patterns } from "./names.ts";

/** Looks up what a filter names in dictionaries and inventory, so that the list's own statement only sees numbers. */
export const findScope = async (actor: Actor, filter: Filter): Promise<Scope> => {
  const [place, named] = await Promise.all([
    findPlace(filter.filter((term) => isPlace(term.field) && !term.not)),
    Promise.all(
      filter.map(
        async (term): Promise<[Term, Named]> => [term, (await LOOK_UPS[term.field]?.(term, actor)) ?? {}],
      ),
    ),
  ]);
  return { now: clock(), place, named: new Map(named) };
};

const excluded = async (term: Term): Promise<Named> => (term.not ? { place: await findPlaceOf([term]) } : {});

const rules = async ({ values }: Term): Promise<Named> => {
  const like = values.filter((value) => value.includes("*"));
  const exact = names(values).filter((value) => !value.includes("*"));
  const [found, matched] = await Promise.all([
    exact.length === 0 ? [] : rulesNamed(exact),
    like.length === 0 ? [] : rulesLike(patterns(like)),
  ]);
  return { rules: [...new Set([...numbers(values), ...found, ...matched])] };
};

/** Rules by their exact key or one of their aliases. */
export const rulesNamed = async (keys: string[]): Promise<number[]> =>
  ids(
    await sql<{ id: number }>`
      select coalesce(canonical_id, id) as id from rule where key = any(${keys}::text[])
      union
      select coalesce(r.canonical_id, r.id) from rule_alias a join rule r on r.id = a.rule_id
      where a.alias = any(${keys}::text[])`,
  );

const rulesLike = async (like: string[]): Promise<number[]> =>
  ids(
    await sql<{ id: number }>`
      select coalesce(canonical_id, id) as id from rule where key ilike any(${like}::text[])
      union
      select coalesce(r.canonical_id, r.id) from rule_alias a join rule r on r.id = a.rule_id
      where a.alias ilike any(${like}::text[])`,
  );

const components = async ({ values }: Term): Promise<Named> => ({
  components: ids(
    await sql<{ id: number }>`
      select id from component where name = any(${values}::text[]) or key = any(${values}::text[])`,
  ),
});

const subjects = async ({ values }: Term): Promise<Named> => ({
  assets: [
    ...numbers(values),
    ...ids(
      await sql<{ id: number }>`
        select id from asset where kind in ('repository', 'workload', 'host', 'cluster', 'source')
          and name ilike any(${patterns(names(values), true)}::text[])`,
    ),
  ],
});

const images = async ({ values }: Term): Promise<Named> => ({
  assets: [
    ...numbers(values),
    ...ids(
      await sql<{ id: number }>`
        select id from asset where kind = 'image' and name ilike any(${patterns(names(values), true)}::text[])`,
    ),
  ],
});

const teams = async ({ values }: Term): Promise<Named> => {
  const [found, platform] = await Promise.all([
    sql<{ id: number }>`select id from team where name ilike any(${patterns(names(values))}::text[])`,
    sql<{ id: number }>`select id from team where platform`,
  ]);
  return {
    teams: [...new Set([...(values.includes("none") ? [null] : []), ...numbers(values), ...ids(found)])],
    platformTeam: platform[0]?.id ?? null,
  };
};

/** Beyond these a list of numbers costs more to send and to read than a join. */
const WORTH_NAMING = 5_000;

const worthNaming = (rows: { id: number }[]): Named => ({
  rules: rows.length > WORTH_NAMING ? null : ids(rows),
});

const assignees = async ({ values }: Term): Promise<Named> => {
  const like = patterns(names(values));
  const [people, groups] = await Promise.all([
    sql<{ id: string }>`select id::text as id from app_user where name ilike any(${like}::text[])`,
    sql<{ id: number }>`select id from team where name ilike any(${like}::text[])`,
  ]);
  return { people: people.map(({ id }) => id), teams: ids(groups) };
};

const exceptions = async ({ values }: Term): Promise<Named> => ({
  exceptions: [
    ...numbers(values),
    ...ids(
      await sql<{
        id: number;
      }>`select id from exception where name ilike any(${patterns(names(values))}::text[])`,
    ),
  ],
});

const exploited = async (): Promise<Named> =>
  worthNaming(await sql<{ id: number }>`select id from rule where kev limit ${WORTH_NAMING + 1}::int`);

const likely = async ({ operator, values }: Term): Promise<Named> => {
  const { rows } = await pool().query<{ id: number }>(
    `select id from rule where ${epssCondition(operator, values.length)} limit ${WORTH_NAMING + 1}`,
    values.map(Number),
  );
  return worthNaming(rows);
};

const words = async ({ values }: Term): Promise<Named> => {
  const like = values.map((value) => `%${patterns([value.replaceAll("*", "")])[0]}%`);
  const [found, inNames] = await Promise.all([
    sql<{ id: number }>`
      select coalesce(canonical_id, id) as id from rule
      where key ilike any(${like}::text[]) or title ilike any(${like}::text[])
      union
      select coalesce(r.canonical_id, r.id) from rule_alias a join rule r on r.id = a.rule_id
      where a.alias ilike any(${like}::text[])`,
    sql<{ id: number }>`select id from component where name ilike any(${like}::text[])`,
  ]);
  return { rules: ids(found), components: ids(inNames) };
};

const LOOK_UPS: Partial<Record<FieldName, (term: Term, actor: Actor) => Promise<Named>>> = {
  kev: exploited,
  epss: likely,
  rule: rules,
  component: components,
  package: async ({ values }) => ({ packages: await findPackages(values) }),
  base: images,
  subject: subjects,
  team: teams,
  assignee: assignees,
  exception: exceptions,
  text: words,
  since: async (_, actor) => ({ newerThan: await findVisitMark(actor) }),
  cluster: excluded,
  namespace: excluded,
  label: excluded,
  workload: excluded,
  host: excluded,
  repository: excluded,
  image: excluded,
  asset: excluded,
};
