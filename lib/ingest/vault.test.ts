import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyId, NEWEST, parseKeys, rewrappedHead, seal, unseal } from "./vault.ts";

const key = [randomBytes(32)];

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
    expect(() => unseal([randomBytes(32)], sealed, "report/a", 0)).toThrow();
    expect(() => unseal(key, sealed, "report/b", 0)).toThrow();
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i]! ^= 1;
      expect(() => unseal(key, changed, "report/a", 0)).toThrow();
    }
  });

  it("reads keys one after the other, and refuses those of the wrong length", () => {
    const [one, two] = [randomBytes(32), randomBytes(32)];
    expect(parseKeys(`${one.toString("base64")}\n${two.toString("base64")}\n`)).toEqual([one, two]);
    expect(parseKeys(`${one.toString("base64")},${two.toString("base64")}`)).toEqual([one, two]);
    expect(() => parseKeys(Buffer.alloc(31).toString("base64"))).toThrow(/32 bytes/);
    expect(() => parseKeys("")).toThrow(/32 bytes/);
  });

  it("wraps anew without touching the body, after which the old key opens nothing", () => {
    const next = [randomBytes(32), ...key];
    const body = Buffer.from("a report ".repeat(50));
    const sealed = seal(key, body, "report/a");
    const head = rewrappedHead(next, sealed.subarray(0, 69), "report/a");
    const moved = Buffer.concat([head, sealed.subarray(69)]);
    expect(moved[0]).toBe(NEWEST);
    expect(moved.subarray(1, 9)).toEqual(keyId(next[0]!));
    expect(unseal([next[0]!], moved, "report/a", body.length)).toEqual(body);
    expect(() => unseal(key, moved, "report/a", body.length)).toThrow(/not in the ring/);
    expect(() => rewrappedHead(next, sealed, "report/b")).toThrow();
  });

  it("opens and wraps anew what was sealed before keys had ids", () => {
    const body = Buffer.from("an old report");
    const sealed = seal(key, body, "report/a");
    const old = Buffer.concat([Buffer.of(1), sealed.subarray(9)]);
    const ring = [randomBytes(32), ...key];
    expect(unseal(ring, old, "report/a", body.length)).toEqual(body);
    const moved = Buffer.concat([rewrappedHead(ring, old, "report/a"), old.subarray(61)]);
    expect(unseal([ring[0]!], moved, "report/a", body.length)).toEqual(body);
  });
});
