import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { getDelivery, openBody } from "../read.ts";
import { documentName } from "./document-name.ts";

export interface OpenedDocument {
  fileName: string;
  body: Buffer;
}

/**
 * The document as it was sent, the one place where values of secrets may stand: whoever opens it is recorded first.
 * @throws AppError forbidden, not_found
 */
export const openDocument = async (actor: Actor, deliveryId: number): Promise<OpenedDocument> => {
  demand(actor, "reports:open");
  const delivery = await getDelivery(actor, deliveryId);
  const body = await openBody(delivery);
  if (!body) throw new AppError("not_found", "The document is not kept any more; what it said is.");
  await copyAtomic((tx) =>
    record(tx, actor, {
      action: "report.opened",
      subject: { kind: "delivery", id: String(deliveryId) },
      detail: { sha256: delivery.sha256, bytes: body.length },
    }),
  );
  return { fileName: documentName(delivery.fileName, delivery.sha256), body };
};
