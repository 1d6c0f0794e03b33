import { clock, clockIsMovable, withClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { requestSettling } from "../exceptions/settle/write.ts";
import { requestJudging } from "../findings/deadlines/due/write.ts";
import type { Jobs } from "../jobs/queue.ts";
import type { Attempt } from "../jobs/tasks.ts";
import { log } from "../log.ts";
import { requestSnapshot } from "../posture/write.ts";
import { prepareDays } from "../runtime/write.ts";
import { applyDocuments, type Run, setDeliveryAside } from "./delivery/write.ts";
import { Held } from "./held.ts";
import { findRecall, type LoadedDelivery, loadDelivery, openBody } from "./read.ts";
import { UnreadableDocument } from "./reading.ts";
import { type ReadDocument, readReadings, refuseMostlyBroken } from "./readings.ts";
import { RowsNeeded, recalled } from "./recall.ts";

/** One delivery: read, recognise, adapt, apply. What is wrong with the document ends here, visibly; other errors are retried. */
export const applyDelivery = async (
  { deliveryId, approved = false, anew = false }: Jobs["ingest_apply"],
  { last }: Attempt,
): Promise<void> => {
  const delivery = await loadDelivery(deliveryId);
  if (delivery?.state !== "queued") return;
  const work = () => attempt(delivery, { approved, anew }, last);
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

const attempt = async (delivery: LoadedDelivery, how: Run, last: boolean): Promise<void> => {
  let documents: ReadDocument[] = [];
  try {
    if (!how.anew && (await applyRecalled(delivery, how))) return await follow();
    const body = await openBody(delivery);
    if (!body) throw new AppError("not_found", "The document is not kept any more.");
    documents = readReadings(body);
    for (const { reading } of documents) refuseMostlyBroken(reading);
    await prepareDays(
      documents.flatMap(({ reading }) => reading.events ?? []),
      delivery.receivedAt,
    );
    await applyDocuments(delivery, documents, how);
    await follow();
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

/** What looks at everything anew once something has come. */
const follow = async (): Promise<void> => {
  await requestSnapshot(clock());
  await requestSettling();
  await requestJudging();
};

/** A document that says what one before it said is applied by what is remembered of that one; false: it has to be read. */
const applyRecalled = async (delivery: LoadedDelivery, how: Run): Promise<boolean> => {
  const { imprint } = delivery;
  const recall = imprint && (await findRecall(imprint.hash));
  const reading = recall && recalled(recall, imprint.scannedAt);
  if (!reading) return false;
  try {
    await applyDocuments(delivery, [{ reading, sha256: null }], how, recall.rows);
    return true;
  } catch (error) {
    if (error instanceof RowsNeeded) return false;
    throw error;
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
