import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AliasEvidence, advisoryId, canonicalIds } from "./alias.ts";

const [A, B, C] = ["GHSA-aaaa-bbbb-cccc", "GHSA-bbbb-cccc-dddd", "GHSA-cccc-dddd-ffff"] as const;
const [one, two] = ["CVE-2024-0001", "CVE-2024-0002"] as const;
const read = (claims: Record<string, string[]>) =>
  canonicalIds(Object.entries(claims).map(([id, aliases]) => ({ id, aliases })));

describe("advisoryId", () => {
  it.each([
    [" cve-2024-0001 ", one],
    ["ghsa-AAAA-bbbb-CCCC", A],
    ["RHSA-2024:1", "RHSA-2024:1"],
    ["CVE-24-1", "CVE-24-1"],
  ])("%s", (text, id) => expect(advisoryId(text)).toBe(id));
});

describe("canonicalIds", () => {
  it.each([
    ["a GHSA goes under its CVE", { [A]: [one] }, { [A]: one, [one]: one }],
    ["whoever says it", { [one]: [A] }, { [A]: one }],
    ["two GHSAs of one CVE", { [one]: [A, B] }, { [A]: one, [B]: one }],
    ["the usual record of three names", { "PYSEC-1": [one, A], [A]: [one] }, { "PYSEC-1": one, [A]: one }],
    ["a GHSA known only beside a CVE", { "PYSEC-1": [one, A] }, { "PYSEC-1": one, [A]: one }],
    [
      "two GHSAs, one of which gets its CVE by a detour",
      { "OSV-1": [A, B], [A]: [one], "XX-1": [B, one] },
      { "OSV-1": one },
    ],
    ["by way of a GHSA", { "PYSEC-1": [A], [A]: [one] }, { "PYSEC-1": one }],
    ["a GHSA where there is no CVE", { "AAA-1": [A] }, { "AAA-1": A, [A]: A }],
    [
      "the smallest where there is neither",
      { "ZZZ-1": ["MMM-1"], "MMM-1": ["QQQ-1"] },
      { "ZZZ-1": "MMM-1", "QQQ-1": "MMM-1" },
    ],
    ["alone", { "ZZZ-1": ["ZZZ-1", " "] }, { "ZZZ-1": "ZZZ-1" }],
    ["CVEs never merge", { [one]: [two] }, { [one]: one, [two]: two }],
    ["GHSAs don't merge by themselves", { [A]: [B] }, { [A]: A, [B]: B }],
    [
      "a nearer statement outweighs a farther one",
      { [A]: [one, "PYSEC-1"], "PYSEC-1": [two] },
      { [A]: one, "PYSEC-1": two },
    ],
    ["a bundle hands nothing on", { "DSA-1": [one, two, "XX-1"] }, { "XX-1": "XX-1" }],
  ])("%s", (_, claims, expected) => {
    const found = read(claims as Record<string, string[]>);
    for (const [id, canonical] of Object.entries(expected))
      expect(found.get(id)).toEqual({ canonical, bundleOf: [] });
  });

  it.each([
    ["naming two CVEs", { "DSA-1": [two, one] }, "DSA-1", [one, two]],
    ["named by two CVEs", { [one]: [A], [two]: [A] }, A, [one, two]],
    ["by way of two GHSAs", { "OSV-1": [A, B], [A]: [one], [B]: [two] }, "OSV-1", [one, two]],
    ["a GHSA with a CVE and one without", { "OSV-1": [A, B], [A]: [one] }, "OSV-1", [one, B]],
    ["two GHSAs without CVEs", { "OSV-1": [C, B] }, "OSV-1", [B, C]],
  ])("is a bundle %s", (_, claims, id, members) => {
    const found = read(claims as Record<string, string[]>);
    expect(found.get(id)).toEqual({ canonical: id, bundleOf: members });
    for (const member of members) expect(found.get(member)).toEqual({ canonical: member, bundleOf: [] });
  });

  it("takes a merge back when contradicted", () => {
    const early: AliasEvidence[] = [{ id: "RHSA-2024:1", aliases: [one] }];
    expect(canonicalIds(early).get("RHSA-2024:1")?.canonical).toBe(one);
    const late = canonicalIds([...early, { id: "RHSA-2024:1", aliases: [two] }]);
    expect(late.get("RHSA-2024:1")).toEqual({ canonical: "RHSA-2024:1", bundleOf: [one, two] });
  });

  const id = fc.constantFrom(one, two, "CVE-2024-0003", A, B, C, "PYSEC-1", "OSV-1", "DSA-1", "XX-1");
  const evidence = fc.array(fc.record({ id, aliases: fc.uniqueArray(id, { maxLength: 3 }) }), {
    maxLength: 9,
  });
  const sorted = (found: Map<string, unknown>) => [...found].sort(([a], [b]) => (a < b ? -1 : 1));

  it("doesn't depend on order, repetition or how claims are cut up", () => {
    const mixed = evidence.chain((claims) => {
      const pieces = claims.flatMap((claim) => [
        claim,
        ...claim.aliases.map((alias) => ({ id: alias, aliases: [claim.id] })),
      ]);
      return fc.tuple(
        fc.constant(claims),
        fc.shuffledSubarray([...pieces, ...claims], { minLength: pieces.length + claims.length }),
      );
    });
    fc.assert(
      fc.property(mixed, ([claims, shuffled]) => {
        expect(sorted(canonicalIds(shuffled))).toEqual(sorted(canonicalIds(claims)));
      }),
      { numRuns: 2000 },
    );
  });

  it("names canonical ids that are their own, never merges CVEs, and lists bundles of at least two", () => {
    fc.assert(
      fc.property(evidence, (claims) => {
        const found = canonicalIds(claims);
        for (const [name, { canonical, bundleOf }] of found) {
          expect(found.get(canonical)?.canonical).toBe(canonical);
          if (name.startsWith("CVE-"))
            expect({ canonical, bundleOf }).toEqual({ canonical: name, bundleOf: [] });
          if (bundleOf.length > 0) expect([canonical, bundleOf.length > 1]).toEqual([name, true]);
          expect(bundleOf).not.toContain(name);
          for (const member of bundleOf)
            expect(found.get(member)).toEqual({ canonical: member, bundleOf: [] });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
