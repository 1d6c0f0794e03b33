import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { TRACKERS } from "../destinations/schema.ts";
import type { Answer, MessageState } from "../messages/schema.ts";
import type { FindingIssues, IssueView, Tracker } from "./schema.ts";

interface Row extends Omit<IssueView, "tracker" | "trouble" | "at"> {
  trackerId: number;
  trackerName: string;
  at: Date;
  state: MessageState | null;
  answer: Answer | null;
}

/** The tickets of a finding, the trackers that could get one, and where else it could be sent. */
export const listIssues = async (actor: Actor, findingId: number): Promise<FindingIssues> => {
  demand(actor, "findings:read");
  const [rows, trackers, receivers] = await Promise.all([
    sql<Row>`
      select d.id as "trackerId", d.name as "trackerName", i.key, i.url, i.requested_by as "requestedBy", i.at,
        m.state, m.answer
      from finding_issue i join destination d on d.id = i.destination_id
      left join notification_message m on m.id = i.message_id where i.finding_id = ${findingId} order by i.id`,
    sql<Tracker>`
      select id, name, kind, address from destination d where enabled and kind = any(${TRACKERS}::text[])
        and not exists (select from finding_issue i where i.finding_id = ${findingId} and i.destination_id = d.id)
      order by lower(name)`,
    sql<Tracker>`
      select id, name, kind, address from destination where enabled and kind <> all(${TRACKERS}::text[])
      order by lower(name)`,
  ]);
  return {
    trackers,
    receivers,
    issues: rows.map(({ trackerId, trackerName, answer, at, ...row }) => ({
      ...row,
      tracker: { id: trackerId, name: trackerName },
      trouble: row.key === null && answer !== null && !answer.ok ? answer.status : null,
      at: at.toISOString(),
    })),
  };
};
