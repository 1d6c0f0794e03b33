import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { append, emptyFrontier, frontierRoot, packFrontier, unpackFrontier } from "./frontier.ts";
import { EMPTY_ROOT, leafHash, leafHashOfBytes, rootOf } from "./merkle.ts";
import {
  consistencyProof,
  inclusionProof,
  inclusionProofs,
  verifyConsistency,
  verifyInclusion,
} from "./proofs.ts";

/** The reference tree of the certificate transparency test suites: eight inputs, the root after each. */
const PUBLISHED = [
  ["", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"],
  ["00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
  ["10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"],
  ["2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
  ["3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"],
  ["40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"],
  ["5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"],
  ["606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"],
] as const;

const leavesOf = (n: number): Buffer[] => Array.from({ length: n }, (_, i) => leafHash(`leaf ${i}`));
const flipped = (hash: Buffer, bit: number): Buffer => {
  const copy = Buffer.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};

describe("published vectors", () => {
  test("the empty log", () => {
    expect(EMPTY_ROOT.toString("hex")).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(frontierRoot(emptyFrontier())).toEqual(EMPTY_ROOT);
  });

  test("the root after each of eight leaves, recursive and appended", () => {
    const frontier = emptyFrontier();
    const leaves: Buffer[] = [];
    for (const [input, root] of PUBLISHED) {
      const leaf = leafHashOfBytes(Buffer.from(input, "hex"));
      leaves.push(leaf);
      append(frontier, leaf);
      expect(rootOf(leaves).toString("hex")).toBe(root);
      expect(frontierRoot(frontier).toString("hex")).toBe(root);
    }
  });
});

test("text hashes like its UTF-8 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) =>
      leafHash(text).equals(leafHashOfBytes(Buffer.from(text, "utf8"))),
    ),
  );
});

test("appending gives the root of the definition, also across a pack and unpack", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), (first, more) => {
      const leaves = leavesOf(first + more);
      const start = emptyFrontier();
      for (const leaf of leaves.slice(0, first)) append(start, leaf);
      const frontier = unpackFrontier(first, packFrontier(start));
      for (const leaf of leaves.slice(first)) append(frontier, leaf);
      return frontierRoot(frontier).equals(rootOf(leaves));
    }),
  );
});

test("a frontier that does not fit its size is refused", () => {
  expect(() => unpackFrontier(3, Buffer.alloc(32))).toThrow(RangeError);
  expect(() => unpackFrontier(4, Buffer.alloc(31))).toThrow(RangeError);
});

test("every inclusion proof holds, and fails for another leaf, place, root or path", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), fc.nat(255), (size, pick, bit) => {
      const leaves = leavesOf(size);
      const index = pick % size;
      const [proof, root, leaf] = [inclusionProof(leaves, index), rootOf(leaves), leaves[index]!];
      expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
      expect(verifyInclusion(flipped(leaf, bit), index, size, proof, root)).toBe(false);
      expect(verifyInclusion(leaf, index, size, proof, flipped(root, bit))).toBe(false);
      expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false);
      expect(verifyInclusion(leaf, index, size, [...proof, root], root)).toBe(false);
      if (size > 1) {
        expect(verifyInclusion(leaf, (index + 1) % size, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false);
        const bent = proof.with(0, flipped(proof[0]!, bit));
        expect(verifyInclusion(leaf, index, size, bent, root)).toBe(false);
      }
    }),
  );
});

test("every consistency proof holds, and fails for another past or present", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), fc.nat(255), (size, pick, bit) => {
      const leaves = leavesOf(size);
      const old = pick % (size + 1);
      const [oldRoot, root] = [rootOf(leaves, 0, old), rootOf(leaves)];
      const proof = consistencyProof(leaves, old);
      expect(verifyConsistency(old, oldRoot, size, root, proof)).toBe(true);
      if (old === 0) return;
      expect(verifyConsistency(old, flipped(oldRoot, bit), size, root, proof)).toBe(false);
      expect(verifyConsistency(old, oldRoot, size, flipped(root, bit), proof)).toBe(false);
      expect(verifyConsistency(size + 1, oldRoot, size, root, proof)).toBe(false);
      if (proof.length > 0) {
        expect(verifyConsistency(old, oldRoot, size, root, proof.slice(1))).toBe(false);
        const bent = proof.with(0, flipped(proof[0]!, bit));
        expect(verifyConsistency(old, oldRoot, size, root, bent)).toBe(false);
      }
    }),
  );
});

test("many inclusion proofs at once are those made one by one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 130 }), fc.array(fc.nat(), { maxLength: 8 }), (size, picks) => {
      const leaves = leavesOf(size);
      const indices = picks.map((pick) => pick % size);
      expect(inclusionProofs(leaves, indices)).toEqual(indices.map((index) => inclusionProof(leaves, index)));
    }),
  );
});
