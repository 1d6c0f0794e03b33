import type { CopyTx } from "../db/transaction.ts";
import type { Reading } from "../ingest/reading.ts";
export const recordInventory = async (
  _tx: CopyTx,
  _r: Reading,
  _c: unknown,
): Promise<{ merged: [number, number][]; repositoryIds: number[]; exposedIds: number[] }> => ({
  merged: [],
  repositoryIds: [],
  exposedIds: [],
});
