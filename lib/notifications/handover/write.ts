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
import type { HandOver } from "./schema.ts";

/**
 * Sends one finding to a destination that makes no tickets (those: `requestIssue`). The worker brings it there.
 * @throws AppError not_found
 */
export const handOver = (
  actor: Actor,
  findingId: number,
  { destinationId, note }: HandOver,
): Promise<{ key: string }> => {
  demand(actor, "findings:triage");
  return copyAtomic(async (tx) => {
    const [finding] = await toldFindings(tx, [findingId], 1);
    if (!finding) throw new AppError("not_found", `There is no finding ${findingId}.`);
    const [destination] = await tx.sql<{ name: string }>`
      select name from destination where id = ${destinationId} and enabled and kind <> all(${TRACKERS}::text[])`;
    if (!destination)
      throw new AppError("not_found", `There is no destination ${destinationId} to send a finding to.`);
    const key = newMessageKey();
    const entry = findingEntry(finding, productAddress());
    const facts = note === "" ? [`sent by ${actor.name}`] : [`sent by ${actor.name}: ${note}`];
    const notice = noticeOf({
      key,
      event: "issue",
      at: tx.now,
      rule: null,
      filter: null,
      base: productAddress(),
      count: 1,
      bySeverity: {},
      entries: [{ ...entry, facts: [...entry.facts, ...facts] }],
    });
    const messageId = await insertMessage(tx, { key, destinationId, ruleId: null, purpose: "hand_over" });
    await sendOff(tx, messageId, notice);
    await record(tx, actor, {
      action: "finding.handed_over",
      subject: { kind: "finding", id: findingId, name: entry.name },
      detail: { destination: destination.name, note, message: key },
    });
    return { key };
  });
};
