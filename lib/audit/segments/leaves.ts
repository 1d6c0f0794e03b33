import { DIGEST } from "../merkle.ts";

/** Leaf hashes as one array of bytes, in order. */
export const packLeaves = (leaves: readonly Buffer[]): Buffer => Buffer.concat(leaves);

/** @throws RangeError when the bytes are no whole number of digests */
export const unpackLeaves = (packed: Buffer): Buffer[] => {
  if (packed.length % DIGEST !== 0) throw new RangeError(`${packed.length} bytes are no leaf hashes`);
  return Array.from({ length: packed.length / DIGEST }, (_, at) =>
    packed.subarray(at * DIGEST, (at + 1) * DIGEST),
  );
};
