import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import type { SqlRunner } from "../../db/sql.ts";
import type { NotificationEvent } from "../schema.ts";
import { dueAt } from "./schedule.ts";
import type { RuleView, Schedule } from "./schema.ts";

interface Row extends Omit<RuleView, "destination" | "dueAt"> {
  destinationId: number;
  destinationName: string;
  destinationEnabled: boolean;
  decidingAt: Date | null;
}

/** All rules by name, with what waits for its time. */
export const listRules = async (actor: Actor): Promise<RuleView[]> => {
  demand(actor, "notifications:read");
  const rows = await sql<Row>`
    select r.id, r.name, r.event, r.filter, r.schedule, r.enabled, r.version, d.id as "destinationId",
      d.name as "destinationName", d.enabled as "destinationEnabled",
      (select count(*)::int from notification_item i where i.rule_id = r.id and i.message_id is null) as waiting,
      (select w.at from (select i.at, i.id,
          lag(i.at, (r.schedule->>'threshold')::int - 1) over (order by i.at, i.id) as earliest
        from notification_item i where i.rule_id = r.id and i.message_id is null) w
        where w.earliest >= coalesce(w.at - make_interval(hours => (r.schedule->>'withinHours')::int), w.earliest)
        order by w.at, w.id limit 1) as "decidingAt"
    from notification_rule r join destination d on d.id = r.destination_id order by lower(r.name)`;
  return rows.map(({ destinationId, destinationName, destinationEnabled, decidingAt, ...row }) => ({
    ...row,
    destination: { id: destinationId, name: destinationName, enabled: destinationEnabled },
    dueAt: decidingAt && dueAt(row.schedule, decidingAt).toISOString(),
  }));
};

export interface ListeningRule {
  id: number;
  name: string;
  destinationId: number;
  event: NotificationEvent;
  filter: string;
  schedule: Schedule;
}

/** Rules that are on and whose destination is; those that tell at once first, so that they come before digests. */
export const listListeningRules = (tx: SqlRunner = { sql }): Promise<ListeningRule[]> =>
  tx.sql<ListeningRule>`
    select r.id, r.name, r.destination_id as "destinationId", r.event, r.filter, r.schedule
    from notification_rule r join destination d on d.id = r.destination_id and d.enabled
    where r.enabled order by r.schedule->>'cadence' <> 'immediate', r.id`;
