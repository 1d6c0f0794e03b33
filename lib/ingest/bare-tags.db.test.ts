import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Flaw } from "../../prisma/factories/packages.ts";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import { wrongHazards, wrongRollups } from "../assurance/invariants.ts";
import { differences, readState } from "../assurance/state.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const flaw = (n: number): Flaw => ({
  id: `CVE-2026-000${n}`,
  package: `pkg${n}`,
  type: "npm",
  version: "1",
  severity: "high",
});

interface Scan {
  /** Null: by its tag alone. */
  content: string | null;
  minute: number;
  flaws: number[];
  tag?: string;
  by?: string;
}

const documentOf = ({ content, minute, flaws, tag = "1.0" }: Scan) => {
  const report = trivyImage({
    repository: "registry.example/shop/cart",
    tag,
    content: content ?? "",
    os: { family: "debian", name: "12" },
    flaws: flaws.map(flaw),
    at: `2026-03-01T10:${String(minute).padStart(2, "0")}:00Z`,
  });
  if (content !== null) return report;
  const { ImageID: _, RepoDigests: __, ...rest } = report.Metadata;
  return { ...report, Metadata: rest };
};

const stateAfter = async (scans: readonly Scan[]) => {
  await wipe();
  for (const scan of scans) await push(await collector(scan.by ?? "ci"), documentOf(scan));
  expect(await wrongRollups()).toEqual([]);
  expect(await wrongHazards()).toEqual([]);
  return readState({ story: false });
};

/** Each image with the minutes of the scans that are about it. */
const images = async () => {
  const rows = await sql<{ resolved: boolean; minutes: string }>`
    select i.resolved, coalesce((select string_agg(substring(s.observed_at from 15 for 2), ' ' order by s.observed_at)
      from statement s where s.asset_id = i.asset_id), '') as minutes from image_detail i`;
  return rows.map(({ resolved, minutes }) => `${resolved ? "image" : "tag"} ${minutes}`).sort();
};

const orders = <T>(items: T[]): T[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, n) => orders(items.toSpliced(n, 1)).map((rest) => [item, ...rest]));

describe("a scan that knows only a tag", () => {
  it.each<[string, Scan[], string[]]>([
    [
      "is about the image that a later one names by it",
      [
        { content: null, minute: 10, flaws: [1, 2] },
        { content: "a", minute: 20, flaws: [1] },
      ],
      ["image 10 20"],
    ],
    [
      "stays unresolved after the last one that does",
      [
        { content: "a", minute: 10, flaws: [1] },
        { content: null, minute: 20, flaws: [1, 2] },
      ],
      ["image 10", "tag 20"],
    ],
    [
      "is about the next image of several",
      [
        { content: null, minute: 10, flaws: [1] },
        { content: "a", minute: 20, flaws: [2] },
        { content: null, minute: 30, flaws: [2, 3] },
        { content: "b", minute: 40, flaws: [3] },
      ],
      ["image 10 20", "image 30 40"],
    ],
    [
      "leaves an earlier one where that belongs",
      [
        { content: null, minute: 10, flaws: [1] },
        { content: "a", minute: 20, flaws: [2] },
        { content: null, minute: 30, flaws: [3] },
        { content: null, minute: 40, flaws: [3], by: "nightly" },
      ],
      ["image 10 20", "tag 30 40"],
    ],
    [
      "is not guessed at between two at once",
      [
        { content: null, minute: 10, flaws: [1] },
        { content: null, minute: 20, flaws: [2] },
        { content: "a", minute: 20, flaws: [2], by: "nightly" },
      ],
      [],
    ],
    [
      "of another tag is another's",
      [
        { content: null, minute: 10, flaws: [1], tag: "2.0" },
        { content: "a", minute: 20, flaws: [1] },
      ],
      ["image 20", "tag 10"],
    ],
  ])(
    "%s, in any order",
    async (_, scans, is) => {
      const expected = await stateAfter(scans);
      if (is.length > 0) expect(await images()).toEqual(is);
      for (const order of orders(scans).slice(1))
        expect(differences(expected, await stateAfter(order)), order.map((s) => s.minute).join()).toEqual([]);
    },
    120_000,
  );

  it("moves with its findings: they are the running image's", async () => {
    await stateAfter([
      { content: null, minute: 10, flaws: [1, 2] },
      { content: "a", minute: 20, flaws: [1] },
    ]);
    const rows = await sql<{ rule: string; state: number }>`
      select r.key as rule, f.state from finding f join rule r on r.id = f.rule_id order by 1`;
    expect(rows).toEqual([
      { rule: "CVE-2026-0001", state: 0 },
      { rule: "CVE-2026-0002", state: 2 },
    ]);
  });

  const scan = fc.record({
    content: fc.constantFrom(null, null, "a", "b"),
    minute: fc.integer({ min: 0, max: 6 }),
    flaws: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    tag: fc.constantFrom("1.0", "1.0", "latest"),
    by: fc.constantFrom("ci", "nightly"),
  });

  it("ends the same in any order and repetition", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(scan, { minLength: 2, maxLength: 6 }).chain((scans) =>
          fc.record({
            scans: fc.constant(scans),
            order: fc.shuffledSubarray([...scans, ...scans], {
              minLength: scans.length * 2,
            }),
          }),
        ),
        async ({ scans, order }) => {
          const inTime = scans.toSorted((a, b) => a.minute - b.minute);
          expect(differences(await stateAfter(inTime), await stateAfter(order))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  }, 300_000);
});
