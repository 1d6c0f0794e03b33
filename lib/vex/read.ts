import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { sql } from "../db/client.ts";
import type { HumanStatus, VexJustification } from "../findings/lifecycle.ts";
import { FINDING_STATUSES } from "../findings/schema.ts";
import type { VexStatement } from "../ingest/reading/knowledge.ts";
import type { Saying } from "./document.ts";
import { componentId, productId } from "./identifiers.ts";
import type { MatchState, VexAuthor, VexDesk, VexMatches, VexMatchView } from "./schema.ts";
import { tellingOf, verdictOf } from "./verdict.ts";

const PAGE = 500;

interface StoredDecision {
  id: number;
  rule: string;
  aliases: string[];
  subject: { kind: string; key: string; name: string };
  component: { key: string; purl: string | null };
  status: number;
  justification: VexJustification | null;
  comment: string;
  at: Date;
  fixed: boolean;
}

/** Every decision on a vulnerability that is present, or was fixed after it: what a house can say of its products. */
export async function* walkSayings(actor: Actor): AsyncGenerator<Saying[]> {
  demand(actor, "findings:read");
  let after = 0;
  for (;;) {
    const rows = await sql<StoredDecision>`
      select f.id, r.key as rule,
        array(select x.key from rule x where x.canonical_id = r.id order by x.key limit 20) as aliases,
        jsonb_build_object('kind', s.kind, 'key', s.key, 'name', s.name) as subject,
        jsonb_build_object('key', c.key, 'purl', c.purl) as component,
        d.status, d.justification, d.comment, d.at, f.state = 2 as fixed
      from decision d join finding f on f.id = d.finding_id and f.kind = 0 and (f.state < 2 or f.cause = 0)
      join rule r on r.id = f.rule_id join asset s on s.id = f.subject_id join component c on c.id = f.component_id
      where d.finding_id > ${after} order by d.finding_id limit ${PAGE}`;
    if (rows.length > 0) yield rows.map(sayingOf);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

const sayingOf = ({ rule, aliases, subject, component, at, status, ...row }: StoredDecision): Saying => ({
  ...tellingOf({ ...row, status: FINDING_STATUSES[status] as HumanStatus }),
  vulnerability: rule,
  aliases,
  product: productId(subject),
  component: component.key === "" ? null : componentId(component),
  at: at.toISOString(),
});

const SHOWN = 100;

/** Who speaks here, whose word decides, and what waits for a person. */
export const readDesk = async (actor: Actor, { state, finding, after }: VexMatches): Promise<VexDesk> => {
  demand(actor, "findings:read");
  const [afterStatement = 0, afterFinding = 0] = (after ?? "0-0").split("-").map(Number);
  const [authors, rows] = await Promise.all([
    finding === undefined ? readAuthors() : [],
    readMatches({
      state: finding === undefined ? state : null,
      finding: finding ?? null,
      afterStatement,
      afterFinding,
    }),
  ]);
  const matches = rows.slice(0, SHOWN);
  const last = rows.length > SHOWN ? matches.at(-1) : undefined;
  return { authors, matches, nextCursor: last ? `${last.statementId}-${last.findingId}` : null };
};

const readAuthors = () =>
  sql<VexAuthor>`
    select s.collector_id as "collectorId", c.name as collector, s.author, count(*)::int as statements,
      coalesce(bool_or(t.trusted), false) as trusted,
      coalesce((select jsonb_object_agg(state, n) from (
        select m.state, count(*)::int as n from vex_match m join vex_statement x on x.id = m.statement_id
        where x.collector_id = s.collector_id and x.author = s.author group by 1) k), '{}') as matches
    from vex_statement s join collector c on c.id = s.collector_id
    left join vex_trust t on t.collector_id = s.collector_id and t.author = s.author
    group by s.collector_id, c.name, s.author order by s.author, c.name limit 500`;

interface Stored {
  statementId: number;
  findingId: number;
  state: MatchState;
  whole: boolean;
  collector: string;
  statedAt: string;
  reportId: number;
  says: Pick<VexStatement, "status" | "justification" | "impact" | "action" | "author">;
  status: number;
  rule: string;
  component: string;
  subject: string;
}

const readMatches = async (asked: {
  state: MatchState | null;
  finding: number | null;
  afterStatement: number;
  afterFinding: number;
}): Promise<VexMatchView[]> => {
  const rows = await sql<Stored>`
    select m.statement_id as "statementId", m.finding_id as "findingId", m.state, m.whole, k.name as collector,
      s.stated_at as "statedAt", s.report_id as "reportId",
      jsonb_build_object('status', s.status, 'justification', s.justification, 'impact', s.impact, 'action', s.action,
        'author', s.author) as says,
      f.status, r.key as rule, c.name as component, a.name as subject
    from vex_match m join vex_statement s on s.id = m.statement_id join collector k on k.id = s.collector_id
    join finding f on f.id = m.finding_id join rule r on r.id = f.rule_id
    join component c on c.id = f.component_id join asset a on a.id = f.subject_id
    where (${asked.state}::text is null or m.state = ${asked.state})
      and (${asked.finding}::int is null or m.finding_id = ${asked.finding})
      and (m.statement_id, m.finding_id) > (${asked.afterStatement}::int, ${asked.afterFinding}::int)
    order by m.statement_id, m.finding_id limit ${SHOWN + 1}`;
  return rows.map(({ says, status, statedAt, ...row }) => {
    const verdict = verdictOf(says);
    return {
      ...row,
      author: says.author,
      statedAt,
      says: says.status,
      justification: verdict.justification,
      comment: verdict.comment,
      proposed: verdict.status,
      status: FINDING_STATUSES[status]!,
    };
  });
};
