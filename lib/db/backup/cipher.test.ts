import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decrypted, encrypted, newCipherHeader } from "./cipher.ts";

const SAID = Buffer.from("head");
const header = newCipherHeader();
const from = async function* (...pieces: Buffer[]) {
  yield* pieces;
};
const whole = async (source: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
};
const seal = (plain: Buffer) => whole(encrypted(from(plain), "a passphrase", header, SAID));
const open = (sealed: Buffer, passphrase = "a passphrase", said = SAID) =>
  whole(decrypted(from(sealed), passphrase, header, said));

describe("a sealed stream", () => {
  it.each([0, 1, 65_536, 65_537, 200_000])(
    "of %i bytes opens again, in whatever pieces it comes",
    async (size) => {
      const plain = randomBytes(size);
      const sealed = await seal(plain);
      expect((await open(sealed)).equals(plain)).toBe(true);
      const halves = [sealed.subarray(0, sealed.length >> 1), sealed.subarray(sealed.length >> 1)];
      const opened = await whole(decrypted(from(...halves), "a passphrase", header, SAID));
      expect(opened.equals(plain)).toBe(true);
    },
  );

  const CHUNK = 65_536 + 16;
  it.each([
    [
      "a changed byte",
      (sealed: Buffer) =>
        Buffer.concat([
          sealed.subarray(0, 70_000),
          Buffer.from([sealed[70_000]! ^ 1]),
          sealed.subarray(70_001),
        ]),
    ],
    ["a missing end", (sealed: Buffer) => sealed.subarray(0, CHUNK * 2)],
    [
      "a missing chunk",
      (sealed: Buffer) => Buffer.concat([sealed.subarray(0, CHUNK), sealed.subarray(CHUNK * 2)]),
    ],
    [
      "swapped chunks",
      (sealed: Buffer) =>
        Buffer.concat([
          sealed.subarray(CHUNK, CHUNK * 2),
          sealed.subarray(0, CHUNK),
          sealed.subarray(CHUNK * 2),
        ]),
    ],
    ["nothing at all", () => Buffer.alloc(0)],
  ])("refuses %s", async (_, change) => {
    const sealed = await seal(randomBytes(200_000));
    await expect(open(change(sealed))).rejects.toThrow(/was changed/);
  });

  it("refuses another passphrase, and another head", async () => {
    const sealed = await seal(Buffer.from("secret"));
    await expect(open(sealed, "another")).rejects.toThrow(/passphrase/);
    await expect(open(sealed, "a passphrase", Buffer.from("other"))).rejects.toThrow(/passphrase/);
  });
});
