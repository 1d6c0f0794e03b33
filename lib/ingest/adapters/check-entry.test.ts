import { describe, expect, it } from "vitest";
import { additiveSlice, checkObservation, ruleWord } from "./check-entry.ts";

const entry = {
  slice: "tool:a",
  rule: { id: "tool/A", title: "A" },
  severity: "low" as const,
  detail: ` ${"x".repeat(2000)} `,
};

describe("check entry", () => {
  it("keeps what was seen of a failed check, shortened, and nothing of a passed one", () => {
    expect(checkObservation({ ...entry, outcome: "fail" }).detail).toBe("x".repeat(1000));
    expect(checkObservation({ ...entry, outcome: "pass" }).detail).toBe("");
  });

  it("makes slices that assess and close nothing", () => {
    expect(additiveSlice("tool:a", "access")).toMatchObject({
      assesses: true,
      complete: false,
      area: "access",
    });
  });

  it.each([
    ["CAP_NET_RAW Enabled", "cap-net-raw-enabled"],
    ["  Access to pod's secrets!", "access-to-pod-s-secrets"],
    ["…", ""],
  ])("makes a word of %j", (sentence, word) => expect(ruleWord(sentence)).toBe(word));
});
