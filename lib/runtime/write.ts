import { copyRows } from "../db/copy.ts";
import type { CopyTx } from "../db/transaction.ts";
import { FINDING_KINDS, SEVERITIES } from "../findings/schema.ts";
import type { RuntimeEvent } from "../ingest/reading/runtime.ts";
import { eventKey } from "./fold.ts";
import { ensureDays, firstKeptDay } from "./partitions/write.ts";

const RUNTIME = FINDING_KINDS.indexOf("runtime");

/** Events of one finding, named by its subject, rule and component. */
export interface EventGroup {
  subjectId: number;
  ruleId: number;
  componentId: number;
  events: readonly RuntimeEvent[];
}

interface Arrival {
  reportId: number;
  at: Date;
}

/** Partitions of the days of these events; before the report's own transaction. */
export const prepareDays = async (events: readonly RuntimeEvent[], now: Date): Promise<void> => {
  const first = firstKeptDay(now);
  const days = new Set(events.map((event) => dayOf(event, now)).filter((day) => day >= first));
  await ensureDays([...days].sort());
};

const dayOf = ({ at }: RuntimeEvent, received: Date): string => (at ?? received.toISOString()).slice(0, 10);

/**
 * Keeps events under their findings: each once, however often its line is sent. Events from before the retention's
 * first day only move the group's times and count.
 */
export const keepEvents = async (
  tx: CopyTx,
  groups: readonly EventGroup[],
  { reportId, at }: Arrival,
): Promise<void> => {
  if (groups.length === 0) return;
  const findings = await findingIds(tx, groups);
  const first = firstKeptDay(tx.now);
  const rows = groups.flatMap((group, index) =>
    group.events.map((event) => [
      dayOf(event, at),
      `\\x${eventKey(event).toString("hex")}`,
      event.at ?? at.toISOString(),
      findings[index]!,
      reportId,
      SEVERITIES.indexOf(event.severity),
      event.message,
      JSON.stringify(detailOf(event)),
    ]),
  );
  await tx.sql`create temp table arriving (day date, key bytea, at timestamptz, finding_id int, report_id int,
    severity int2, message text, detail jsonb) on commit drop`;
  await copyRows(tx, "arriving (day, key, at, finding_id, report_id, severity, message, detail)", rows);
  await tx.sql`
    with fresh as (
      insert into runtime_event select distinct on (day, key) day, key, at, finding_id, report_id, severity, message, detail
      from arriving where day >= ${first}::date order by day, key
      on conflict do nothing returning finding_id, at),
    old as (select distinct on (key) finding_id, at from arriving where day < ${first}::date),
    counted as (
      select finding_id, count(*) as events, min(at) as first_at, max(at) as last_at
      from (select * from fresh union all select * from old) x group by finding_id)
    insert into runtime_group as g (finding_id, first_at, last_at, events)
    select finding_id, first_at, last_at, events from counted order by finding_id
    on conflict (finding_id) do update set first_at = least(g.first_at, excluded.first_at),
      last_at = greatest(g.last_at, excluded.last_at), events = g.events + excluded.events`;
  await tx.sql`drop table arriving`;
};

/** Two findings turned out to be one: what was seen of both was seen of it. */
export const joinEvents = async (tx: CopyTx, gone: number, into: number): Promise<void> => {
  await tx.sql`update runtime_event set finding_id = ${into} where finding_id = ${gone}`;
  await tx.sql`
    insert into runtime_group as g (finding_id, first_at, last_at, events)
    select ${into}, first_at, last_at, events from runtime_group where finding_id = ${gone}
    on conflict (finding_id) do update set first_at = least(g.first_at, excluded.first_at),
      last_at = greatest(g.last_at, excluded.last_at), events = g.events + excluded.events`;
  await tx.sql`delete from runtime_group where finding_id = ${gone}`;
};

const findingIds = async (tx: CopyTx, groups: readonly EventGroup[]): Promise<number[]> => {
  const rows = await tx.sql<{ id: number }>`
    select f.id from unnest(${groups.map((g) => g.subjectId)}::int[], ${groups.map((g) => g.ruleId)}::int[],
      ${groups.map((g) => g.componentId)}::int[]) with ordinality g(subject_id, rule_id, component_id, place)
    join finding f on f.subject_id = g.subject_id and f.kind = ${RUNTIME} and f.rule_id = g.rule_id
      and f.component_id = g.component_id
    order by g.place`;
  if (rows.length !== groups.length) throw new Error("An event group has no finding: it was not applied.");
  return rows.map((row) => row.id);
};

const detailOf = ({ action, tags, place }: RuntimeEvent) => ({
  ...(action === "" ? {} : { action }),
  ...(tags.length === 0 ? {} : { tags }),
  ...Object.fromEntries(
    Object.entries({
      host: place.host,
      pod: place.pod,
      container: place.containerName ?? place.containerId,
      image: place.image,
    }).filter(([, value]) => value !== null),
  ),
});
