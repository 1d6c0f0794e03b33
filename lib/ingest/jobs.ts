import { clockIsMovable, withClock } from "../clock.ts";
import { copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import type { Attempt } from "../jobs/tasks.ts";
import { log } from "../log.ts";
import { applyDocuments, describeReport, settleDelivery } from "./delivery/write.ts";
import { Held } from "./held.ts";
import { loadDelivery } from "./read.ts";
import { UnreadableDocument } from "./reading.ts";
import { type ReadDocument, readReadings, refuseMostlyBroken } from "./readings.ts";

/** One delivery: read, recognise, adapt, apply. What is wrong with the document ends here, visibly; other errors are retried. */
export const applyDelivery = async (
  { deliveryId, approved = false }: { deliveryId: number; approved?: boolean },
  { last }: Attempt,
): Promise<void> => {
  const delivery = await loadDelivery(deliveryId);
  if (!delivery || delivery.state !== "queued") return;
  let documents: ReadDocument[] = [];
  const work = async (): Promise<void> => {
    documents = readReadings(delivery.body);
    for (const { reading } of documents) refuseMostlyBroken(reading);
    await copyAtomic((tx) => applyDocuments(tx, delivery, documents, approved));
  };
  try {
    await (clockIsMovable() ? withClock(delivery.receivedAt, work) : work());
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble && !last) throw error;
    if (!trouble) log.error({ deliveryId, err: error }, "delivery failed for good");
    await copyAtomic(async (tx) => {
      // What the document is stays known, though nothing of it was applied.
      const [only] = documents.length === 1 ? documents : [];
      if (only) await describeReport(tx, delivery.reportId, only.reading);
      await settleDelivery(tx, deliveryId, error instanceof Held ? "held" : "failed", {
        trouble: trouble ?? {
          code: "internal",
          path: "",
          reason: "Applying it failed on our side; it can be replayed.",
        },
        outcome: error instanceof Held ? error.preview : null,
      });
    });
  }
};

const troubleOf = (error: unknown): { code: string; path: string; reason: string } | null => {
  if (error instanceof UnreadableDocument)
    return { code: "unreadable", path: error.path, reason: error.message };
  if (error instanceof Held) return { code: error.hold.code, path: "", reason: error.hold.reason };
  if (error instanceof AppError)
    return { code: String(error.detail?.reason ?? error.code), path: "", reason: error.message };
  return null;
};
