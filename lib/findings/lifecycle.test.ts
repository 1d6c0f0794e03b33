import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterReport,
  allowedMoves,
  type Decision,
  type DerivedState,
  derivedState,
  type HumanStatus,
  mergeDecisions,
  type PresenceEvidence,
  type Standing,
  transition,
  VEX_JUSTIFICATIONS,
} from "./lifecycle.ts";
import { FINDING_STATUSES } from "./schema.ts";

const asset = (id: string, present: boolean, assessedInCoverage: boolean) => ({
  id,
  present,
  assessedInCoverage,
});
const evidence = (
  liveAssets: PresenceEvidence["liveAssets"],
  part: Partial<PresenceEvidence> = {},
): PresenceEvidence => ({
  status: "open",
  liveAssets,
  hadOccurrence: true,
  ...part,
});
const HUMAN = FINDING_STATUSES.filter((status): status is HumanStatus => status !== "closed");

describe("derivedState", () => {
  it.each([
    [
      "one live asset has it",
      evidence([asset("a", true, true), asset("b", false, true)]),
      "present",
      null,
      "open",
    ],
    [
      "an unassessed asset that had it still counts as having it",
      evidence([asset("a", true, false)]),
      "present",
      null,
      "open",
    ],
    [
      "all assessed, none has it",
      evidence([asset("a", false, true), asset("b", false, true)]),
      "closed",
      "fixed",
      "closed",
    ],
    [
      "a digest that went live unscanned closes nothing",
      evidence([asset("a", false, true), asset("b", false, false)]),
      "unconfirmed",
      null,
      "open",
    ],
    ["no live asset left", evidence([]), "closed", "gone", "closed"],
    [
      "never on a live asset is no fix",
      evidence([asset("a", false, true)], { hadOccurrence: false }),
      "closed",
      "gone",
      "closed",
    ],
    ["retracted", evidence([asset("a", true, true)], { withdrawn: true }), "closed", "withdrawn", "closed"],
    [
      "dismissed and present",
      evidence([asset("a", true, true)], { status: "false_positive" }),
      "present",
      null,
      "false_positive",
    ],
    [
      "dismissed and fixed",
      evidence([asset("a", false, true)], { status: "not_affected" }),
      "closed",
      "fixed",
      "closed",
    ],
    [
      "claimed and unconfirmed",
      evidence([asset("a", false, false)], { status: "fix_claimed" }),
      "unconfirmed",
      null,
      "fix_claimed",
    ],
  ])("%s", (_, given, state, cause, shown) => expect(derivedState(given)).toEqual({ state, cause, shown }));

  it("is never fixed while a live asset has it or wasn't looked at", () => {
    const assets = fc.array(
      fc.record({ id: fc.nat(), present: fc.boolean(), assessedInCoverage: fc.boolean() }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(assets, fc.boolean(), (liveAssets, hadOccurrence) => {
        const { state, cause } = derivedState(evidence(liveAssets, { hadOccurrence }));
        const clean =
          liveAssets.length > 0 && liveAssets.every((one) => !one.present && one.assessedInCoverage);
        expect(cause === "fixed").toBe(clean && hadOccurrence);
        expect(state === "present").toBe(liveAssets.some((one) => one.present));
      }),
    );
  });
});

describe("afterReport", () => {
  const present = { state: "present", cause: null } as const;
  const unconfirmed = { state: "unconfirmed", cause: null } as const;
  const fixed = { state: "closed", cause: "fixed" } as const;
  const gone = { state: "closed", cause: "gone" } as const;
  type State = Pick<DerivedState, "state" | "cause">;
  it.each<[string, HumanStatus, State, State, boolean, HumanStatus, string | null, string | null]>([
    ["nothing new", "acknowledged", present, present, true, "acknowledged", null, null],
    [
      "a claimed fix that isn't one",
      "fix_claimed",
      present,
      present,
      true,
      "open",
      "reopened",
      "still present",
    ],
    ["a scan from before the claim", "fix_claimed", present, present, false, "fix_claimed", null, null],
    ["a claimed fix that is one", "fix_claimed", present, fixed, true, "fix_claimed", "closed", "fixed"],
    [
      "a claimed fix not looked at yet",
      "fix_claimed",
      present,
      unconfirmed,
      true,
      "fix_claimed",
      "unconfirmed",
      null,
    ],
    [
      "its return from unconfirmed",
      "in_progress",
      unconfirmed,
      present,
      true,
      "in_progress",
      "confirmed",
      null,
    ],
    ["a return after a fix", "fix_claimed", fixed, present, true, "open", "reopened", "fixed"],
    ["a return of what was worked on", "in_progress", gone, present, true, "open", "reopened", "gone"],
    ["a live but unscanned asset after gone", "open", gone, unconfirmed, true, "open", "reopened", "gone"],
    [
      "a return of what was dismissed",
      "false_positive",
      fixed,
      present,
      true,
      "false_positive",
      "reopened",
      "fixed",
    ],
    ["a rescan of what was dismissed", "not_affected", present, present, true, "not_affected", null, null],
    ["a rescan of an accepted risk", "risk_accepted", present, present, true, "risk_accepted", null, null],
    ["fixed becomes gone", "open", fixed, gone, true, "open", "closed", "gone"],
    ["closed stays closed", "open", fixed, fixed, true, "open", null, null],
  ])("%s", (_, status, before, after, observedAfterClaim, then, name, cause) => {
    const outcome = afterReport({ status, before, after, observedAfterClaim });
    expect(outcome).toEqual({ status: then, event: name === null ? null : { name, cause } });
  });
});

describe("transition", () => {
  const needs = (next: HumanStatus) => ({
    comment: " because ",
    justification: next === "not_affected" ? VEX_JUSTIFICATIONS[0] : null,
    exceptionId: next === "risk_accepted" ? "exception-1" : null,
  });

  it("lets through exactly the allowed moves", () => {
    for (const current of FINDING_STATUSES) {
      for (const next of HUMAN) {
        const move = () => transition(current, next, needs(next));
        if (allowedMoves(current).includes(next))
          expect(move()).toEqual({ ...needs(next), status: next, comment: "because" });
        else expect(move).toThrow(expect.objectContaining({ code: "conflict" }));
      }
    }
  });

  it.each<[HumanStatus, boolean]>([
    ["open", true],
    ["acknowledged", true],
    ["in_progress", true],
    ["fix_claimed", true],
    ["false_positive", false],
    ["not_affected", false],
    ["risk_accepted", false],
  ])("to %s without a comment: %s", (next, allowed) => {
    const current = next === "open" ? "acknowledged" : "open";
    const move = () => transition(current, next, { ...needs(next), comment: " " });
    if (allowed) expect(move().comment).toBe("");
    else expect(move).toThrow(expect.objectContaining({ code: "invalid" }));
  });

  it("asks why when a decision is taken back", () => {
    expect(() => transition("false_positive", "open", { comment: "" })).toThrow(/comment/);
    expect(transition("false_positive", "open", { comment: "it is real" }).status).toBe("open");
  });

  it.each<[HumanStatus, object]>([
    ["not_affected", {}],
    ["false_positive", { justification: "component_not_present" }],
    ["risk_accepted", {}],
    ["false_positive", { exceptionId: "exception-1" }],
  ])("refuses %s with %o", (next, given) => {
    expect(() => transition("open", next, { comment: "x", ...given })).toThrow(
      expect.objectContaining({ code: "invalid" }),
    );
  });

  it("says what to do instead", () => {
    expect(() => transition("closed", "open", { comment: "x" })).toThrow(/report/);
    expect(() => transition("open", "open", { comment: "x" })).toThrow(/already/);
    expect(() => transition("risk_accepted", "acknowledged", { comment: "x" })).toThrow(/Reopen/);
  });
});

describe("mergeDecisions", () => {
  const decided = (status: HumanStatus, decidedAt = "1", comment = "c"): Standing => ({
    decision: { status, comment, justification: null, exceptionId: null, decidedBy: "p", decidedAt },
    review: false,
  });
  const undecided: Standing = { decision: null, review: false };
  const review: Standing = { decision: null, review: true };
  it.each([
    ["a decision and none", decided("false_positive"), undecided, decided("false_positive")],
    [
      "the later of two that agree",
      decided("not_affected", "1"),
      decided("not_affected", "2"),
      decided("not_affected", "2"),
    ],
    [
      "the furthest work",
      decided("acknowledged", "2"),
      decided("in_progress", "1"),
      decided("in_progress", "1"),
    ],
    ["dismissed and worked on", decided("false_positive"), decided("in_progress"), review],
    ["dismissed and reopened by a person", decided("false_positive"), decided("open"), review],
    ["dismissed in two ways", decided("false_positive"), decided("not_affected"), review],
    ["accepted and dismissed", decided("risk_accepted"), decided("not_affected"), review],
    ["already for review", review, decided("open"), review],
    ["neither decided", undecided, undecided, undecided],
  ])("%s", (_, a, b, merged) => {
    expect(mergeDecisions(a, b)).toEqual(merged);
    expect(mergeDecisions(b, a)).toEqual(merged);
  });

  it("is commutative, associative and idempotent", () => {
    const decision: fc.Arbitrary<Decision> = fc.record({
      status: fc.constantFrom(...HUMAN),
      comment: fc.constantFrom("x", "y"),
      justification: fc.constant(null),
      exceptionId: fc.constant(null),
      decidedBy: fc.constantFrom("p", "q"),
      decidedAt: fc.constantFrom("1", "2"),
    });
    const standing: fc.Arbitrary<Standing> = fc.oneof(
      decision.map((one) => ({ decision: one, review: false })),
      fc.constantFrom(undecided, review),
    );
    fc.assert(
      fc.property(standing, standing, standing, (a, b, c) => {
        expect(mergeDecisions(a, b)).toEqual(mergeDecisions(b, a));
        expect(mergeDecisions(a, mergeDecisions(b, c))).toEqual(mergeDecisions(mergeDecisions(a, b), c));
        expect(mergeDecisions(a, a)).toEqual(a);
      }),
      { numRuns: 1000 },
    );
  });
});
