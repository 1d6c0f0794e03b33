import { expect, it } from "vitest";
import { inGrammar, queryIn } from "./address.ts";
import type { FindingQuery } from "./filter.ts";

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

it.each<[FindingQuery, FindingQuery]>([
  [{ severity: "high,low", state: "all" }, { filter: "severity:high,low is:any" }],
  [
    { q: "two words", team: "none", cluster: "7", sort: "-changed" },
    { filter: '"two words" cluster:#7 team:none', sort: "-changed" },
  ],
  [
    { filter: "kev:yes", fix: "false", after: "2026-01-01" },
    { filter: "kev:yes fix:no first-seen:>=2026-01-01" },
  ],
  [{ severity: "worst" }, { severity: "worst" }],
  [{}, {}],
])("%o is said in the grammar", (query, expected) => expect(inGrammar(query)).toEqual(expected));
