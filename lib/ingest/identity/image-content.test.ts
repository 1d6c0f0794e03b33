import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DigestMention, type ImageRow, matchImages } from "./image-content.ts";

const row = (
  id: number,
  configDigests: string[],
  repoDigests: string[],
  part: Partial<ImageRow> = {},
): ImageRow => ({
  id,
  configDigests,
  repoDigests,
  looseDigests: [],
  platform: null,
  ...part,
});
const said = (
  configDigests: string[],
  repoDigests: string[],
  platform: string | null = null,
): DigestMention => ({
  configDigests,
  repoDigests,
  platform,
});
const twoPlatforms = [
  row(1, ["c1"], ["index", "r1"], { platform: "linux/amd64" }),
  row(2, ["c2"], ["index", "r2"], { platform: "linux/arm64" }),
];

describe("matchImages", () => {
  it.each([
    ["the same config digest", [row(1, ["c1"], ["r1"])], said(["c1"], ["r9"]), [1]],
    ["the same repo digest, config not stated", [row(1, ["c1"], ["r1"])], said([], ["r1"]), [1]],
    ["the same repo digest, config known only now", [row(1, [], ["r1"])], said(["c1"], ["r1"]), [1]],
    ["the same repo digest, another config", [row(1, ["c1"], ["r1"])], said(["c2"], ["r1"]), []],
    ["nothing in common", [row(1, ["c1"], ["r1"])], said(["c2"], ["r2"]), []],
    [
      "a config value that the document calls a repo digest",
      [row(1, ["c1"], ["r1"])],
      said(["r1"], ["r1"]),
      [1],
    ],
    [
      "a config value that another document called a repo digest",
      [row(1, [], ["r1"])],
      said(["r1"], []),
      [1],
    ],
    ["a repo digest that another document called a config", [row(1, ["r1"], [])], said([], ["r1"]), [1]],
    [
      "a fact that joins two rows, lowest first",
      [row(7, [], ["r1"]), row(3, ["c1"], ["r3"])],
      said(["c1"], ["r1"]),
      [3, 7],
    ],
    [
      "two rows of nothing but repo digests",
      [row(4, [], ["r1"]), row(5, [], ["r2"])],
      said([], ["r2", "r1"]),
      [4, 5],
    ],
    [
      "two config digests said to be one image",
      [row(4, ["c1"], []), row(5, ["c2"], [])],
      said(["c1", "c2"], []),
      [4, 5],
    ],
    ["a digest below one of two platforms", twoPlatforms, said([], ["r2"]), [2]],
  ])("%s", (_, rows, mention, match) => {
    expect(matchImages(rows, mention).match).toEqual(match);
  });

  it.each([
    ["of the node's platform", said([], ["index"], "linux/arm64"), [1]],
    ["all when no platform is known", said([], ["index"]), [0, 1]],
    ["all when the platform fits none", said([], ["index"], "linux/s390x"), [0, 1]],
  ])("an index stands for the images below it: %s", (_, mention, means) => {
    expect(matchImages(twoPlatforms, mention)).toMatchObject({ match: [], means, dissolved: [] });
  });

  it("leaves a mention without digests to its tag", () => {
    const rows = [row(1, [], []), row(2, ["c1"], [])];
    const plan = matchImages(rows, said([], []));
    expect(plan).toMatchObject({ match: [], means: [], dissolved: [] });
    expect(plan.images.map((image) => image.ids)).toEqual([[1], [2]]);
  });

  it("says where a row belongs that turns out to stand for two images", () => {
    const plan = matchImages(
      [row(1, ["c1"], ["r1"]), row(2, ["c2"], ["r2"]), row(3, [], ["index"])],
      said([], ["index", "r1", "r2"]),
    );
    expect(plan.dissolved).toEqual([{ id: 3, into: [0, 1] }]);
    expect(plan.images.map((image) => image.ids)).toEqual([[1], [2]]);
  });

  it("keeps a digest learnt beside an index for images that come later", () => {
    const first = matchImages(
      [row(1, ["c1"], ["r1"], { looseDigests: [["index", "r1"]] })],
      said(["c2"], ["index"]),
    );
    expect(first.match).toEqual([]);
    expect(first.images.map((image) => image.looseDigests)).toEqual([[["index", "r1"]], [["index", "r1"]]]);
  });
});

/** Stores what the plan says, as the ingest core does. */
function apply(rows: ImageRow[], mention: DigestMention, nextId: number): ImageRow[] {
  return matchImages(rows, mention).images.map(({ ids, ...digests }) => ({
    id: ids[0] ?? nextId,
    platform: null,
    ...digests,
  }));
}
const replay = (mentions: DigestMention[]) =>
  mentions.reduce<ImageRow[]>((rows, mention, at) => apply(rows, mention, at), []);
const shape = (rows: ImageRow[]) => rows.map(({ id: _, ...digests }) => JSON.stringify(digests)).sort();
/** Whether the two mentions end on one and the same image. */
const together = (rows: ImageRow[], mentions: DigestMention[]) => {
  const homes = mentions.map((mention) => matchImages(rows, mention).match[0] ?? null);
  return homes.map((home) => homes.map((other) => home !== null && home === other));
};

const repo = fc.constantFrom("r1", "r2", "r3", "r4", "r5");
const repos = fc.uniqueArray(repo, { maxLength: 3 });
const configs = fc.uniqueArray(fc.constantFrom("c1", "c2", "c3", "c4"), { minLength: 1, maxLength: 2 });
const anyMention = fc.oneof(
  fc.tuple(configs, repos).map(([config, digests]) => said(config, digests)),
  fc.uniqueArray(repo, { minLength: 1, maxLength: 2 }).map((digests) => said([], digests)),
  fc.tuple(repo, repos).map(([config, digests]) => said([config], digests)),
);

describe("order of facts", () => {
  const shuffledWithRepeats = fc.array(anyMention, { minLength: 1, maxLength: 7 }).chain((mentions) =>
    fc.tuple(
      fc.constant(mentions),
      fc.shuffledSubarray([...mentions, ...mentions.slice(0, 3)], {
        minLength: mentions.length + Math.min(3, mentions.length),
      }),
    ),
  );

  it("gives the same images whatever the order and repetition", () => {
    fc.assert(
      fc.property(shuffledWithRepeats, ([mentions, shuffled]) => {
        const [straight, mixed] = [replay(mentions), replay(shuffled)];
        expect(shape(mixed)).toEqual(shape(straight));
        expect(together(mixed, mentions)).toEqual(together(straight, mentions));
      }),
      { numRuns: 5000 },
    );
  });

  it("keeps the survivor's id, loses no row and puts every config digest on one image", () => {
    fc.assert(
      fc.property(fc.array(anyMention, { maxLength: 7 }), anyMention, (mentions, last) => {
        const rows = replay(mentions);
        const { images, dissolved, match } = matchImages(rows, last);
        const seen = [...images.flatMap((image) => image.ids), ...dissolved.map((gone) => gone.id)];
        expect(seen.sort()).toEqual(rows.map((known) => known.id).sort());
        expect(match).toEqual([...match].sort((a, b) => a - b));
        const digests = images.flatMap((image) => image.configDigests);
        expect(new Set(digests).size).toBe(digests.length);
      }),
      { numRuns: 2000 },
    );
  });
});
