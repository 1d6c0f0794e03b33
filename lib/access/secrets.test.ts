import { expect, it } from "vitest";
import { mintToken, parseToken, sameSecret, secretHash } from "./secrets.ts";

it("reads back what it minted", () => {
  const { text, ...minted } = mintToken("collector");
  expect(text).toMatch(/^plm_collector_[0-9a-f]{16}_[0-9a-f]{48}_[0-9a-f]{6}$/);
  expect(parseToken(text)).toEqual(minted);
});

it("takes every single changed character for a typing error", () => {
  const { text } = mintToken("collector");
  for (let at = "plm_collector_".length; at < text.length; at++) {
    const other = text[at] === "0" ? "1" : "0";
    expect(parseToken(text.slice(0, at) + other + text.slice(at + 1)), `character ${at}`).toBeNull();
  }
});

it.each(["", "plm_", `${mintToken("link").text} `, mintToken("link").text.toUpperCase(), "Bearer x"])(
  "knows nothing of %j",
  (text) => expect(parseToken(text)).toBeNull(),
);

it("compares secrets by their digests", () => {
  expect(sameSecret("a", secretHash("a"))).toBe(true);
  expect(sameSecret("a", secretHash("b"))).toBe(false);
  expect(sameSecret("a", Buffer.alloc(0))).toBe(false);
});
