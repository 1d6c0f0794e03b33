import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OwnershipPattern, ownerOf, ruleFinder } from "../ownership.ts";
import { type PreviewedAsset, previewRules } from "./rule-preview.ts";
import { suggestRule } from "./suggestion.ts";

const rule = (teamId: number, change: Partial<OwnershipPattern>) => ({
  teamId,
  label: null,
  labelValue: null,
  namespace: null,
  cluster: null,
  repository: null,
  ...change,
});
const asset = (id: number, change: Partial<PreviewedAsset>): PreviewedAsset => ({
  id,
  kind: "workload",
  name: `asset ${id}`,
  teamId: null,
  labels: {},
  namespace: null,
  cluster: "prod",
  repository: null,
  ...change,
});

describe("previewRules", () => {
  it("says what each rule takes, from whom, and what an earlier rule keeps from it", () => {
    const rules = [
      rule(1, { namespace: "shop-*" }),
      rule(2, { cluster: "prod" }),
      rule(2, { namespace: "*" }),
    ];
    const assets = [
      asset(1, { namespace: "shop-eu", teamId: 1 }),
      asset(2, { namespace: "shop-us", teamId: 2 }),
      asset(3, { namespace: "bank", teamId: 3, kind: "host" }),
      asset(4, { cluster: "test", teamId: 3 }),
      asset(5, { cluster: "test" }),
    ];
    const preview = previewRules(rules, assets);
    expect(preview.rules.map(({ takes, shadowed, from }) => [takes, shadowed, from])).toEqual([
      [2, 0, [{ teamId: 2, assets: 1 }]],
      [1, 2, [{ teamId: 3, assets: 1 }]],
      [0, 3, []],
    ]);
    expect(preview).toMatchObject({ assets: 5, unowned: { before: 1, after: 2 }, moved: 3 });
    expect(preview.rules[1]).toMatchObject({ byKind: { host: 1 }, samples: ["asset 3"] });
    expect(preview.teams).toEqual([
      { teamId: 1, before: 1, after: 2 },
      { teamId: 2, before: 1, after: 1 },
      { teamId: 3, before: 2, after: 0 },
    ]);
  });

  const word = fc.constantFrom("a", "b", "ab");
  const pattern = fc.option(fc.constantFrom("a*", "b", "*", "?b"), { nil: null });
  const rules = fc.array(
    fc.record({
      teamId: fc.integer({ min: 1, max: 3 }),
      label: fc.option(fc.constantFrom("team", "tier"), { nil: null }),
      labelValue: pattern,
      namespace: pattern,
      cluster: pattern,
      repository: pattern,
    }),
    { maxLength: 6 },
  );
  const assets = fc.array(
    fc
      .record({
        teamId: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
        labels: fc.dictionary(fc.constantFrom("team", "tier"), word),
        namespace: fc.option(word, { nil: null }),
        cluster: fc.option(word, { nil: null }),
        repository: fc.option(word, { nil: null }),
      })
      .map((change) => asset(1, change)),
    { maxLength: 30 },
  );

  it("counts what giving every asset its owner one by one comes to", () => {
    fc.assert(
      fc.property(rules, assets, (list, all) => {
        const ordered = list.map((one, position) => ({ ...one, position }));
        const owners = all.map((one) => ownerOf(one, ordered));
        const find = ruleFinder(list);
        expect(all.map((one) => list[find(one)]?.teamId ?? null)).toEqual(owners);
        const preview = previewRules(list, all);
        expect(preview.moved).toBe(all.filter((one, i) => one.teamId !== owners[i]).length);
        expect(preview.unowned.after).toBe(owners.filter((owner) => owner === null).length);
        const taken = preview.rules.reduce((sum, one) => sum + one.takes, 0);
        expect(taken + preview.unowned.after).toBe(all.length);
        for (const { teamId, after } of preview.teams)
          expect(after).toBe(owners.filter((o) => o === teamId).length);
      }),
    );
  });
});

describe("suggestRule", () => {
  it.each<[string, Partial<PreviewedAsset>, Partial<OwnershipPattern> | null]>([
    ["its owner label", { labels: { team: "pay" }, namespace: "shop" }, { label: "team", labelValue: "pay" }],
    ["no empty label", { labels: { team: "" }, namespace: "shop" }, { namespace: "shop", cluster: "prod" }],
    [
      "its repository's folder",
      { repository: "registry.example/pay/api" },
      { repository: "registry.example/pay/*" },
    ],
    [
      "a repository without one",
      { repository: "registry.example/api" },
      { repository: "registry.example/api" },
    ],
    ["its cluster", {}, { cluster: "prod" }],
    ["nothing", { cluster: null }, null],
  ])("%s", (_, change, suggested) => {
    const { teamId: _team, ...pattern } = rule(0, suggested ?? {});
    const given = suggestRule(asset(1, change));
    expect(given).toEqual(suggested && pattern);
    if (given) expect(ruleFinder([given])(asset(1, change))).toBe(0);
  });
});
