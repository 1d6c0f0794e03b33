import { describe, expect, it } from "vitest";
import { type OwnedAsset, type OwnershipRule, ownerOf } from "./ownership.ts";

const rule = (change: Partial<OwnershipRule>): OwnershipRule => ({
  teamId: 1,
  position: 1,
  label: null,
  labelValue: null,
  namespace: null,
  cluster: null,
  repository: null,
  ...change,
});
const asset: OwnedAsset = {
  labels: { team: "pay" },
  namespace: "shop-eu",
  cluster: "prod",
  repository: null,
};

describe("ownerOf", () => {
  it.each([
    ["no rule", [], null],
    ["a rule without patterns", [rule({})], 1],
    ["a label with its value", [rule({ label: "team", labelValue: "pay" })], 1],
    ["a label with any value", [rule({ label: "team" })], 1],
    ["another value of the label", [rule({ label: "team", labelValue: "web" })], null],
    ["a label it hasn't, any value", [rule({ label: "owner" })], null],
    ["a name every object has is no label", [rule({ label: "constructor-x" })], null],
    ["a namespace by its beginning", [rule({ namespace: "shop-*" })], 1],
    ["a dot that is no wildcard", [rule({ namespace: "shop.eu" })], null],
    ["a pattern on what it doesn't have", [rule({ repository: "*" })], null],
    ["all patterns of one rule together", [rule({ namespace: "shop-*", cluster: "test" })], null],
    [
      "the first by position, whatever the order",
      [rule({ teamId: 2, position: 2 }), rule({ teamId: 7, position: 1 })],
      7,
    ],
  ])("%s", (_, rules, team) => {
    expect(ownerOf(asset, rules)).toBe(team);
  });
});
