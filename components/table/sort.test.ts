import { expect, it } from "vitest";
import { ariaSort, pressed, readSort } from "./sort.ts";

it.each([
  ["", "severity", "-severity"],
  ["-severity", "severity", "severity"],
  ["severity", "severity", "-severity"],
  ["-age", "severity", "-severity"],
])("from %s, pressing %s orders by %s", (current, key, next) => expect(pressed(current, key)).toBe(next));

it("reads and speaks an order", () => {
  expect(readSort("-age")).toEqual({ key: "age", descending: true });
  expect(ariaSort("-age", "age")).toBe("descending");
  expect(ariaSort("age", "age")).toBe("ascending");
  expect(ariaSort("age", "title")).toBeUndefined();
  expect(ariaSort("", undefined)).toBeUndefined();
});
