import { log } from "../log.ts";
import { masterKey } from "./ring-file.ts";
import { finishRotation, rewrapBatch, SEALED } from "./write.ts";

const BATCH = 100;

/** One walk over everything sealed with another key than the first. @returns rows seen, and those that stayed. */
const walk = async (rotationId: number): Promise<{ seen: boolean; failed: number }> => {
  const keys = masterKey();
  const found = { seen: false, failed: 0 };
  for (const source of Object.keys(SEALED)) {
    for (let after = 0; ; ) {
      const { last, failed } = await rewrapBatch(rotationId, source, keys, { after, limit: BATCH });
      found.failed += failed;
      if (last === null) break;
      found.seen ||= failed < BATCH;
      after = last;
    }
  }
  return found;
};

/**
 * Wraps all data keys for the ring's first key, in small transactions. What a process sealed in the moment of the change
 * is found by the second walk; killed, it begins again and finds only what is left.
 */
export const rewrapKeys = async ({ rotationId }: { rotationId: number }): Promise<void> => {
  await walk(rotationId);
  const { failed } = await walk(rotationId);
  if (failed > 0)
    log.error({ rotationId, failed }, "some bodies are sealed with a key that is not in the ring");
  await finishRotation(rotationId, failed);
};
