import fc from "fast-check";
import { expect, it } from "vitest";
import { openText, sealText } from "./sealing.ts";

it("gives back what was sealed, to the same secret and owner only", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (text, secret) => {
      const sealed = sealText(text, secret, "person:1");
      expect(openText(sealed, secret, "person:1")).toBe(text);
      expect(() => openText(sealed, `${secret}x`, "person:1")).toThrow();
      expect(() => openText(sealed, secret, "person:2")).toThrow();
    }),
    { numRuns: 50 },
  );
});

it("notices a change", () => {
  const bytes = Buffer.from(sealText("token", "key", "person:1"), "base64");
  bytes[bytes.length - 1]! ^= 1;
  expect(() => openText(bytes.toString("base64"), "key", "person:1")).toThrow();
});
