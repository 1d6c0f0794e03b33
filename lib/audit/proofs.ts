import { nodeHash, rootOf, splitPoint } from "./merkle.ts";

/**
 * Audit path of leaf `index` in the tree of `leaves` (RFC 6962, 2.1.1), nearest sibling first.
 * @throws RangeError unless 0 ≤ index < leaves.length
 */
export const inclusionProof = (leaves: readonly Buffer[], index: number): Buffer[] => {
  if (!(index >= 0 && index < leaves.length)) throw new RangeError(`no leaf ${index}`);
  const path = (from: number, to: number): Buffer[] => {
    if (to - from === 1) return [];
    const middle = from + splitPoint(to - from);
    return index < middle
      ? [...path(from, middle), rootOf(leaves, middle, to)]
      : [...path(middle, to), rootOf(leaves, from, middle)];
  };
  return path(0, leaves.length);
};

/** Whether `proof` shows that `leaf` (a leaf hash) is number `index` of the tree with this size and root. */
export const verifyInclusion = (
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
};

/**
 * Proof that the tree of the first `size` leaves is the beginning of the whole (RFC 6962, 2.1.2).
 * Empty when the two are the same, or the first is empty.
 * @throws RangeError unless 0 ≤ size ≤ leaves.length
 */
export const consistencyProof = (leaves: readonly Buffer[], size: number): Buffer[] => {
  if (!(size >= 0 && size <= leaves.length)) throw new RangeError(`no earlier tree of ${size} leaves`);
  const path = (from: number, to: number, whole: boolean): Buffer[] => {
    if (size === to) return whole ? [] : [rootOf(leaves, from, to)];
    const middle = from + splitPoint(to - from);
    return size <= middle
      ? [...path(from, middle, whole), rootOf(leaves, middle, to)]
      : [...path(middle, to, false), rootOf(leaves, from, middle)];
  };
  return size === 0 ? [] : path(0, leaves.length, true);
};

const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

/** Whether `proof` shows that the tree (size, root) only appended to the tree (oldSize, oldRoot). */
export const verifyConsistency = (
  oldSize: number,
  oldRoot: Buffer,
  size: number,
  root: Buffer,
  proof: readonly Buffer[],
): boolean => {
  if (oldSize < 0 || oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && oldRoot.equals(root);
  if (oldSize === 0) return proof.length === 0;
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  let [node, last] = [oldSize - 1, size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [oldHash, hash] = [first, first];
  for (const step of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(step, oldHash);
      hash = nodeHash(step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, step);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && oldHash.equals(oldRoot) && hash.equals(root);
};

/**
 * Audit paths of many leaves at once (RFC 6962, 2.1.1), nearest sibling first: each level of the tree is made once, so
 * that a proof costs its own length. A level's odd last node goes up as it is.
 * @throws RangeError unless 0 ≤ index < leaves.length for each
 */
export const inclusionProofs = (leaves: readonly Buffer[], indices: readonly number[]): Buffer[][] => {
  for (const index of indices)
    if (!(index >= 0 && index < leaves.length)) throw new RangeError(`no leaf ${index}`);
  const paths: Buffer[][] = indices.map(() => []);
  for (let level = leaves, height = 0; level.length > 1; height++) {
    for (const [place, index] of indices.entries()) {
      const sibling = level[(index >> height) ^ 1];
      if (sibling) paths[place]!.push(sibling);
    }
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2)
      above.push(at + 1 < level.length ? nodeHash(level[at]!, level[at + 1]!) : level[at]!);
    level = above;
  }
  return paths;
};
