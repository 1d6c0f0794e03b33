import type { SqlRunner } from "../../../db/sql.ts";
import type { CopyTx } from "../../../db/transaction.ts";
import type { Ticket } from "../../parcels/jira.ts";

interface Maker {
  id: number;
  destinationId: number;
}

/** A ticket was made: the findings that it is about show it. What has one in this tracker keeps that. */
export const keepTicket = async (
  tx: CopyTx,
  { id, destinationId }: Maker,
  { key, url }: Ticket,
): Promise<void> => {
  await tx.sql`update finding_issue set key = ${key}, url = ${url} where message_id = ${id}`;
  await tx.sql`
    insert into finding_issue (finding_id, destination_id, message_id, key, url, requested_by, at)
    select distinct i.subject_id, ${destinationId}::int, ${id}::int, ${key}, ${url}, coalesce(r.name, 'a rule'), ${tx.now}::timestamptz
    from notification_item i left join notification_rule r on r.id = i.rule_id
    where i.message_id = ${id} and i.subject_kind = 'finding' on conflict do nothing`;
};

/** A ticket that will not be made leaves its place. */
export const releaseIssues = async (tx: SqlRunner, messageId: number): Promise<void> => {
  await tx.sql`delete from finding_issue where message_id = ${messageId} and key is null`;
};
