import { describe, expect, it } from "vitest";
import { groupOf } from "./group.ts";

const nameOf = (name: string) =>
  groupOf({ name, labels: {}, image: "registry.example/ci/job:1" }, true)?.name;

describe("the group that a container's name says it is of", () => {
  it.each([
    ["build-7f3a9c21", "build-#"],
    ["build-abc1defa", "build-#"],
    ["build-12345678", "build-#"],
    ["build-abcdef01", "build-#"],
    ["runner-0001-mail", "runner-#-mail"],
    ["build-3", "build-3"],
    ["facade", "facade"],
    ["cart-effaced", "cart-effaced"],
    ["cart-1ab", "cart-1ab"],
  ])("%s: %s", (name, group) => {
    expect(nameOf(name)).toBe(group);
  });
});
