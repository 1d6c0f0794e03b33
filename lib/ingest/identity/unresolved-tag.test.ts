import { describe, expect, it } from "vitest";
import { supersederOf, type TagObservation } from "./unresolved-tag.ts";

const at = (second: number) => ({
  observedAt: `2026-01-01T00:00:0${second}.000000000Z`,
  sequence: 0,
  sha256: "aa",
});
const seen = (image: number, tag: string, second: number): TagObservation<number> => ({
  image,
  tag,
  order: at(second),
});

describe("supersederOf", () => {
  it.each([
    ["the first later report", [seen(3, "1.0", 9), seen(2, "1.0", 7), seen(1, "1.0", 2)], 2],
    ["not an earlier one", [seen(1, "1.0", 2)], null],
    ["not the same one", [seen(1, "1.0", 5)], null],
    ["not another tag", [seen(1, "1.1", 7)], null],
    ["no guess between two images of one report", [seen(1, "1.0", 7), seen(2, "1.0", 7)], null],
    ["one image said twice", [seen(1, "1.0", 7), seen(1, "1.0", 7)], 1],
    ["nothing known", [], null],
  ])("%s", (_, observations, image) => {
    expect(supersederOf("1.0", at(5), observations)).toBe(image);
    expect(supersederOf("1.0", at(5), [...observations].reverse())).toBe(image);
  });
});
