import { describe, expect, it } from "vitest";
import { shareTooLarge } from "./dismissals.ts";

describe("how much one person may dismiss", () => {
  it.each([
    ["a small estate's one finding", { estate: 30, before: 0, asked: 10 }, null],
    ["just the floor", { estate: 1_000, before: 90, asked: 10 }, null],
    ["beyond floor and share", { estate: 1_000, before: 90, asked: 15 }, 0.105],
    ["just the share", { estate: 4_000, before: 150, asked: 50 }, null],
    ["a little more", { estate: 4_000, before: 150, asked: 50.5 }, 200.5 / 4_000],
    ["nothing that weighs", { estate: 4_000, before: 4_000, asked: 0 }, null],
    ["an estate that is empty by now", { estate: 0, before: 500, asked: 10 }, null],
  ])("%s", (_, dismissals, expected) => {
    expect(shareTooLarge(dismissals)).toBe(expected);
  });
});
