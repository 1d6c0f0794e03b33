import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baseOf } from "./base-of.ts";

const image = (layers: string) => ({ layers: [...layers] });

describe("the base of an image", () => {
  it.each([
    ["abc", ["a", "ab", "x"], "ab"],
    ["abc", ["abc"], null],
    ["abc", ["abcd", "b", "bc", "ac", ""], null],
    ["a", ["a", ""], null],
    ["", ["", "a"], null],
  ])("with layers %s among %j is %s", (layers, candidates, base) => {
    expect(baseOf([...layers], candidates.map(image))?.layers.join("") ?? null).toBe(base);
  });

  it("is the first of those that are the same", () => {
    const twins = [image("a"), image("a")];
    expect(baseOf(["a", "b"], twins)).toBe(twins[0]);
  });

  const Layers = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
  const Candidates = fc.array(
    Layers.map((layers) => ({ layers })),
    { maxLength: 20 },
  );
  const isBelow = (lower: readonly string[], upper: readonly string[]) =>
    lower.length > 0 && lower.length < upper.length && lower.every((layer, at) => layer === upper[at]);

  it("is below it, and none below it is higher", () => {
    fc.assert(
      fc.property(Layers, Candidates, (layers, candidates) => {
        const below = candidates.filter((candidate) => isBelow(candidate.layers, layers));
        const base = baseOf(layers, candidates);
        if (base === null) expect(below).toEqual([]);
        else {
          expect(below).toContain(base);
          expect(Math.max(...below.map((one) => one.layers.length))).toBe(base.layers.length);
        }
      }),
    );
  });

  it("does not depend on the order of the others, but for twins", () => {
    fc.assert(
      fc.property(Layers, Candidates, (layers, candidates) => {
        const base = baseOf(layers, candidates)?.layers ?? null;
        expect(baseOf(layers, candidates.toReversed())?.layers ?? null).toEqual(base);
      }),
    );
  });

  it("makes chains: the base of the base is below both", () => {
    fc.assert(
      fc.property(Layers, Candidates, (layers, candidates) => {
        const base = baseOf(layers, candidates);
        const next = base && baseOf(base.layers, candidates);
        if (next) expect(isBelow(next.layers, layers)).toBe(true);
      }),
    );
  });

  it("is found whatever is put on it", () => {
    const Some = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(Some, Some, (bottom, top) => {
        const base = { layers: bottom };
        expect(baseOf([...bottom, ...top], [base])).toBe(base);
      }),
    );
  });
});
