import { hash } from "node:crypto";
import type { Checkpoint } from "./checkpoint.ts";
import { append, type Frontier, frontierRoot } from "./frontier.ts";
import { DIGEST, leafHash } from "./merkle.ts";

/** Chain value before entry 1. */
export const CHAIN_START: Buffer = Buffer.alloc(DIGEST);

const link = Buffer.alloc(2 * DIGEST);

/**
 * SHA-256(previous chain value ‖ leaf hash). The chain proves nothing a checkpoint does not; it only says at
 * which entry a broken log broke, where a root can say no more than "somewhere before".
 */
export const chainHash = (previous: Uint8Array, leaf: Uint8Array): Buffer => {
  link.set(previous);
  link.set(leaf, DIGEST);
  return hash("sha256", link, "buffer");
};

export interface StoredEntry {
  seq: number;
  text: string;
  leaf: Buffer;
  chain: Buffer;
}

/** The log is not what was signed, from entry `first` on (or somewhere up to `last`). */
export class BrokenLog extends Error {
  readonly first: number;
  readonly last: number;

  constructor(first: number, reason: string, last: number = first) {
    super(reason);
    this.name = "BrokenLog";
    this.first = first;
    this.last = Math.max(first, last);
  }
}

/** Re-reads a log entry by entry and checkpoint by checkpoint; each step throws BrokenLog where it breaks. */
export class LogVerifier {
  readonly frontier: Frontier;
  chain: Buffer;
  /** Everything up to here stands under a signature. */
  signed: number;

  constructor(frontier: Frontier, chain: Buffer) {
    this.frontier = frontier;
    this.chain = chain;
    this.signed = frontier.size;
  }

  entry({ seq, text, leaf, chain }: StoredEntry): void {
    const expected = this.frontier.size + 1;
    if (seq !== expected) {
      const reason =
        seq > expected
          ? `entry ${expected} is missing, ${seq} stands there`
          : `entry ${seq} stands where ${expected} belongs`;
      throw new BrokenLog(expected, reason);
    }
    if (!text.isWellFormed() || !leafHash(text).equals(leaf)) {
      throw new BrokenLog(seq, `the text of entry ${seq} is not the one that was hashed`);
    }
    const next = chainHash(this.chain, leaf);
    if (!next.equals(chain)) {
      throw new BrokenLog(
        seq,
        `entry ${seq} does not follow entry ${seq - 1}: changed, moved, inserted, or one removed`,
      );
    }
    append(this.frontier, leaf);
    this.chain = next;
  }

  /** An entry whose text was let go: only its leaf hash is known, and the checkpoints say whether it is the one. */
  known(leaf: Buffer): void {
    append(this.frontier, leaf);
    this.chain = chainHash(this.chain, leaf);
  }

  /** A signed checkpoint, met when the entries it covers have been read. */
  checkpoint({ size, root }: Checkpoint): void {
    const here = this.frontier.size;
    if (size > here) {
      throw new BrokenLog(
        here + 1,
        `entries ${here + 1} to ${size} are missing: a checkpoint signed ${size}`,
        size,
      );
    }
    if (size < here) {
      throw new BrokenLog(
        size + 1,
        `entries ${size + 1} to ${here} stand before the checkpoint of ${size}`,
        here,
      );
    }
    if (!frontierRoot(this.frontier).equals(root)) {
      const first = Math.min(this.signed + 1, size);
      throw new BrokenLog(first, `entries ${first} to ${size} are not the ones that were signed`, size);
    }
    this.signed = size;
  }
}
