import fc from "fast-check";
import { expect, it } from "vitest";
import { inGrammar, queryIn } from "../address.ts";
import { parseFilter } from "../filter/parse.ts";
import { printFilter } from "../filter/print.ts";
import { FINDING_SORTS } from "../filter.ts";
import { GROUPINGS } from "../groups/schema.ts";
import { viewAddress } from "./address.ts";
import { DENSITIES } from "./schema.ts";

const filter = fc
  .array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 4 })
  .map((names) =>
    printFilter(names.map((name) => ({ field: "component", not: false, operator: "=", values: [name] }))),
  )
  .filter((text) => {
    try {
      return printFilter(parseFilter(text)) === text;
    } catch {
      return false;
    }
  });

const view = fc.record({
  id: fc.integer({ min: 1, max: 9999 }),
  filter,
  sort: fc.constantFrom(...FINDING_SORTS),
  hide: fc.uniqueArray(fc.constantFrom("team", "where", "fixed-in"), { maxLength: 3 }),
  density: fc.constantFrom(...DENSITIES),
  group: fc.option(fc.constantFrom(...GROUPINGS)),
});

it("an address says all of a view, whatever its filter names", () => {
  fc.assert(
    fc.property(view, (one) => {
      const params = Object.fromEntries(new URL(viewAddress(one), "http://plimsoll.test").searchParams);
      const query = inGrammar(queryIn(params));
      expect({
        id: Number(params.view),
        filter: query.filter ?? "",
        sort: query.sort ?? "-severity",
        hide: params.hide?.split(",") ?? [],
        density: params.density ?? "dense",
        group: params.group ?? null,
      }).toEqual(one);
    }),
  );
});
