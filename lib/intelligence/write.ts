import type { SqlRunner } from "../db/sql.ts";
import { type AliasEvidence, advisoryId, canonicalIds } from "./alias.ts";

const VULNERABILITY = 0;

/** A report's claims about rules: other names, exploit likelihood. */
export interface Claim {
  id: string;
  aliases: string[];
  epss: number | null;
  kev: boolean | null;
}

export interface Regrouping {
  /** Rules whose canonical rule changed. */
  regrouped: number[];
  /** Rules of which it became known that they cover several others. */
  bundled: number[];
}

/**
 * Records alias evidence and answers what changed by it. Evidence only grows, and the grouping is a function of all of
 * it, so that the order in which documents arrive does not matter.
 */
export const learnAliases = async (
  tx: SqlRunner,
  claims: Pick<Claim, "id" | "aliases">[],
): Promise<Regrouping> => {
  const said = claims.flatMap((c) => c.aliases.map((alias) => ({ id: c.id, alias })));
  const pairs = [...said, ...(await aliasesOnRecord(tx, claims))];
  if (pairs.length === 0) return { regrouped: [], bundled: [] };
  const fresh = await tx.sql<{ rule_id: number }>`
    insert into rule_alias (rule_id, alias)
    select r.id, p.alias from unnest(${pairs.map((p) => p.id)}::text[], ${pairs.map((p) => p.alias)}::text[]) p(id, alias)
    join rule r on r.kind = ${VULNERABILITY} and r.key = p.id
    on conflict do nothing returning rule_id`;
  if (fresh.length === 0) return { regrouped: [], bundled: [] };
  const ids = [...new Set(fresh.map((f) => f.rule_id))];
  const regrouped = await regroup(tx, ids);
  const bundles = await tx.sql<{ id: number; bundle: boolean }>`
    update rule r set bundle = not r.bundle
    where r.id = any(${[...ids, ...regrouped]}::int[])
      and r.bundle <> exists (select from bundle_member m where m.rule_id = r.id)
    returning r.id, r.bundle`;
  return { regrouped, bundled: bundles.map((row) => row.id) };
};

/** What advisory databases say of names that are no CVE: those are where the names of scanners part. */
const aliasesOnRecord = (tx: SqlRunner, claims: Pick<Claim, "id">[]): Promise<Link[]> => {
  const ids = claims.map(({ id }) => id).filter((id) => !id.startsWith("CVE-"));
  return ids.length === 0
    ? Promise.resolve([])
    : tx.sql<Link>`select key as id, unnest(aliases) as alias from advisory where key = any(${ids}::text[])`;
};

interface Link {
  id: string;
  alias: string;
}

/** Everything that alias evidence connects with the given rules. */
const connected = (tx: SqlRunner, ruleIds: number[]): Promise<Link[]> =>
  tx.sql<Link>`
    with recursive reached(key) as (
      select key from rule where id = any(${ruleIds})
      union
      select case when l.key = x.key then l.alias else l.key end
      from reached x join (select r.key, a.alias from rule_alias a join rule r on r.id = a.rule_id) l
        on l.key = x.key or l.alias = x.key)
    select r.key as id, a.alias from rule_alias a join rule r on r.id = a.rule_id
    where r.key in (select key from reached) or a.alias in (select key from reached)`;

const regroup = async (tx: SqlRunner, ruleIds: number[]): Promise<number[]> => {
  // Groups are rewritten by one transaction at a time; fresh evidence is rare once an estate is known.
  await tx.sql`select pg_advisory_xact_lock(hashtext('plimsoll.alias'))`;
  const links = await connected(tx, ruleIds);
  const evidence = new Map<string, AliasEvidence>();
  for (const { id, alias } of links) {
    const known = evidence.get(id) ?? { id, aliases: [] };
    known.aliases.push(alias);
    evidence.set(id, known);
  }
  const groups = canonicalIds([...evidence.values()]);
  const keys = [...new Set(links.flatMap((link) => [link.id, link.alias]))];
  const canonical = keys.map((key) => groups.get(advisoryId(key))?.canonical ?? key);
  await tx.sql`insert into rule (kind, key) select distinct ${VULNERABILITY}::int, unnest(${canonical}::text[])
    on conflict do nothing`;
  const changed = await tx.sql<{ id: number }>`
    update rule r set canonical_id = case when c.id = r.id then null else c.id end
    from unnest(${keys}::text[], ${canonical}::text[]) g(key, canonical)
    join rule c on c.kind = ${VULNERABILITY} and c.key = g.canonical
    where r.kind = ${VULNERABILITY} and r.key = g.key
      and r.canonical_id is distinct from (case when c.id = r.id then null else c.id end)
    returning r.id`;
  return changed.map((row) => row.id);
};

/**
 * EPSS and KEV as documents state them: the greatest value wins, so that arrival order never matters. Where a feed
 * speaks of the advisory, the feed is right and documents change nothing. Answers the rules whose likelihood moved, so
 * that hazards can follow.
 */
export const learnLikelihoods = async (tx: SqlRunner, claims: Claim[]): Promise<number[]> => {
  if (claims.length === 0) return [];
  const stated = claims.filter((c) => c.epss !== null || c.kev === true);
  const moved = await raiseLikelihoods(tx, stated);
  const corrected = await followFacts(
    tx,
    claims.map((claim) => claim.id),
  );
  return [...new Set([...moved, ...corrected])];
};

const raiseLikelihoods = async (tx: SqlRunner, stated: Claim[]): Promise<number[]> => {
  if (stated.length === 0) return [];
  const rows = await tx.sql<{ id: number }>`
    with said as (
      select distinct on (canonical) coalesce(r.canonical_id, r.id) as canonical, c.epss, c.kev
      from unnest(${stated.map((c) => c.id)}::text[], ${stated.map((c) => c.epss)}::float8[],
                  ${stated.map((c) => c.kev === true)}::bool[]) c(id, epss, kev)
      join rule r on r.kind = ${VULNERABILITY} and r.key = c.id
      order by canonical, c.kev desc, c.epss desc nulls last)
    update rule r set epss = greatest(said.epss, r.epss), kev = r.kev or said.kev
    from said where r.id = said.canonical
      and (r.epss is distinct from greatest(said.epss, r.epss) or (said.kev and not r.kev))
    returning r.id`;
  return rows.map((row) => row.id);
};

/** Rules become what the feeds know of them, by their canonical id; a feed that was never loaded knows nothing. */
export const followFacts = async (tx: SqlRunner, keys: string[]): Promise<number[]> => {
  const [any] = await tx.sql`select 1 from feed limit 1`;
  if (keys.length === 0 || !any) return [];
  const rows = await tx.sql<{ id: number }>`
    with asked as (
      select distinct coalesce(r.canonical_id, r.id) as id from rule r
      where r.kind = ${VULNERABILITY} and r.key = any(${keys}::text[])),
    known as (
      select r.id,
        case when exists (select from feed where name = 'epss') then f.epss else r.epss end as epss,
        case when exists (select from feed where name = 'kev') then f.kev_added is not null else r.kev end as kev
      from asked q join rule r on r.id = q.id left join advisory_fact f on f.key = r.key
      where r.key like 'CVE-%')
    update rule r set epss = k.epss, kev = k.kev from known k
    where r.id = k.id and (r.epss is distinct from k.epss or r.kev <> k.kev) returning r.id`;
  return rows.map((row) => row.id);
};
