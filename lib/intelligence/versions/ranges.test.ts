import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "./compare.ts";
import { evaluateRanges, type VersionEvent, type VersionRange } from "./ranges.ts";
import type { VersionScheme } from "./scheme.ts";

const range = (...events: VersionEvent[]): VersionRange => ({ type: "ECOSYSTEM", events });
const from = (introduced: string, fixed?: string): VersionRange =>
  range({ introduced }, ...(fixed === undefined ? [] : [{ fixed }]));

describe("evaluateRanges", () => {
  it.each<[string, string, VersionRange[], boolean, string]>([
    ["the beginning of all", "0.0.0-0", [from("0")], true, ""],
    ["what is not fixed", "9.9.9", [from("0")], true, ""],
    ["before the fix", "1.0.1", [from("0", "1.0.2")], true, "1.0.2"],
    ["a pre-release of the fix", "1.0.2-rc.1", [from("0", "1.0.2")], true, "1.0.2"],
    ["the fix", "1.0.2", [from("0", "1.0.2")], false, ""],
    ["before it began", "0.9.0", [from("1.0.0", "1.0.2")], false, ""],
    ["as it began", "1.0.0", [from("1.0.0", "1.0.2")], true, "1.0.2"],
    [
      "the second branch of two",
      "3.1.0",
      [range({ introduced: "1.0.0" }, { fixed: "1.0.2" }, { introduced: "3.0.0" }, { fixed: "3.2.5" })],
      true,
      "3.2.5",
    ],
    [
      "between two branches",
      "2.0.0",
      [range({ introduced: "1.0.0" }, { fixed: "1.0.2" }, { introduced: "3.0.0" }, { fixed: "3.2.5" })],
      false,
      "",
    ],
    [
      "events in any order",
      "3.1.0",
      [range({ fixed: "3.2.5" }, { introduced: "3.0.0" }, { fixed: "1.0.2" }, { introduced: "1.0.0" })],
      true,
      "3.2.5",
    ],
    ["the last affected", "2.1.214", [range({ introduced: "0" }, { last_affected: "2.1.214" })], true, ""],
    [
      "past the last affected",
      "2.1.215",
      [range({ introduced: "0" }, { last_affected: "2.1.214" })],
      false,
      "",
    ],
    ["one version alone", "1.0.0", [range({ introduced: "1.0.0" }, { last_affected: "1.0.0" })], true, ""],
    ["an empty range", "1.0.0", [range({ introduced: "1.0.0" }, { fixed: "1.0.0" })], false, ""],
    [
      "a fix in another range",
      "1.5.0",
      [range({ introduced: "0" }, { last_affected: "1.9.0" }), from("2.0.0", "2.3.0")],
      true,
      "2.3.0",
    ],
    [
      "a fix that another range affects",
      "1.0.0",
      [from("0", "1.5.0"), from("1.4.0", "1.8.0")],
      true,
      "1.8.0",
    ],
    ["the smaller of two fixes", "1.0.0", [from("0", "1.5.0"), from("2.0.0", "2.5.0")], true, "1.5.0"],
    ["below the limit", "1.0.0", [range({ introduced: "0" }, { limit: "2.0.0" })], true, ""],
    ["at the limit", "2.0.0", [range({ introduced: "0" }, { limit: "2.0.0" })], false, ""],
    [
      "below the greater of two limits",
      "2.5.0",
      [range({ introduced: "0" }, { limit: "2.0.0" }, { limit: "3.0.0" })],
      true,
      "",
    ],
    [
      "a fix past the limit",
      "1.0.0",
      [range({ introduced: "0" }, { limit: "2.0.0" }, { fixed: "3.0.0" })],
      true,
      "3.0.0",
    ],
    ["begins past the limit", "4.0.0", [range({ introduced: "3.0.0" }, { limit: "2.0.0" })], false, ""],
    [
      "no limit after all",
      "9.0.0",
      [range({ introduced: "0" }, { limit: "2.0.0" }, { limit: "*" })],
      true,
      "",
    ],
  ])("%s", (_, version, ranges, affected, fixedVersion) => {
    expect(evaluateRanges("semver", version, ranges, [])).toEqual({ affected, fixedVersion });
  });

  it.each<[string, VersionScheme, string, VersionRange[], string[], boolean | null]>([
    ["named", "semver", "1.0.0", [], ["1.0.0"], true],
    ["not named", "semver", "1.0.1", [], ["1.0.0"], false],
    ["named in another spelling", "pep440", "1.0", [], ["1.0.0"], true],
    ["named beside a range that leaves it out", "semver", "1.0.0", [from("2.0.0")], ["1.0.0"], true],
    ["named, though no version", "pep440", "2004d", [], ["2004d"], true],
    ["no version", "pep440", "2004x", [from("0")], ["2004d"], null],
    ["no version at all", "dpkg", "", [from("0")], [], null],
    ["an event that is no version", "dpkg", "1.0", [from("<unknown>", "2.0")], [], null],
    ["another range decides", "dpkg", "1.0", [from("<unknown>"), from("0", "2.0")], [], true],
    ["another range does not decide", "dpkg", "3.0", [from("<unknown>"), from("0", "2.0")], [], null],
    ["nothing stated", "semver", "1.0.0", [], [], null],
  ])("%s", (_, scheme, version, ranges, versions, affected) => {
    expect(evaluateRanges(scheme, version, ranges, versions).affected).toBe(affected);
  });

  const numbered = fc.integer({ min: 0, max: 12 }).map((n) => `1.${n}`);
  const ranges = fc.array(
    fc
      .tuple(
        fc.uniqueArray(numbered, { maxLength: 5 }),
        fc.constantFrom("fixed", "last_affected"),
        fc.boolean(),
        fc.array(numbered, { maxLength: 2 }),
      )
      .map(([versions, end, fromStart, limits]): VersionRange => {
        const kinds = fromStart ? [end, "introduced"] : ["introduced", end];
        const steps = versions.map((version, i) => ({ [kinds[i % 2]!]: version }) as VersionEvent);
        const first = fromStart ? [{ introduced: "0" }] : [];
        return range(...first, ...steps, ...limits.map((limit) => ({ limit })));
      }),
    { minLength: 1, maxLength: 3 },
  );

  it("says what the schema's pseudocode says", () => {
    fc.assert(
      fc.property(numbered, ranges, fc.array(numbered, { maxLength: 2 }), (version, stated, versions) => {
        const { affected } = evaluateRanges("semver", version, stated, versions);
        expect(affected).toBe(versions.includes(version) || stated.some((one) => literally(version, one)));
      }),
      { numRuns: 2000 },
    );
  });

  it("names the smallest fix above that is not affected", () => {
    fc.assert(
      fc.property(numbered, ranges, (version, stated) => {
        const { affected, fixedVersion } = evaluateRanges("semver", version, stated, []);
        const [fix = ""] = stated
          .flatMap(({ events }) => events.flatMap((event) => ("fixed" in event ? [event.fixed] : [])))
          .filter((one) => compareVersions("semver", one, version)! > 0)
          .filter((one) => !stated.some((other) => literally(one, other)))
          .toSorted((a, b) => compareVersions("semver", a, b)!);
        expect(fixedVersion).toBe(affected ? fix : "");
      }),
      { numRuns: 2000 },
    );
  });

  it("takes moments for a record of many events", () => {
    const many = Array.from({ length: 20_000 }, (_, n) => from(`1.${n}`, `1.${n + 2}`));
    const started = performance.now();
    expect(evaluateRanges("semver", "1.0", many, [])).toEqual({ affected: true, fixedVersion: "1.20001" });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

/** `IncludedInRanges` and `BeforeLimits` of the schema, step by step. */
function literally(version: string, { events }: VersionRange): boolean {
  const compare = (a: string, b: string) => compareVersions("semver", a, b)!;
  const limits = events.flatMap((event) => ("limit" in event ? [event.limit] : []));
  if (limits.length > 0 && !limits.some((limit) => compare(version, limit) < 0)) return false;
  const moment = (event: VersionEvent) => Object.values(event)[0] as string;
  let vulnerable = false;
  for (const event of events
    .filter((one) => !("limit" in one))
    .toSorted((a, b) => (moment(a) === "0" ? -1 : moment(b) === "0" ? 1 : compare(moment(a), moment(b))))) {
    if ("introduced" in event && (event.introduced === "0" || compare(version, event.introduced) >= 0))
      vulnerable = true;
    else if ("fixed" in event && compare(version, event.fixed) >= 0) vulnerable = false;
    else if ("last_affected" in event && compare(version, event.last_affected) > 0) vulnerable = false;
  }
  return vulnerable;
}
