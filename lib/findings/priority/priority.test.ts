import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FINDING_KINDS, SEVERITIES } from "../schema.ts";
import {
  EXPLOITATIONS,
  exploitationOf,
  IMPACTS,
  impactOf,
  PRIORITIES,
  type PriorityFacts,
  pathOf,
  priorityOf,
  REACHES,
  reachOf,
} from "./priority.ts";
import { priorityTable, RADICES } from "./table.ts";

const facts: fc.Arbitrary<PriorityFacts> = fc.record({
  kind: fc.constantFrom(...FINDING_KINDS),
  severity: fc.constantFrom(...SEVERITIES.slice(0, 4)),
  exploitation: fc.constantFrom(...EXPLOITATIONS),
  reach: fc.constantFrom(...REACHES),
  automatable: fc.boolean(),
  impact: fc.constantFrom(...IMPACTS),
});
const rank = (one: PriorityFacts): number => PRIORITIES.indexOf(priorityOf(one));

describe("how urgent a finding is", () => {
  it.each([
    ["act", { exploitation: "active", reach: "open" }],
    ["act", { exploitation: "active", reach: "controlled", automatable: true }],
    ["attend", { exploitation: "active", reach: "controlled" }],
    ["attend", { exploitation: "active", reach: "small", automatable: true, impact: "high" }],
    ["act", { exploitation: "likely", reach: "open", automatable: true }],
    ["track_closely", { exploitation: "likely", reach: "controlled" }],
    ["attend", { exploitation: "none", reach: "open", automatable: true, severity: "critical" }],
    ["track_closely", { exploitation: "none", reach: "open" }],
    ["track", { exploitation: "none", reach: "open", severity: "medium" }],
    [
      "track",
      { exploitation: "none", reach: "small", severity: "critical", automatable: true, impact: "high" },
    ],
    ["attend", { kind: "secret", reach: "controlled", severity: "medium" }],
    ["act", { kind: "runtime", severity: "critical" }],
    ["track_closely", { kind: "misconfiguration", reach: "open" }],
  ] as [string, Partial<PriorityFacts>][])("is %s for %j", (expected, given) => {
    const usual: PriorityFacts = {
      kind: "vulnerability",
      severity: "high",
      exploitation: "none",
      reach: "controlled",
      automatable: false,
      impact: "medium",
    };
    expect(priorityOf({ ...usual, ...given })).toBe(expected);
  });

  it("never falls when anything gets worse", () => {
    const worse = <T>(values: readonly T[], value: T): T[] => values.slice(values.indexOf(value));
    fc.assert(
      fc.property(facts, (one) => {
        for (const exploitation of worse(EXPLOITATIONS, one.exploitation))
          expect(rank({ ...one, exploitation })).toBeLessThanOrEqual(rank(one));
        for (const reach of worse(REACHES, one.reach))
          expect(rank({ ...one, reach })).toBeLessThanOrEqual(rank(one));
        for (const impact of worse(IMPACTS, one.impact))
          expect(rank({ ...one, impact })).toBeLessThanOrEqual(rank(one));
        expect(rank({ ...one, automatable: true })).toBeLessThanOrEqual(rank({ ...one, automatable: false }));
        const severities = SEVERITIES.slice(0, SEVERITIES.indexOf(one.severity) + 1);
        for (const severity of severities) expect(rank({ ...one, severity })).toBeLessThanOrEqual(rank(one));
      }),
    );
  });

  it("is the same in the table that the database looks it up in", () => {
    const table = priorityTable();
    expect(table.length).toBe(RADICES.reduce((product, radix) => product * radix, 1));
    fc.assert(
      fc.property(facts, (one) => {
        const digits = [
          FINDING_KINDS.indexOf(one.kind),
          SEVERITIES.indexOf(one.severity),
          EXPLOITATIONS.indexOf(one.exploitation),
          REACHES.indexOf(one.reach),
          Number(one.automatable),
          IMPACTS.indexOf(one.impact),
        ];
        const index = digits.reduce((number, digit, i) => number * RADICES[i]! + digit, 0);
        expect(table[index]).toBe(rank(one));
      }),
    );
  });

  it("is explained question by question", () => {
    const steps = pathOf({
      kind: "vulnerability",
      severity: "high",
      exploitation: exploitationOf(false, 0.31),
      reach: reachOf("unknown"),
      automatable: false,
      impact: impactOf(6),
      kev: false,
      epss: 0.31,
      exposure: "unknown",
      knownAutomatable: null,
      worth: 6,
    });
    expect(steps.map(({ question, answer }) => `${question}: ${answer}`)).toEqual([
      "exploitation: likely",
      "exposure: running inside",
      "automatable: no",
      "impact: high",
    ]);
    expect(steps.map(({ evidence }) => evidence).join("; ")).toMatch(
      /EPSS 31\.0 %.*no inventory.*no CVSS vector.*: 6/,
    );
  });
});
