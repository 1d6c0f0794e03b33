import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { packLeaves, unpackLeaves } from "./leaves.ts";

test("leaf hashes come back in their order", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      const leaves = texts.map((text) => createHash("sha256").update(text).digest());
      expect(unpackLeaves(packLeaves(leaves))).toEqual(leaves);
    }),
  );
});

test("bytes that are no whole number of digests are refused", () => {
  expect(() => unpackLeaves(Buffer.alloc(33))).toThrow(RangeError);
});
