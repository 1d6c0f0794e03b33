import { DIGEST, EMPTY_ROOT, nodeHash } from "./merkle.ts";

/**
 * All that appending needs of a tree: its size and the roots of its perfect subtrees, largest first, one for
 * each 1 in the binary form of `size` (a compact range beginning at 0).
 */
export interface Frontier {
  size: number;
  nodes: Buffer[];
}

export const emptyFrontier = (): Frontier => ({ size: 0, nodes: [] });

const bitCount = (n: number): number => n.toString(2).replaceAll("0", "").length;

/** Adds one leaf hash in place; two node hashes per leaf at worst on average, log₂(size) once. */
export const append = (frontier: Frontier, leaf: Buffer): void => {
  let node = leaf;
  // Sizes pass 2³¹ without bit operations, which would wrap.
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    node = nodeHash(frontier.nodes.pop()!, node);
  }
  frontier.nodes.push(node);
  frontier.size += 1;
};

/** Merkle tree hash of everything appended so far. */
export const frontierRoot = ({ nodes }: Frontier): Buffer =>
  nodes.length === 0 ? EMPTY_ROOT : nodes.reduceRight((right, left) => nodeHash(left, right));

/** The nodes one after the other, 32 bytes each: the form that is stored. */
export const packFrontier = ({ nodes }: Frontier): Buffer => Buffer.concat(nodes);

/** @throws RangeError when the bytes don't hold as many nodes as a tree of `size` has. */
export const unpackFrontier = (size: number, packed: Buffer): Frontier => {
  if (!Number.isSafeInteger(size) || size < 0 || packed.length !== bitCount(size) * DIGEST) {
    throw new RangeError(`a tree of ${size} entries does not have ${packed.length / DIGEST} subtrees`);
  }
  const nodes = Array.from({ length: packed.length / DIGEST }, (_, i) =>
    Buffer.from(packed.subarray(i * DIGEST, (i + 1) * DIGEST)),
  );
  return { size, nodes };
};
