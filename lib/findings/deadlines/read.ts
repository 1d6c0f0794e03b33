import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { PRIORITIES, type Priority } from "../priority/priority.ts";
import { CLOSE_CAUSES } from "../schema.ts";
import { UNSETTLED } from "./due/write.ts";
import type { Deadlines, SlaPolicy, SlaPreview } from "./schema.ts";

const SOON_DAYS = 7;
const PAST_DAYS = 90;
const BANDS = [7, 30, 90, 180, 365] as const;

type Counts = Record<Priority, number>;
const none = (): Counts => ({ act: 0, attend: 0, track_closely: 0, track: 0 });

export const getPolicy = async (): Promise<SlaPolicy> => {
  const rows = await sql<{ priority: number; days: number }>`select priority::int, days from sla_policy`;
  return Object.fromEntries(rows.map(({ priority, days }) => [PRIORITIES[priority]!, days])) as SlaPolicy;
};

/** What is due when, how old it gets, and how long closing takes. */
export const getDeadlines = async (actor: Actor): Promise<Deadlines> => {
  demand(actor, "findings:read");
  const now = clock();
  const [policy, standing, timeToClose, burnDown] = await Promise.all([
    getPolicy(),
    readStanding(now),
    readTimeToClose(now),
    readBurnDown(now),
  ]);
  return { instant: now.toISOString(), policy, ...standing, timeToClose, burnDown };
};

const readStanding = async (now: Date): Promise<Pick<Deadlines, "overdue" | "soon" | "open" | "ages">> => {
  const rows = await sql<{ priority: number; band: number; overdue: number; soon: number; n: number }>`
    select coalesce(priority, 3)::int as priority,
      width_bucket(extract(epoch from ${now}::timestamptz - first_seen)::float8 / 86400, ${[...BANDS]}::float8[])::int as band,
      count(*) filter (where due_at <= ${now})::int as overdue,
      count(*) filter (where due_at > ${now} and due_at <= ${now}::timestamptz + make_interval(days => ${SOON_DAYS}))::int as soon,
      count(*)::int as n
    from finding where state < 2 and status = any(${UNSETTLED}::int[]) group by 1, 2`;
  const [overdue, soon, open] = [none(), none(), none()];
  const ages = [...BANDS, null].map((upTo) => ({ upTo, counts: none() }));
  for (const row of rows) {
    const priority = PRIORITIES[row.priority]!;
    overdue[priority] += row.overdue;
    soon[priority] += row.soon;
    open[priority] += row.n;
    ages[row.band]!.counts[priority] += row.n;
  }
  return { overdue, soon, open, ages };
};

const readTimeToClose = async (now: Date): Promise<Deadlines["timeToClose"]> => {
  const rows = await sql<{ team: string | null; cause: number; count: number; mean: number; median: number }>`
    select t.name as team, f.cause::int, count(*)::int as count,
      avg(extract(epoch from f.closed_at - f.first_seen) / 86400)::float8 as mean,
      percentile_cont(0.5) within group (order by extract(epoch from f.closed_at - f.first_seen) / 86400)::float8 as median
    from finding f join asset a on a.id = f.subject_id left join team t on t.id = a.team_id
    where f.state = 2 and f.closed_at > ${now}::timestamptz - make_interval(days => ${PAST_DAYS}) and f.closed_at <= ${now}
    group by grouping sets ((f.cause), (t.name, f.cause)) order by grouping(t.name) desc, t.name, f.cause`;
  return rows.map((row) => ({ ...row, cause: CLOSE_CAUSES[row.cause]! }));
};

/** From what stands now backwards: opened by when it was first seen, closed and reopened by the timeline. */
const readBurnDown = async (now: Date): Promise<Deadlines["burnDown"]> => {
  const rows = await sql<{ date: string; opened: number; closed: number }>`
    with day as (select generate_series(date_trunc('day', ${now}::timestamptz at time zone 'UTC') - make_interval(days => ${PAST_DAYS - 1}),
        date_trunc('day', ${now}::timestamptz at time zone 'UTC'), interval '1 day') as at),
    came as (
      select date_trunc('day', r.received_at at time zone 'UTC') as at, count(*)::int as n from finding f
        join report r on r.id = f.first_report_id
      where r.received_at > ${now}::timestamptz - make_interval(days => ${PAST_DAYS + 1}) and r.received_at <= ${now} group by 1),
    went as (
      select date_trunc('day', at at time zone 'UTC') as at, count(*) filter (where event = 'closed')::int as closed,
        count(*) filter (where event = 'reopened' and coalesce(detail ->> 'cause', '') <> 'still present')::int as back
      from timeline_entry where event in ('closed', 'reopened') and at > ${now}::timestamptz - make_interval(days => ${PAST_DAYS + 1})
        and at <= ${now} group by 1)
    select to_char(d.at, 'YYYY-MM-DD') as date, coalesce(c.n, 0) + coalesce(w.back, 0) as opened, coalesce(w.closed, 0) as closed
    from day d left join came c on c.at = d.at left join went w on w.at = d.at order by d.at`;
  const [standing] = await sql<{ n: number }>`select count(*)::int as n from finding where state < 2`;
  let open = standing!.n;
  const days = rows.toReversed().map((row) => {
    const day = { date: row.date, open, opened: row.opened, closed: row.closed };
    open += row.closed - row.opened;
    return day;
  });
  return days.toReversed();
};

/** How many findings another policy would make overdue, beside those that are. */
export const previewPolicy = async (actor: Actor, policy: SlaPolicy): Promise<SlaPreview> => {
  demand(actor, "settings:manage");
  const now = clock();
  const days = PRIORITIES.map((priority) => policy[priority]);
  const [row] = await sql<SlaPreview>`
    select count(*) filter (where due_at <= ${now})::int as "overdueNow",
      count(*) filter (where coalesce(clock_at, first_seen) + make_interval(days => (${days}::int[])[coalesce(priority, 3) + 1]) <= ${now})::int
        as "overdueThen"
    from finding where state < 2 and status = any(${UNSETTLED}::int[])`;
  return row!;
};
