import { describe, expect, it } from "vitest";
import { playwrightTally, suitesTally, sum, summary, vitestTally } from "./tally.ts";

const vitest = (passed: number, failed: number, testResults: unknown[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults,
});
const playwright = (expected: number, unexpected: number, flaky = 0, errors: unknown[] = []) => ({
  stats: { expected, unexpected, flaky, skipped: 3 },
  errors,
});
const UNLOADED = { status: "failed", assertionResults: [] };
const LOADED = { status: "failed", assertionResults: [{}] };

describe("vitestTally", () => {
  it.each([
    ["all well", vitest(7, 0), true, { passed: 7, failed: 0 }],
    ["one failed", vitest(6, 1, [LOADED]), false, { passed: 6, failed: 1 }],
    ["a file did not load", vitest(6, 0, [UNLOADED]), false, { passed: 6, failed: 1 }],
    ["failed without a failed test", vitest(6, 0), false, { passed: 6, failed: 1 }],
    ["no report", undefined, false, { passed: 0, failed: 1 }],
    ["no report, yet a good end", undefined, true, { passed: 0, failed: 1 }],
  ])("%s", (_, report, ok, expected) => {
    expect(vitestTally(report, ok)).toEqual(expected);
  });
});

describe("playwrightTally", () => {
  it.each([
    ["all well", playwright(4, 0), true, { passed: 4, failed: 0 }],
    ["flaky is a failure", playwright(3, 0, 1), true, { passed: 3, failed: 1 }],
    ["the set-up failed", playwright(0, 0, 0, [{}]), false, { passed: 0, failed: 1 }],
    ["no report", {}, false, { passed: 0, failed: 1 }],
  ])("%s", (_, report, ok, expected) => {
    expect(playwrightTally(report, ok)).toEqual(expected);
  });
});

it("ends in one line", () => {
  expect(
    summary(
      sum([
        { passed: 2, failed: 0 },
        { passed: 40, failed: 1 },
      ]),
    ),
  ).toBe("42 passed, 1 failed");
});

describe("suitesTally", () => {
  it.each([
    ["all passed", { passed: 6, failed: 0 }, true, { passed: 6, failed: 0 }],
    ["one failed", { passed: 5, failed: 1 }, false, { passed: 5, failed: 1 }],
    ["none wrote a report", undefined, false, { passed: 0, failed: 1 }],
    ["it ended badly after a good report", { passed: 6, failed: 0 }, false, { passed: 6, failed: 1 }],
  ])("%s", (_, report, ok, expected) => {
    expect(suitesTally(report, ok)).toEqual(expected);
  });
});
