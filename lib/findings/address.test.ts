import { expect, it } from "vitest";
import { queryIn, toggled } from "./address.ts";

it("takes what the filter knows, in one order, and leaves the rest", () => {
  const query = queryIn({
    sort: "-changed",
    severity: "high",
    finding: "3",
    q: "",
    kind: ["secret"],
    cursor: "x",
  });
  expect(query).toEqual({ severity: "high", sort: "-changed" });
  expect(JSON.stringify(queryIn({ severity: "high", sort: "-changed" }))).toBe(JSON.stringify(query));
});

it.each([
  [undefined, "high", "high"],
  ["high", "low", "high,low"],
  ["high,low", "high", "low"],
  ["high", "high", undefined],
])("%s with %s pressed is %s", (list, word, next) => expect(toggled(list, word)).toBe(next));
