import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EstateAsset } from "../estate/schema.ts";
import { ledger } from "../ledger.ts";
import { AREAS } from "../schema.ts";
import { type AreaState, scoreOf } from "../score.ts";
import { cellsOf, comparePlaces, coverOf, isAsked, placeOf, type Watch } from "./cover.ts";

const NOW = Date.UTC(2026, 2, 10);
const DAY = 86_400_000;
const area = (change: Partial<AreaState> = {}): AreaState => ({
  area: "vulnerabilities",
  hazard: 0,
  assessedAt: NOW - DAY,
  ttlSeconds: (2 * DAY) / 1000,
  late: false,
  excluded: false,
  ...change,
});
const asset = (change: Partial<EstateAsset> = {}): EstateAsset => ({
  id: 7,
  key: "image:a",
  subjectId: 7,
  kind: "image",
  name: "registry.example/cart:1.0",
  criticality: 1,
  teamCriticality: 1,
  siblings: 1,
  exposure: "running",
  teamId: 3,
  clusterIds: [],
  honoured: new Map(),
  dismissed: 0,
  excluded: [],
  areas: [],
  ...change,
});
const watch: Watch = {
  silent: new Set(),
  owners: new Map([[3, "shop"]]),
  clusterNames: new Map([[9, "prod eu"]]),
};
const stateOf = (change: Partial<EstateAsset>, more: Partial<Watch> = {}) =>
  coverOf(asset(change), { ...watch, ...more }, NOW).find((row) => row.area === "vulnerabilities")!;

describe("coverOf", () => {
  it.each([
    ["never looked at", {}, "never"],
    ["looked at in time", { areas: [area()] }, "fresh"],
    ["looked at too long ago", { areas: [area({ assessedAt: NOW - 3 * DAY })] }, "stale"],
    ["looked at once, too old already", { areas: [area({ late: true })] }, "never"],
    [
      "left out",
      {
        areas: [area({ excluded: true })],
        excluded: [{ area: "vulnerabilities" as const, by: "ann", at: "2026-03-01", because: "test bed" }],
      },
      "excluded",
    ],
  ])("says %s", (_, change, state) => expect(stateOf(change).state).toBe(state));

  it("says silent where only silent collectors look, never where nobody did", () => {
    const silent = new Set(["7/vulnerabilities"]);
    expect(stateOf({ areas: [area()] }, { silent }).state).toBe("silent");
    expect(stateOf({ areas: [area({ assessedAt: NOW - 3 * DAY })] }, { silent }).state).toBe("silent");
    expect(stateOf({}, { silent }).state).toBe("never");
  });

  it("names the owner and a command with the asset's name in it", () => {
    const row = stateOf({});
    expect(row.owner).toBe("shop");
    expect(row.command).toContain("trivy image --format json --quiet registry.example/cart:1.0 >");
    expect(stateOf({ areas: [area()] }).command).toBeNull();
  });

  it("quotes what a shell would take apart", () => {
    expect(stateOf({ name: "it's; rm -rf /" }).command).toContain(String.raw`'it'\''s; rm -rf /'`);
    const workload = coverOf(asset({ kind: "workload", name: "shop/cart", clusterIds: [9] }), watch, NOW);
    expect(workload.find((row) => row.area === "configuration")?.command).toContain("'cluster:prod eu'");
  });

  it("says who left an area out, and why", () => {
    const excluded = [{ area: "vulnerabilities" as const, by: "ann", at: "2026-03-01", because: "test bed" }];
    expect(stateOf({ areas: [area({ excluded: true })], excluded }).exclusion).toEqual({
      by: "ann",
      at: "2026-03-01",
      because: "test bed",
    });
  });
});

const areas = fc.array(
  fc.record({
    area: fc.constantFrom(...AREAS),
    hazard: fc.nat(500),
    assessedAt: fc.option(fc.integer({ min: NOW - 90 * DAY, max: NOW })),
    ttlSeconds: fc.integer({ min: 60, max: 30 * 86_400 }),
    late: fc.boolean(),
    excluded: fc.boolean(),
  }),
  { maxLength: 4 },
);
const estates = fc
  .array(fc.record({ kind: fc.constantFrom("image", "workload", "host", "cluster" as const), areas }), {
    maxLength: 12,
  })
  .map((list) =>
    list.map(({ kind, areas: own }, id) =>
      asset({
        id,
        kind: kind as EstateAsset["kind"],
        key: `k${id}`,
        name: `n${id % 3}`,
        areas: [...new Map(own.map((one) => [one.area, one])).values()],
      }),
    ),
  );

describe("the page and the ledger", () => {
  it("name the same assets as never looked at and as stale", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        const rows = estate.flatMap((one) => coverOf(one, watch, NOW));
        const named = (kind: "stale" | "unassessed") =>
          ledger(scoreOf(estate, NOW), [])
            .filter((line) => line.kind === kind)
            .flatMap((line) => line.assetIds.map((id) => `${id}/${line.area}`))
            .sort();
        const listed = (state: "stale" | "never") =>
          rows
            .filter((row) => row.state === state)
            .map((row) => `${row.asset.id}/${row.area}`)
            .sort();
        expect(named("unassessed")).toEqual(listed("never"));
        expect(named("stale")).toEqual(listed("stale"));
      }),
    );
  });

  it("counts every row in exactly one cell", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        const rows = estate.flatMap((one) => coverOf(one, watch, NOW));
        for (const { kind, area: of, counts } of cellsOf(rows))
          for (const [state, n] of Object.entries(counts))
            expect(rows.filter(isAsked({ kind, area: of, state: [state as "never"] }))).toHaveLength(n);
      }),
    );
  });

  it("orders rows without ties, the most pressing first", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        const places = estate.flatMap((one) => coverOf(one, watch, NOW)).map(placeOf);
        const sorted = places.toSorted(comparePlaces);
        expect(new Set(places).size).toBe(places.length);
        for (const [i, place] of sorted.entries())
          if (i > 0) expect(comparePlaces(sorted[i - 1]!, place)).toBe(-1);
      }),
    );
  });
});
