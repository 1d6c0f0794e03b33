const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const digest = async (...parts: Uint8Array[]): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(parts.flatMap((part) => [...part]))));

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * Whether an entry is number `index` (from 0) of the tree with this size and root: RFC 9162, 2.1.3.2, with WebCrypto.
 * @param proof sibling hashes as hexadecimal text, the nearest first
 */
export const verifyInclusion = async (
  entry: string,
  index: number,
  size: number,
  proof: readonly string[],
  root: Uint8Array,
): Promise<boolean> => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [node, last] = [index, size - 1];
  let hash = await digest(LEAF, new TextEncoder().encode(entry));
  for (const step of proof) {
    if (last === 0) return false;
    const sibling = bytesOf(step);
    if (node % 2 === 1 || node === last) {
      hash = await digest(NODE, sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = await digest(NODE, hash, sibling);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.length === root.length && hash.every((byte, at) => byte === root[at]);
};
