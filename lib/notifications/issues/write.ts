import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { productAddress } from "../../http/product-address.ts";
import { insertMessage, newMessageKey, sendOff } from "../composing/write.ts";
import { TRACKERS } from "../destinations/schema.ts";
import { findingEntry, noticeOf } from "../messages/notice.ts";
import { toldFindings } from "../messages/told/read.ts";

/**
 * A ticket for a finding, in a tracker that has none of it yet. The worker makes it; the finding shows it then.
 * @throws AppError not_found, conflict (there is one, or it is being made)
 */
export const requestIssue = (actor: Actor, findingId: number, trackerId: number): Promise<void> => {
  demand(actor, "findings:triage");
  return copyAtomic(async (tx) => {
    const [finding] = await toldFindings(tx, [findingId], 1);
    if (!finding) throw new AppError("not_found", `There is no finding ${findingId}.`);
    const [tracker] = await tx.sql<{ name: string }>`
      select name from destination where id = ${trackerId} and enabled and kind = any(${TRACKERS}::text[])`;
    if (!tracker) throw new AppError("not_found", `There is no tracker ${trackerId}.`);
    const [issue] = await tx.sql<{ id: number }>`
      insert into finding_issue (finding_id, destination_id, requested_by, at)
      values (${findingId}, ${trackerId}, ${actor.name}, ${tx.now}) on conflict do nothing returning id`;
    if (!issue)
      throw new AppError(
        "conflict",
        `This finding has an issue in ${tracker.name} already, or is getting one.`,
      );
    const key = newMessageKey();
    const messageId = await insertMessage(tx, {
      key,
      destinationId: trackerId,
      ruleId: null,
      purpose: "issue",
    });
    await tx.sql`update finding_issue set message_id = ${messageId} where id = ${issue.id}`;
    const entry = findingEntry(finding, productAddress());
    const notice = noticeOf({
      key,
      event: "issue",
      at: tx.now,
      rule: null,
      filter: null,
      base: productAddress(),
      count: 1,
      bySeverity: {},
      entries: [entry],
    });
    await sendOff(tx, messageId, notice);
    await record(tx, actor, {
      action: "finding.issue_requested",
      subject: { kind: "finding", id: findingId, name: entry.name },
      detail: { tracker: tracker.name, message: key },
    });
  });
};
