import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyStatement,
  combined,
  compareOrders,
  EMPTY_HISTORY,
  type IncomingStatement,
  mergeSlices,
  type Order,
  type SliceHistory,
  type Span,
} from "./spans.ts";

const order = (second: number, sequence = 0, sha256 = "aa"): Order => ({
  observedAt: `2026-01-01T00:00:${String(second).padStart(2, "0")}.000000000Z`,
  sequence,
  sha256,
});
const said = (second: number, complete: boolean, ...keys: string[]): IncomingStatement => ({
  order: order(second),
  complete,
  keys: new Set(keys),
});
const history = (...statements: IncomingStatement[]) =>
  statements.reduce<SliceHistory>(
    (so, incoming) => applyStatement(so.statements, so.spans, incoming),
    EMPTY_HISTORY,
  );
const lines = ({ spans }: { spans: Span[] }) =>
  spans.map(
    ({ key, from, to }) =>
      `${key} ${Number(from.observedAt.slice(17, 19))}–${to ? Number(to.observedAt.slice(17, 19)) : ""}`,
  );

describe("compareOrders", () => {
  it.each([
    [order(1), order(2), -1],
    [order(2, 0, "aa"), order(1, 9, "ff"), 1],
    [order(1, 1), order(1, 2), -1],
    [order(1, 10), order(1, 9), 1],
    [order(1, 1, "aa"), order(1, 1, "ab"), -1],
    [order(1, 1, "ab"), order(1, 1, "aa"), 1],
    [order(1, 1), order(1, 1), 0],
  ])("%o, %o", (a, b, sign) => expect(Math.sign(compareOrders(a, b))).toBe(sign));
});

describe("applyStatement", () => {
  it.each([
    [
      "the newest ends what it lacks",
      [said(1, true, "a", "b"), said(2, true, "b", "c")],
      ["a 1–2", "b 1–", "c 2–"],
    ],
    [
      "what comes back opens anew",
      [said(1, true, "a"), said(2, true), said(3, true, "a")],
      ["a 1–2", "a 3–"],
    ],
    ["an incomplete one only adds", [said(1, true, "a"), said(2, false, "b")], ["a 1–", "b 2–"]],
    ["an older one fills in the beginning", [said(2, true, "a"), said(1, true, "a", "b")], ["a 1–", "b 1–2"]],
    ["an older one shows a gap", [said(1, true, "a"), said(3, true, "a"), said(2, true)], ["a 1–2", "a 3–"]],
    [
      "an older complete one ends what a later incomplete one didn't name",
      [said(1, true, "a", "b"), said(3, false, "b"), said(2, true)],
      ["a 1–2", "b 1–2", "b 3–"],
    ],
    [
      "an older incomplete one stays till the next complete one",
      [said(1, true), said(3, false), said(4, true), said(2, false, "a")],
      ["a 2–4"],
    ],
    ["a first and empty one", [said(1, true)], []],
  ])("%s", (_, statements, expected) => expect(lines(history(...statements))).toEqual(expected));

  it("gives back the very same history for a replay", () => {
    const known = history(said(1, true, "a"), said(2, false, "b"));
    const again = applyStatement(known.statements, known.spans, said(1, true, "a"));
    expect([again.statements, again.spans]).toEqual([known.statements, known.spans]);
    expect(again.spans).toBe(known.spans);
  });
});

/** The definition: sort, then carry the set of present keys along. */
function oracle(statements: IncomingStatement[]): SliceHistory {
  const distinct = new Map(statements.map((statement) => [JSON.stringify(statement.order), statement]));
  const sorted = [...distinct.values()].sort((a, b) => compareOrders(a.order, b.order));
  const open = new Map<string, Span>();
  const spans: Span[] = [];
  for (const { order: here, complete, keys } of sorted) {
    for (const [key, span] of open) {
      if (!complete || keys.has(key)) continue;
      span.to = here;
      open.delete(key);
    }
    for (const key of keys) {
      if (open.has(key)) continue;
      const span = { key, from: here, to: null };
      open.set(key, span);
      spans.push(span);
    }
  }
  spans.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : compareOrders(a.from, b.from)));
  const named = ({ complete, keys }: IncomingStatement) => (complete ? null : [...keys].sort());
  return {
    statements: sorted.map((one) => ({ order: one.order, complete: one.complete, named: named(one) })),
    spans,
  };
}

const anyStatement = fc
  .tuple(
    fc.nat(5),
    fc.nat(1),
    fc.constantFrom("aa", "bb"),
    fc.boolean(),
    fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")),
  )
  .map(
    ([second, sequence, sha, complete, keys]): IncomingStatement => ({
      order: order(second, sequence, sha),
      complete,
      keys: new Set(keys),
    }),
  );
const someStatements = fc.uniqueArray(anyStatement, {
  maxLength: 9,
  selector: (one) => JSON.stringify(one.order),
});

describe("order of arrival", () => {
  const arrivals = someStatements.chain((some) =>
    fc.shuffledSubarray([...some, ...some.slice(0, 4)], {
      minLength: some.length + Math.min(4, some.length),
    }),
  );

  it("makes no difference, nor does repetition", () => {
    fc.assert(
      fc.property(arrivals, (statements) => {
        expect(history(...statements)).toEqual(oracle(statements));
      }),
      { numRuns: 5000 },
    );
  });

  it("leaves what it was given as it was", () => {
    fc.assert(
      fc.property(arrivals, anyStatement, (statements, last) => {
        const before = history(...statements);
        const copy = structuredClone(before);
        applyStatement(before.statements, before.spans, last);
        expect(before).toEqual(copy);
      }),
    );
  });
});

describe("mergeSlices", () => {
  const split = fc
    .array(fc.tuple(anyStatement, fc.constantFrom("left", "right", "both")), { maxLength: 9 })
    .map((some) => {
      const distinct = new Map(some.map((entry) => [JSON.stringify(entry[0].order), entry]));
      return [...distinct.values()];
    });
  const of = (sides: [IncomingStatement, string][], side: string) =>
    sides.filter(([, on]) => on === side || on === "both").map(([one]) => one);

  it("is as if all had been said about one image", () => {
    fc.assert(
      fc.property(split, (sides) => {
        const [left, right] = [history(...of(sides, "left")), history(...of(sides, "right"))];
        const whole = oracle(sides.map(([one]) => one));
        expect(mergeSlices(left, right)).toEqual(whole);
        expect(mergeSlices(right, left)).toEqual(whole);
      }),
      { numRuns: 3000 },
    );
  });

  it("joins the two parts of a document that spoke of both", () => {
    const merged = mergeSlices(history(said(1, true, "a")), history(said(1, true, "b"), said(2, true)));
    expect(lines(merged)).toEqual(["a 1–2", "b 1–2"]);
    expect(combined(said(1, true, "a"), said(1, false, "b")).complete).toBe(false);
  });

  it("doesn't depend on which two are merged first", () => {
    fc.assert(
      fc.property(someStatements, someStatements, someStatements, (x, y, z) => {
        const [a, b, c] = [history(...x), history(...y), history(...z)];
        expect(mergeSlices(mergeSlices(a, b), c)).toEqual(mergeSlices(a, mergeSlices(b, c)));
      }),
      { numRuns: 1000 },
    );
  });
});
