import { REMIND_DAYS } from "../../compliance/attestations/schema.ts";
import { sql } from "../../db/client.ts";
import type { SqlRunner } from "../../db/sql.ts";
import type { NoticeEntry } from "../messages/schema.ts";
import type { Item } from "../schema.ts";

/** A word or a risk that somebody has to look at again. */
export interface DueReview {
  kind: "attestation" | "risk";
  id: number;
  name: string;
  /** Told once for each. */
  cause: string;
  /** When it became due. */
  at: Date;
}

/**
 * Attestations that wait for a second person, end within thirty days or ended with nothing newer in their place; risks
 * whose day of review has come.
 */
export const dueReviews = (now: Date): Promise<DueReview[]> => sql<DueReview>`
  select 'attestation' as kind, t.id, t.framework_id || ' ' || t.control_id as name,
    case when t.state = 'proposed' then 'waits for another person' when t.expires_at <= ${now}::timestamptz then 'is over'
      else 'ends ' || (t.expires_at at time zone 'UTC')::date end as cause,
    case when t.state = 'proposed' then t.made_at when t.expires_at <= ${now}::timestamptz then t.expires_at
      else greatest(t.expires_at - make_interval(days => ${REMIND_DAYS}), t.made_at) end as at
  from attestation t where t.state = 'proposed' or t.state = 'agreed'
    and t.expires_at < ${now}::timestamptz + make_interval(days => ${REMIND_DAYS}) and not exists (
      select from attestation n where n.framework_id = t.framework_id and n.control_id = t.control_id
        and n.cluster_id is not distinct from t.cluster_id and n.state = 'agreed' and (n.expires_at, n.id) > (t.expires_at, t.id))
  union all
  select 'risk', r.id, r.name, 'review was due ' || r.review_on, r.review_on::timestamptz
  from risk r where r.state <> 'closed' and r.review_on <= (${now}::timestamptz at time zone 'UTC')::date
  order by at, kind, id`;

export const reviewItems = async (now: Date): Promise<Item[]> =>
  (await dueReviews(now)).map(({ kind, id, cause }) => ({ kind, id, cause }));

/** As a message tells of them. @param base address of the product */
export const reviewEntries = async (
  tx: SqlRunner,
  attestations: readonly number[],
  risks: readonly number[],
  base: string,
): Promise<NoticeEntry[]> => {
  const said = await tx.sql<{
    id: number;
    framework: string;
    control: string;
    clusterId: number | null;
    author: string;
    ends: string;
  }>`
    select id, framework_id as framework, control_id as control, cluster_id as "clusterId", author_name as author,
      (expires_at at time zone 'UTC')::date::text as ends
    from attestation where id = any(${attestations}::int[]) order by expires_at, id`;
  const kept = await tx.sql<{ id: number; name: string; reviewOn: string }>`
    select id, name, review_on::text as "reviewOn" from risk where id = any(${risks}::int[]) order by review_on, id`;
  return [
    ...said.map(({ id, framework, control, clusterId, author, ends }) => ({
      id,
      name: `${framework} ${control}`,
      severity: null,
      facts: [`attested by ${author}`, `until ${ends}`],
      link: `${base}/compliance/${encodeURIComponent(framework)}/${encodeURIComponent(control)}${clusterId === null ? "" : `?cluster=${clusterId}`}`,
    })),
    ...kept.map(({ id, name, reviewOn }) => ({
      id,
      name,
      severity: null,
      facts: [`review due ${reviewOn}`],
      link: `${base}/risks/${id}`,
    })),
  ];
};
