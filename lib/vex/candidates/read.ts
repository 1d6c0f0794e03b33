import type { SqlRunner } from "../../db/sql.ts";
import { FINDING_STATUSES, type FindingStatus } from "../../findings/schema.ts";
import type { VexStatement } from "../../ingest/reading/knowledge.ts";
import type { Covered } from "../covering.ts";
import type { MatchState } from "../schema.ts";

/** A statement beside a finding of a vulnerability it names; whether it speaks of that finding is still to be seen. */
export interface Candidate {
  statementId: number;
  findingId: number;
  statedAt: string;
  says: Pick<VexStatement, "status" | "justification" | "impact" | "action" | "author" | "products">;
  trusted: boolean;
  known: MatchState | null;
  status: FindingStatus;
  decided: { byPerson: boolean; justification: string | null } | null;
  finding: Covered;
}

type Stored = Omit<Candidate, "status" | "finding"> & {
  status: number;
  subject: Covered["subject"];
  component: string;
  on: { digests: string[]; tags: string[]; versions: string[] }[] | null;
};

/** Every pair of a statement and an open finding of a vulnerability it names, of those asked for on either side. */
export const findCandidates = async (
  tx: SqlRunner,
  { statementIds, findingIds }: { statementIds: number[]; findingIds: number[] },
): Promise<Candidate[]> => {
  if (statementIds.length === 0) {
    const [any] = await tx.sql`select 1 from vex_statement limit 1`;
    if (!any || findingIds.length === 0) return [];
  }
  const rows = await tx.sql<Stored>`
    with pair as materialized (
      select distinct n.id as statement_id, f.id as finding_id
      from (select s.id, unnest(s.names) as name from vex_statement s where s.id = any(${statementIds}::int[])) n
      cross join lateral (
        select coalesce(canonical_id, id) as id from rule where kind = 0 and key = n.name
        union select coalesce(r.canonical_id, r.id) from rule_alias a join rule r on r.id = a.rule_id where a.alias = n.name) r
      join finding f on f.rule_id = r.id and f.kind = 0 and f.state < 2
      union
      select s.id, f.id from finding f
      cross join lateral (
        select array_agg(name) as names from (
          select key as name from rule where id = f.rule_id or canonical_id = f.rule_id
          union select alias from rule_alias where rule_id = f.rule_id) known) k
      join vex_statement s on s.names && k.names
      where f.id = any(${findingIds}::int[]) and f.kind = 0 and f.state < 2)
    select p.statement_id as "statementId", p.finding_id as "findingId", s.stated_at as "statedAt",
      jsonb_build_object('status', s.status, 'justification', s.justification, 'impact', s.impact, 'action', s.action,
        'author', s.author, 'products', s.products) as says,
      coalesce(t.trusted, false) as trusted, m.state as known, f.status,
      case when d.finding_id is not null then jsonb_build_object('byPerson', d.user_id is not null, 'justification', d.justification) end as decided,
      jsonb_build_object('kind', a.kind, 'key', a.key, 'name', a.name) as subject, c.key as component, here."on"
    from pair p join vex_statement s on s.id = p.statement_id join finding f on f.id = p.finding_id
    join asset a on a.id = f.subject_id join component c on c.id = f.component_id
    left join vex_trust t on t.collector_id = s.collector_id and t.author = s.author
    left join vex_match m on m.statement_id = p.statement_id and m.finding_id = p.finding_id
    left join decision d on d.finding_id = f.id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('versions', o.versions,
        'digests', (select coalesce(jsonb_agg(g.digest), '[]') from image_digest g where g.image_id = o.asset_id),
        'tags', (select coalesce(jsonb_agg(i.tag), '[]') from image_tag i where i.image_id = o.asset_id))) as "on"
      from (
        select o.asset_id, jsonb_agg(distinct v.text) as versions
        from (select f.subject_id as id union all select i.asset_id from image_detail i where i.repository_id = f.subject_id) own
        join asset x on x.id = own.id and x.live
        join occurrence o on o.asset_id = x.id and o.finding_id = f.id join version v on v.id = o.version_id
        group by o.asset_id) o) here`;
  return rows.map(({ status, subject, component, on, ...row }) => ({
    ...row,
    status: FINDING_STATUSES[status]!,
    finding: { subject, component, on: on ?? [] },
  }));
};
