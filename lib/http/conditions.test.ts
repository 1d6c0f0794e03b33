import { describe, expect, it } from "vitest";
import { entityTag, idempotencyKeyOf, isKnown } from "./conditions.ts";

describe("entity tags", () => {
  const tag = entityTag("{}");
  it("are weak, and another for another text", () => {
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(entityTag("{ }")).not.toBe(tag);
  });

  it.each([
    [null, false],
    [tag, true],
    [tag.slice(2), true],
    [`"other", ${tag}`, true],
    ["*", true],
    ['"other"', false],
    ["", false],
  ])("If-None-Match: %s → %s", (header, known) => {
    expect(isKnown(header, tag)).toBe(known);
  });
});

describe("idempotency keys", () => {
  const keyIn = (key: string, method = "POST") =>
    idempotencyKeyOf(new Request("http://x.example/", { method, headers: { "idempotency-key": key } }));

  it.each([
    ["order-1", "order-1"],
    ['"order-1"', "order-1"],
    ["x".repeat(200), "x".repeat(200)],
  ])("%s", (given, key) => {
    expect(keyIn(given)).toBe(key);
  });

  it.each(["", '""', "x".repeat(201), "ü"])("refuses %j", (given) => {
    expect(() => keyIn(given)).toThrow("1 to 200 printable characters");
  });

  it("are for POST alone", () => {
    expect(keyIn("order-1", "PUT")).toBeNull();
  });
});
