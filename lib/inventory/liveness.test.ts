import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSeenRecently, liveImages, type RepositoryImages } from "./liveness.ts";

const now = new Date("2026-04-01T00:00:00Z");
type Image = RepositoryImages<number>["images"][number];
const image = (id: number, runningInstances: number, ...tags: [string | null, string][]): Image => ({
  id,
  runningInstances,
  resolved: true,
  tags: tags.map(([tag, day]) => ({
    tag,
    observedAt: `${day}T00:00:00Z`,
    recordedAt: new Date(`${day}T00:00:00Z`),
  })),
});

describe("liveImages", () => {
  it.each([
    ["what runs, however old", [image(1, 2, ["1.0", "2025-01-01"]), image(2, 0, ["1.1", "2026-03-31"])], [1]],
    [
      "the newest of each family",
      [
        image(1, 0, ["1.0.1", "2026-03-01"]),
        image(2, 0, ["1.0.2", "2026-03-02"]),
        image(3, 0, ["1.0-alpine", "2026-02-01"]),
      ],
      [2, 3],
    ],
    [
      "a nightly tag is one stream",
      [image(1, 0, ["main-0a1b2c3", "2026-03-01"]), image(2, 0, ["main-9f8e7d6", "2026-03-02"])],
      [2],
    ],
    [
      "one image under tags of two families",
      [image(1, 0, ["latest", "2026-03-03"], ["1.0", "2026-03-01"]), image(2, 0, ["1.1", "2026-03-02"])],
      [1, 2],
    ],
    [
      "the last image that bore a tag",
      [image(1, 0, ["latest", "2026-03-01"]), image(2, 0, ["latest", "2026-03-02"])],
      [2],
    ],
    ["exactly 90 days", [image(1, 0, ["latest", "2026-01-01"])], [1]],
    ["not more than 90 days", [image(1, 0, ["latest", "2025-12-31"])], []],
    [
      "images without tags are a family",
      [image(1, 0, [null, "2026-03-01"]), image(2, 0, [null, "2026-03-02"])],
      [2],
    ],
    ["nothing observed", [image(1, 0)], []],
  ])("%s", (_, images, live) => {
    expect([...liveImages({ images }, now)].sort()).toEqual(live);
  });

  it("tells nanoseconds apart", () => {
    const at = (id: number, observedAt: string): Image => ({
      id,
      runningInstances: 0,
      resolved: true,
      tags: [{ tag: "1", observedAt, recordedAt: now }],
    });
    const images = [at(1, "2026-03-01T00:00:00.000000002Z"), at(2, "2026-03-01T00:00:00.000000001Z")];
    expect([...liveImages({ images }, now)]).toEqual([1]);
  });

  it("doesn't depend on the order of rows and names one image per family at most", () => {
    const day = fc.constantFrom("2026-03-01", "2026-03-02", "2025-06-01");
    const tag = fc.constantFrom("1.0", "1.1", "latest", null);
    const some = fc.array(fc.array(fc.tuple(tag, day), { maxLength: 3 }), { maxLength: 6 });
    const rows = some.map((lists) => lists.map((tags, id) => image(id, 0, ...tags)));
    const mixed = rows.chain((images) =>
      fc.tuple(fc.constant(images), fc.shuffledSubarray(images, { minLength: images.length })),
    );
    fc.assert(
      fc.property(mixed, ([images, shuffled]) => {
        const live = liveImages({ images }, now);
        expect([...liveImages({ images: shuffled }, now)].sort()).toEqual([...live].sort());
        expect(live.size).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("isSeenRecently", () => {
  it.each([
    ["2026-03-31T21:00:00Z", null, true],
    ["2026-03-31T20:59:59Z", null, false],
    ["2026-03-31T23:45:00Z", 300, true],
    ["2026-03-31T23:44:59Z", 300, false],
    ["2026-03-29T00:00:00Z", 86_400, true],
    ["2026-04-01T00:05:00Z", 60, true],
  ])("%s at an interval of %s s: %s", (lastSeen, interval, seen) => {
    expect(isSeenRecently(lastSeen, interval, now)).toBe(seen);
  });
});
