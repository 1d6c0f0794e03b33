import { expect, it } from "vitest";
import { addressWith, filterOf } from "./filter.ts";

it("takes days as whole days of UTC", () => {
  const { filter, refused } = filterOf({ from: "2026-03-01", to: "2026-03-01", action: "finding.triaged" });
  expect(filter).toMatchObject({ from: "2026-03-01T00:00:00.000Z", to: "2026-03-02T00:00:00.000Z" });
  expect(refused).toEqual([]);
});

it("leaves out what makes no sense, and says so", () => {
  const { filter, refused } = filterOf({ from: "yesterday", cursor: "-1", q: "cart", actorId: ["a", "b"] });
  expect(filter).toEqual({ q: "cart", limit: 50 });
  expect(refused.sort()).toEqual(["cursor", "from"]);
});

it("changes an address, and starts its pages again", () => {
  const params = { q: "a b", cursor: "90", action: "x.y", unknown: "1" };
  expect(addressWith(params, { action: undefined })).toBe("/audit?q=a+b");
  expect(addressWith(params, { cursor: "40" })).toBe("/audit?action=x.y&q=a+b&cursor=40");
  expect(addressWith({}, {})).toBe("/audit");
});
