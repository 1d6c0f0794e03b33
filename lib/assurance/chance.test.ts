import { describe, expect, it } from "vitest";
import { Chance } from "./chance.ts";

const draws = (chance: Chance) => Array.from({ length: 1_000 }, () => chance.next());

describe("chance", () => {
  it("is the same for the same seed, another for another", () => {
    expect(draws(new Chance("a"))).toEqual(draws(new Chance("a")));
    expect(draws(new Chance("a"))).not.toEqual(draws(new Chance("b")));
  });

  it("stays between 0 and 1 and reaches both halves", () => {
    const all = draws(new Chance("c"));
    expect(all.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(all.filter((x) => x < 0.5).length).toBeGreaterThan(400);
    expect(all.filter((x) => x < 0.5).length).toBeLessThan(600);
  });

  it("shuffles without losing anything", () => {
    const items = Array.from({ length: 50 }, (_, n) => n);
    const mixed = new Chance("d").shuffled(items);
    expect(mixed).not.toEqual(items);
    expect(mixed.toSorted((a, b) => a - b)).toEqual(items);
  });

  it("forks into sequences that do not depend on what is drawn beside them", () => {
    const chance = new Chance("e");
    const before = draws(chance.fork("x"));
    chance.next();
    expect(draws(chance.fork("x"))).toEqual(before);
  });
});
