import { sql } from "../../../db/client.ts";
import type { SqlRunner } from "../../../db/sql.ts";
import { FINDING_STATES } from "../../../findings/list/schema.ts";
import { SEVERITIES, type Severity } from "../../../findings/schema.ts";
import { reviewEntries } from "../../reviews/read.ts";
import { findingEntry, MAX_ENTRIES, type ToldFinding } from "../notice.ts";
import type { NoticeEntry } from "../schema.ts";

interface StoredFinding extends Omit<ToldFinding, "severity" | "state"> {
  rank: number;
  stateCode: number;
}

/** Findings as a message tells of them, the worst first. */
export const toldFindings = async (
  tx: SqlRunner,
  ids: readonly number[],
  limit: number,
): Promise<ToldFinding[]> => {
  const rows = await tx.sql<StoredFinding>`
    select f.id, coalesce(f.override, f.severity) as rank, f.state as "stateCode", r.key as rule, c.name as component, a.name as subject,
      t.name as team, r.kev, r.epss
    from finding f join rule r on r.id = f.rule_id join component c on c.id = f.component_id
    join asset a on a.id = f.subject_id left join team t on t.id = a.team_id
    where f.id = any(${ids}::int[]) order by coalesce(f.override, f.severity), f.id limit ${limit}::int`;
  return rows.map(({ rank, stateCode, ...row }) => ({
    ...row,
    severity: SEVERITIES[rank]!,
    state: FINDING_STATES[stateCode]!,
  }));
};

export interface Told {
  entries: NoticeEntry[];
  bySeverity: Partial<Record<Severity, number>>;
}

/** What the items of a message are about. @param base address of the product */
export const toldBy = async (tx: SqlRunner, messageId: number, base: string): Promise<Told> => {
  const items = await tx.sql<{ kind: string; ids: number[] }>`
    select subject_kind as kind, array_agg(distinct subject_id) as ids from notification_item
    where message_id = ${messageId} group by 1`;
  const idsOf = (kind: string): number[] => items.find((item) => item.kind === kind)?.ids ?? [];
  const findings = idsOf("finding");
  const entries = [
    ...(await toldFindings(tx, findings, MAX_ENTRIES)).map((finding) => findingEntry(finding, base)),
    ...(await collectorEntries(tx, idsOf("collector"), base)),
    ...(await deliveryEntries(tx, idsOf("delivery"), base)),
    ...(await reviewEntries(tx, idsOf("attestation"), idsOf("risk"), base)).slice(0, MAX_ENTRIES),
  ];
  return { entries, bySeverity: await severitiesOf(tx, findings) };
};

const severitiesOf = async (tx: SqlRunner, ids: number[]): Promise<Told["bySeverity"]> => {
  const rows = await tx.sql<{ rank: number; n: number }>`
    select coalesce(override, severity) as rank, count(*)::int as n from finding
    where id = any(${ids}::int[]) group by 1`;
  return Object.fromEntries(rows.map(({ rank, n }) => [SEVERITIES[rank]!, n]));
};

const collectorEntries = async (tx: SqlRunner, ids: number[], base: string): Promise<NoticeEntry[]> => {
  const rows = await tx.sql<{ id: number; name: string; seenAt: Date | null }>`
    select id, name, seen_at as "seenAt" from collector where id = any(${ids}::int[])
    order by name limit ${MAX_ENTRIES}::int`;
  return rows.map(({ id, name, seenAt }) => ({
    id,
    name,
    severity: null,
    facts: [seenAt === null ? "has never reported" : `last report ${seenAt.toISOString()}`],
    link: `${base}/collectors/${id}`,
  }));
};

const deliveryEntries = async (tx: SqlRunner, ids: number[], base: string): Promise<NoticeEntry[]> => {
  const rows = await tx.sql<{
    id: number;
    name: string | null;
    collectorId: number;
    collector: string;
    state: string;
    reason: string | null;
  }>`
    select d.id, d.file_name as name, c.id as "collectorId", c.name as collector, d.state,
      d.trouble->>'reason' as reason
    from delivery d join collector c on c.id = d.collector_id where d.id = any(${ids}::int[])
    order by d.id desc limit ${MAX_ENTRIES}::int`;
  return rows.map(({ id, name, collectorId, collector, state, reason }) => ({
    id,
    name: name ?? `delivery ${id}`,
    severity: null,
    facts: [`from ${collector}`, state, ...(reason === null ? [] : [reason])],
    link: `${base}/collectors/${collectorId}`,
  }));
};

/** The findings that a message told of, as they are now. */
export const findingsOfMessage = async (messageId: number, limit: number) => {
  const rows = await sql<{ id: number }>`
    select distinct subject_id as id from notification_item where message_id = ${messageId} and subject_kind = 'finding'`;
  return toldFindings(
    { sql },
    rows.map(({ id }) => id),
    limit,
  );
};
