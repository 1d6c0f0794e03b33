import { type Checkpoint, writeCheckpoint } from "./checkpoint.ts";
import { readEntry } from "./entry-text.ts";
import { append, type Frontier, frontierRoot } from "./frontier.ts";
import { chainHash } from "./log-verifier.ts";
import { leafHash } from "./merkle.ts";
import type { Signer } from "./signed-note.ts";

export const CHECKPOINT_EVERY_MS = 5 * 60_000;
export const CHECKPOINT_EVERY_ENTRIES = 1_000;
export const BATCH = 500;

/** How many entries the next batch may take, so that no checkpoint ever covers more than its limit. */
export const batchRoom = (size: number, signedSize: number): number =>
  Math.max(1, Math.min(BATCH, signedSize + CHECKPOINT_EVERY_ENTRIES - size));

/** Whether a log of `size` entries is due for a checkpoint; an idle log too, so that silence is on record. */
export const isCheckpointDue = (last: { size: number; at: Date } | null, size: number, now: Date): boolean =>
  last === null ||
  size - last.size >= CHECKPOINT_EVERY_ENTRIES ||
  now.getTime() - last.at.getTime() >= CHECKPOINT_EVERY_MS;

/** Rows of `audit_entry` as one array per column, in log order; advances `frontier` in place. */
export const appendAll = (
  frontier: Frontier,
  chainBefore: Buffer,
  pending: readonly { id: number; entry: string }[],
) => {
  let chain = chainBefore;
  const rows = pending.map(({ id, entry }) => {
    const leaf = leafHash(entry);
    append(frontier, leaf);
    chain = chainHash(chain, leaf);
    return { id, entry, leaf, chain, seq: frontier.size, said: readEntry(entry) };
  });
  return { rows, chain };
};

export const signedCheckpoint = (
  frontier: Frontier,
  now: Date,
  signer: Signer,
): Checkpoint & { note: string } => {
  const checkpoint = { size: frontier.size, root: frontierRoot(frontier), at: now.toISOString() };
  return { ...checkpoint, note: writeCheckpoint(checkpoint, signer) };
};
