import { expect, it } from "vitest";
import { parseFilter } from "../findings/filter/parse.ts";
import { scopesOf } from "./scopes.ts";

it("gives scopes that read back as the filters they mean, whatever is in the names", () => {
  const where = { rule: "CVE-2026-1", component: 'odd "name", really', subject: { id: 7, name: "shop/web" } };
  expect(
    scopesOf(where).map(({ scope }) => parseFilter(scope).map(({ field, values }) => [field, ...values])),
  ).toEqual([
    [
      ["rule", "CVE-2026-1"],
      ["component", 'odd "name", really'],
      ["subject", "#7"],
    ],
    [
      ["rule", "CVE-2026-1"],
      ["subject", "#7"],
    ],
    [["rule", "CVE-2026-1"]],
  ]);
  expect(scopesOf({ ...where, component: "" })[0]!.scope).toBe("rule:CVE-2026-1 subject:#7");
});
