import { hash } from "node:crypto";
import { clockIsMovable, withClock } from "../clock.ts";
import { copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import type { Attempt } from "../jobs/tasks.ts";
import { log } from "../log.ts";
import { recognise } from "./adapters/adapters.ts";
import { Held } from "./apply/write.ts";
import { applyDocuments, type ReadDocument, settleDelivery } from "./delivery/write.ts";
import { readDocuments } from "./document.ts";
import { type LoadedDelivery, loadDelivery } from "./read.ts";
import { type Reading, UnreadableDocument } from "./reading.ts";

/** More broken entries than this share of a document fail it as a whole (domain.md, Ingest 8). */
const BROKEN_SHARE = 0.01;

/** One delivery: read, recognise, adapt, apply. What is wrong with the document ends here, visibly; other errors are retried. */
export const applyDelivery = async (
  { deliveryId, approved = false }: { deliveryId: number; approved?: boolean },
  { last }: Attempt,
): Promise<void> => {
  const delivery = await loadDelivery(deliveryId);
  if (!delivery || delivery.state !== "queued") return;
  const work = () => attempt(delivery, approved);
  try {
    await (clockIsMovable() ? withClock(delivery.receivedAt, work) : work());
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble && !last) throw error;
    if (!trouble) log.error({ deliveryId, err: error }, "delivery failed for good");
    await copyAtomic((tx) =>
      settleDelivery(tx, deliveryId, error instanceof Held ? "held" : "failed", {
        trouble: trouble ?? {
          code: "internal",
          path: "",
          reason: "Applying it failed on our side; it can be replayed.",
        },
        outcome: error instanceof Held ? error.preview : null,
      }),
    );
  }
};

const attempt = async (delivery: LoadedDelivery, approved: boolean): Promise<void> => {
  const documents = readAll(delivery.body);
  await copyAtomic((tx) => applyDocuments(tx, delivery, documents, approved));
};

const readAll = (body: Buffer): ReadDocument[] => {
  const parts = readDocuments(body);
  return parts.map(({ value, bytes, notes }) => {
    const adapter = recognise(value);
    if (!adapter) {
      throw new UnreadableDocument(
        "",
        "Not a document of a tool that Plimsoll reads. `plimsoll formats` lists them.",
      );
    }
    const reading = adapter.read(value);
    refuseMostlyBroken(reading);
    return {
      reading: { ...reading, notes: [...notes, ...reading.notes] },
      sha256: parts.length === 1 ? null : hash("sha256", bytes ?? JSON.stringify(value)),
    };
  });
};

const refuseMostlyBroken = (reading: Reading): void => {
  const lost = reading.skipped.filter((skip) => skip.loses !== false);
  const entries =
    reading.targets.reduce((n, t) => n + t.observations.length, 0) + reading.facts.length + lost.length;
  if (lost.length > entries * BROKEN_SHARE) {
    throw new UnreadableDocument(
      lost[0]!.path,
      `${lost.length} of ${entries} entries are broken, the first: ${lost[0]!.reason}`,
    );
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
