import type { Actor } from "../../../access/actor.ts";
import { demand } from "../../../access/permissions.ts";
import { clock } from "../../../clock.ts";
import { sql } from "../../../db/client.ts";
import { matchingFindings } from "../../matching/read.ts";
import { findingEntry, titleOf } from "../../messages/notice.ts";
import { toldFindings } from "../../messages/told/read.ts";
import { dueReviews } from "../../reviews/read.ts";
import type { NotificationEvent } from "../../schema.ts";
import { batchesOf } from "../schedule.ts";
import type { Preview, RuleDraft } from "../schema.ts";
import { silences } from "./silences.ts";

const DAYS = 7;
const DAY_MS = 86_400_000;
/** What is looked at of one kind; more is said to be capped. */
const LOOKED_AT = 10_000;
const LISTED = 20;
const NAMED = 5;

interface Happened {
  at: Date;
  id: number;
  name: string | null;
}

/**
 * What a rule would have sent in the last seven days, by the schedule that it would go by. Findings count by when they
 * were first seen (or came back), and only as far as they are open still.
 */
export const previewRule = async (actor: Actor, { event, filter, schedule }: RuleDraft): Promise<Preview> => {
  demand(actor, "notifications:manage");
  const now = clock();
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const { happened, capped } = await happenedSince(event, filter, since, now);
  const batches = batchesOf(schedule, happened, now);
  const told = batches.reduce((n, { items }) => n + items.length, 0);
  const messages = [];
  for (const { at, items } of batches.slice(-LISTED)) {
    const names = await namesOf(items.slice(0, NAMED));
    messages.push({
      at: at.toISOString(),
      count: items.length,
      title: titleOf(event, names, items.length),
      names,
    });
  }
  return {
    days: DAYS,
    matched: happened.length,
    capped,
    messages,
    unlisted: batches.length - messages.length,
    waiting: happened.length - told,
  };
};

const namesOf = async (items: Happened[]): Promise<string[]> => {
  const findings = await toldFindings(
    { sql },
    items.filter(({ name }) => name === null).map(({ id }) => id),
    NAMED,
  );
  const names = new Map(findings.map((finding) => [finding.id, findingEntry(finding, "")]));
  return items.map(({ id, name }) => {
    const entry = names.get(id);
    return name ?? (entry ? `${entry.name}, ${entry.facts[0]}` : `finding ${id}`);
  });
};

type Found = { happened: Happened[]; capped: boolean };

const happenedSince = async (
  event: NotificationEvent,
  filter: string,
  since: Date,
  now: Date,
): Promise<Found> => {
  switch (event) {
    case "new_finding":
      return matching(filter, [...(await openedSince(since)), ...(await reopenedSince(since))]);
    case "known_exploited":
      return matching(filter, await exploitedSince(since), true);
    case "collector_silent":
      return whole(await silentSince(since, now));
    case "report_failed":
      return whole(await failedSince(since));
    case "sla_breached":
      return matching(filter, await breachedSince(since));
    case "exception_ending":
      return matching(filter, await leftSince(since));
    case "review_due":
      return whole((await dueReviews(now)).filter(({ at }) => at >= since));
  }
};

const whole = (happened: Happened[]): Found => ({ happened, capped: happened.length >= LOOKED_AT });

const matching = async (filter: string, candidates: Happened[], onlyExploited = false): Promise<Found> => {
  const candidateIds = [...new Set(candidates.map(({ id }) => id))];
  const ids = new Set(await matchingFindings(filter, candidateIds, onlyExploited));
  return { happened: candidates.filter(({ id }) => ids.has(id)), capped: candidates.length >= LOOKED_AT };
};

const openedSince = (since: Date): Promise<Happened[]> => sql<Happened>`
  select first_seen as at, id, null as name from finding where first_seen >= ${since} and state < 2
  order by first_seen desc limit ${LOOKED_AT}::int`;

const reopenedSince = (since: Date): Promise<Happened[]> => sql<Happened>`
  select t.at, f.id, null as name from finding f
  join timeline_entry t on t.finding_id = f.id and t.event = 'reopened' and t.at >= ${since}
  where f.changed_at >= ${since} and f.state < 2 order by t.at desc limit ${LOOKED_AT}::int`;

/** By the day on which the catalogue listed the advisory, or when the finding was first seen, whichever was later. */
const exploitedSince = (since: Date): Promise<Happened[]> => sql<Happened>`
  select greatest(f.first_seen, a.kev_added::timestamptz) as at, f.id, null as name
  from rule r join finding f on f.rule_id = r.id and f.kind = 0 and f.state < 2
  left join advisory_fact a on a.key = r.key
  where r.kev and greatest(f.first_seen, a.kev_added::timestamptz) >= ${since}
  order by 1 desc limit ${LOOKED_AT}::int`;

const breachedSince = (since: Date): Promise<Happened[]> => sql<Happened>`
  select breached_at as at, id, null as name from finding where breached_at >= ${since}
  order by breached_at desc limit ${LOOKED_AT}::int`;

/** Findings that an exception covered and no longer does. */
const leftSince = (since: Date): Promise<Happened[]> => sql<Happened>`
  select until as at, finding_id as id, null as name from exception_finding where until >= ${since}
  order by until desc limit ${LOOKED_AT}::int`;

const failedSince = (since: Date): Promise<Happened[]> => sql<Happened>`
  select d.finished_at as at, d.id, coalesce(d.file_name, 'delivery ' || d.id) || ' from ' || c.name as name
  from delivery d join collector c on c.id = d.collector_id
  where d.trouble is not null and d.finished_at >= ${since} and d.received_at >= ${since}::timestamptz - interval '1 day'
  order by d.id desc limit ${LOOKED_AT}::int`;

const silentSince = async (since: Date, now: Date): Promise<Happened[]> => {
  const rows = await sql<{
    id: number;
    name: string;
    before: Date;
    intervalSeconds: number;
    arrivals: Date[];
  }>`
    select c.id, c.name, c.interval_seconds as "intervalSeconds",
      coalesce((select max(d.received_at) from delivery d where d.collector_id = c.id and d.received_at < ${since}),
        c.created_at) as before,
      array(select d.received_at from delivery d where d.collector_id = c.id and d.received_at >= ${since}
        order by d.received_at) as arrivals
    from collector c where c.interval_seconds is not null and c.disabled_at is null`;
  return rows.flatMap(({ id, name, before, intervalSeconds, arrivals }) =>
    silences(
      arrivals.map((at) => at.getTime()),
      before.getTime(),
      intervalSeconds,
      now.getTime(),
    )
      .filter((at) => at >= since.getTime())
      .map((at) => ({ at: new Date(at), id, name })),
  );
};
