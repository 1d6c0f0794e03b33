import { clock, clockIsMovable, withClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { Attempt } from "../jobs/tasks.ts";
import { log } from "../log.ts";
import { requestSnapshot } from "../posture/write.ts";
import { prepareDays } from "../runtime/write.ts";
import { applyDocuments, setDeliveryAside } from "./delivery/write.ts";
import { Held } from "./held.ts";
import { type LoadedDelivery, loadDelivery } from "./read.ts";
import { UnreadableDocument } from "./reading.ts";
import { type ReadDocument, readReadings, refuseMostlyBroken } from "./readings.ts";

/** One delivery: read, recognise, adapt, apply. What is wrong with the document ends here, visibly; other errors are retried. */
export const applyDelivery = async (
  { deliveryId, approved = false }: { deliveryId: number; approved?: boolean },
  { last }: Attempt,
): Promise<void> => {
  const delivery = await loadDelivery(deliveryId);
  if (delivery?.state !== "queued") return;
  const work = () => attempt(delivery, approved, last);
  await (clockIsMovable() ? withClock(delivery.receivedAt, work) : work());
};

/** No worker outlived an attempt to apply it: set aside like any other failure, so that people see it. */
export const abandonDelivery = async (deliveryId: number): Promise<void> => {
  const delivery = await loadDelivery(deliveryId);
  if (delivery?.state !== "queued") return;
  log.error({ deliveryId }, "every worker that tried to apply this delivery died");
  const reason = "Every attempt to apply it ended the worker; it can be replayed.";
  await setDeliveryAside(delivery, [], "failed", {
    trouble: { code: "internal", path: "", reason },
    outcome: null,
  });
};

const attempt = async (delivery: LoadedDelivery, approved: boolean, last: boolean): Promise<void> => {
  let documents: ReadDocument[] = [];
  try {
    documents = readReadings(delivery.body);
    for (const { reading } of documents) refuseMostlyBroken(reading);
    await prepareDays(
      documents.flatMap(({ reading }) => reading.events ?? []),
      delivery.receivedAt,
    );
    await applyDocuments(delivery, documents, approved);
    await requestSnapshot(clock());
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble && !last) throw error;
    if (!trouble) log.error({ deliveryId: delivery.id, err: error }, "delivery failed for good");
    await setDeliveryAside(delivery, documents, error instanceof Held ? "held" : "failed", {
      trouble: trouble ?? {
        code: "internal",
        path: "",
        reason: "Applying it failed on our side; it can be replayed.",
      },
      outcome: error instanceof Held ? error.preview : null,
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
