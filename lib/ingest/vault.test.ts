import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { masterKey, seal, unseal } from "./vault.ts";

const key = randomBytes(32);

describe("vault", () => {
  it("gives back any body", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        const body = Buffer.from(bytes);
        expect(unseal(key, seal(key, body, "report/a"), "report/a", body.length).equals(body)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("refuses another key, another owner and any changed byte", () => {
    const sealed = seal(key, Buffer.from("a report"), "report/a");
    expect(() => unseal(randomBytes(32), sealed, "report/a", 0)).toThrow();
    expect(() => unseal(key, sealed, "report/b", 0)).toThrow();
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i]! ^= 1;
      expect(() => unseal(key, changed, "report/a", 0)).toThrow();
    }
  });

  it("refuses a master key of the wrong length", () => {
    expect(() => masterKey(Buffer.alloc(31).toString("base64"))).toThrow(/32 bytes/);
    expect(() => masterKey("")).toThrow(/32 bytes/);
    expect(masterKey(key.toString("base64"))).toEqual(key);
  });
});
