import { describe, expect, it } from "vitest";
import { severityOf, severityOfScore, worstSeverity } from "./severity.ts";

describe("severity", () => {
  it.each([
    ["CRITICAL", "critical", null],
    ["Moderate", "medium", "Moderate"],
    ["Important", "high", "Important"],
    ["Negligible", "negligible", null],
    [" weird ", "unknown", "weird"],
    ["", "unknown", null],
    [null, "unknown", null],
    [7, "unknown", null],
  ])("reads the word %j as %s", (word, severity, toolSeverity) => {
    expect(severityOf(word)).toEqual({ severity, toolSeverity });
  });

  it.each([
    [10, "critical"],
    [9, "critical"],
    [8.9, "high"],
    [6.9, "medium"],
    [3.9, "low"],
    [0.1, "low"],
    [0, "none"],
  ])("rates a score of %d as %s", (score, severity) => {
    expect(severityOfScore(score)).toBe(severity);
  });

  it("takes the worst stated one", () => {
    expect(worstSeverity(["low", "unknown", "medium"])).toBe("medium");
    expect(worstSeverity(["unknown", "low"])).toBe("low");
    expect(worstSeverity(["unknown"])).toBe("unknown");
    expect(worstSeverity([])).toBe("unknown");
  });
});
