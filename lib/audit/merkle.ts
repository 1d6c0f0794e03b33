import { hash } from "node:crypto";

/** SHA-256 digests are 32 bytes. */
export const DIGEST = 32;

/** Hash of the empty log: SHA-256 of nothing (RFC 6962, 2.1). */
export const EMPTY_ROOT: Buffer = hash("sha256", "", "buffer");

/**
 * RFC 6962, 2.1: SHA-256(0x00 ‖ the entry's UTF-8 bytes). The prefix keeps a leaf from posing as a node.
 * Text must be well formed: a lone surrogate would hash like U+FFFD.
 */
export const leafHash = (text: string): Buffer => hash("sha256", `\0${text}`, "buffer");

/** As `leafHash`, for an entry given as bytes. */
export const leafHashOfBytes = (entry: Uint8Array): Buffer =>
  hash("sha256", Buffer.concat([Buffer.of(0), entry]), "buffer");

const pair = Buffer.alloc(1 + 2 * DIGEST, 1);

/** RFC 6962, 2.1: SHA-256(0x01 ‖ left ‖ right); both 32 bytes. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => {
  pair.set(left, 1);
  pair.set(right, 1 + DIGEST);
  return hash("sha256", pair, "buffer");
};

/** Largest power of two smaller than n; n ≥ 2. */
export const splitPoint = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** Merkle tree hash of the leaves [from, to), by the definition of RFC 6962, 2.1. */
export const rootOf = (leaves: readonly Buffer[], from = 0, to = leaves.length): Buffer => {
  const n = to - from;
  if (n === 0) return EMPTY_ROOT;
  if (n === 1) return leaves[from]!;
  const middle = from + splitPoint(n);
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to));
};
