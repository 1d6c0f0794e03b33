import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEVERITIES, type Severity } from "./schema.ts";
import { findingSeverity, type SeveritySource, worstSeverity } from "./severity-merge.ts";

const now = (severity: Severity): SeveritySource => ({ severity, present: true });
const past = (severity: Severity): SeveritySource => ({ severity, present: false });

describe("findingSeverity", () => {
  it.each<[string, SeveritySource[], Severity | null, Severity]>([
    ["the worst of two scanners", [now("medium"), now("critical")], null, "critical"],
    ["not of one that no longer sees it", [now("medium"), past("critical")], null, "medium"],
    ["what is known outweighs unknown", [now("unknown"), now("low")], null, "low"],
    ["unknown outweighs info", [now("info"), now("unknown")], null, "unknown"],
    ["a person's word, lower", [now("critical")], "low", "low"],
    ["a person's word, higher", [now("low")], "high", "high"],
    ["the last known when closed", [past("high"), past("low")], null, "high"],
    ["no source at all", [], null, "unknown"],
  ])("%s", (_, sources, override, severity) => expect(findingSeverity(sources, override)).toBe(severity));
});

describe("worstSeverity", () => {
  it("is the first in the vocabulary's order, whatever the order given", () => {
    const some = fc.array(fc.constantFrom(...SEVERITIES));
    fc.assert(
      fc.property(some, (severities) => {
        expect(worstSeverity(severities)).toBe(SEVERITIES.find((one) => severities.includes(one)) ?? null);
      }),
    );
  });
});
