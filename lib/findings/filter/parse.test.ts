import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Term } from "./ast.ts";
import { EXPOSURES, FIELD_NAMES, fieldOf } from "./fields.ts";
import { FilterProblem } from "./filter-problem.ts";
import { parseFilter } from "./parse.ts";
import { printFilter } from "./print.ts";
import { faultOf } from "./value-rules.ts";

const term = (field: Term["field"], values: string[], more: Partial<Term> = {}): Term => ({
  field,
  values,
  not: false,
  operator: "=",
  ...more,
});

describe("reads", () => {
  it.each<[string, Term[]]>([
    ["", []],
    ["  ", []],
    ["is:open", [term("is", ["open"])]],
    ["severity:>=high", [term("severity", ["high"], { operator: ">=" })]],
    ["Severity:Critical,HIGH", [term("severity", ["critical", "high"])]],
    ["severity:=high", [term("severity", ["high"])]],
    ["epss:>0.5 kev:yes", [term("epss", ["0.5"], { operator: ">" }), term("kev", ["yes"])]],
    ["label:team=pay", [term("label", ["team=pay"])]],
    ["package:openssl<3.0.8", [term("package", ["openssl<3.0.8"])]],
    ["-tool:grype", [term("tool", ["grype"], { not: true })]],
    ["not tool:grype", [term("tool", ["grype"], { not: true })]],
    ["cve:CVE-2021-44228", [term("rule", ["CVE-2021-44228"])]],
    ["owner:none", [term("team", ["none"])]],
    ["image:docker.io/library/nginx:1.27", [term("image", ["docker.io/library/nginx:1.27"])]],
    ['cluster:"east, one",west', [term("cluster", ["east, one", "west"])]],
    ['"say \\"hi\\"" log4j', [term("text", ['say "hi"']), term("text", ["log4j"])]],
    ["status:in-progress", [term("status", ["in_progress"])]],
    ["age:>30d", [term("age", ["30d"], { operator: ">" })]],
    ["not-found", [term("text", ["not-found"])]],
    ["not", [term("text", ["not"])]],
  ])("%s", (text, terms) => expect(parseFilter(text)).toEqual(terms));
});

describe("says what is wrong, where, and what was meant", () => {
  it.each<[string, number, number, string | null, RegExp]>([
    ["is:open sevrity:high", 8, 15, "severity:", /no field sevrity/],
    ["severity:hihg", 9, 13, "high", /one of critical, high/],
    ["kev:maybe", 4, 9, null, /yes, no/],
    ["epss:>2", 6, 7, null, /0 to 1/],
    ["age:>30", 5, 7, null, /30d/],
    ["tool:>trivy", 5, 6, null, /cannot be compared/],
    ["severity:>=high,low", 16, 19, null, /one value/],
    ['text "open', 5, 10, null, /closing quote/],
    ['"a b"c', 5, 6, null, /blank or a comma/],
    ["severity:", 9, 9, null, /needs a value/],
    ["cluster:#x", 8, 10, null, /number 7/],
    ["label:team", 6, 10, null, /key=value/],
    ["package:<3", 8, 9, null, /cannot be compared/],
    ["package:a<", 8, 10, null, /openssl<3.0.8/],
    ["- x", 0, 1, null, /Nothing follows/],
    ["http://x", 0, 4, null, /quotes/],
    ["x", 0, 1, null, /two letters/],
    ["constructor:x", 0, 11, null, /no field/],
  ])("%s", (text, start, end, suggestion, message) => {
    const problem = thrownBy(() => parseFilter(text));
    expect([problem.start, problem.end, problem.suggestion]).toEqual([start, end, suggestion]);
    expect(problem.message).toMatch(message);
  });
});

const anyText = fc.string({ unit: "binary", minLength: 2, maxLength: 12 });
const VALUES = {
  ratio: fc.integer({ min: 0, max: 1000 }).map((n) => String(n / 1000)),
  duration: fc.tuple(fc.nat(999), fc.constantFrom(..."mhdwy")).map(([n, unit]) => `${n}${unit}`),
  date: fc.constantFrom("2026-01-31", "2026-01-31T10:00:00Z", "2026-01-31T10:00:00+02:00"),
  name: fc.oneof(
    anyText,
    fc.integer({ min: 1, max: 99_999 }).map((n) => `#${n}`),
  ),
  label: fc.tuple(anyText, anyText).map(([key, value]) => `${key}=${value}`),
  package: fc.constantFrom("openssl", "openssl<3.0.8", "@types/node>=1", "a b<=2,1", "x=1:2-3"),
  text: anyText,
};
const anyTerm: fc.Arbitrary<Term> = fc.constantFrom(...FIELD_NAMES).chain((field) => {
  const { value, words = EXPOSURES, ordered } = fieldOf(field);
  const one = (value === "words" ? fc.constantFrom(...words) : VALUES[value]).filter(
    (text) => faultOf(field, text) === null,
  );
  return fc
    .record({ not: fc.boolean(), operator: fc.constantFrom("=", ">", ">=", "<", "<=" as const) })
    .chain(({ not, operator }) =>
      fc.uniqueArray(one, { minLength: 1, maxLength: ordered && operator !== "=" ? 1 : 3 }).map(
        (values): Term => ({
          field,
          not,
          operator: ordered ? (operator as Term["operator"]) : "=",
          values,
        }),
      ),
    );
});

describe("round trips", () => {
  it("what is printed is read back the same", () =>
    fc.assert(
      fc.property(fc.array(anyTerm, { maxLength: 6 }), (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter);
      }),
      { numRuns: 2000 },
    ));

  it("through an address too", () =>
    fc.assert(
      fc.property(fc.array(anyTerm, { maxLength: 6 }), (filter) => {
        const address = new URLSearchParams({ filter: printFilter(filter) }).toString();
        expect(parseFilter(new URLSearchParams(address).get("filter")!)).toEqual(filter);
      }),
    ));

  it("whatever is typed is read, or refused with a place inside it; its canonical spelling stays", () =>
    fc.assert(
      fc.property(
        fc
          .array(
            fc.oneof(
              fc.constantFrom("severity:", "-", '"', ",", " ", ">=", "high", "not ", "\\", "x:"),
              fc.string({ maxLength: 4 }),
            ),
            { maxLength: 8 },
          )
          .map((parts) => parts.join("")),
        (typed) => {
          try {
            const text = printFilter(parseFilter(typed));
            expect(printFilter(parseFilter(text))).toBe(text);
          } catch (error) {
            if (!(error instanceof FilterProblem)) throw error;
            expect(error.start).toBeGreaterThanOrEqual(0);
            expect(error.end).toBeGreaterThanOrEqual(error.start);
            expect(error.end).toBeLessThanOrEqual(typed.length);
          }
        },
      ),
      { numRuns: 2000 },
    ));
});

const thrownBy = (act: () => unknown): FilterProblem => {
  try {
    act();
  } catch (error) {
    if (error instanceof FilterProblem) return error;
    throw error;
  }
  throw new Error("nothing was refused");
};
