import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AffectedEntry,
  type BillEntry,
  entryKey,
  matchPackages,
  questionsOf,
  rangeText,
} from "./matching.ts";
import { evaluateRanges } from "./versions/ranges.ts";

const entry = (over: Partial<BillEntry>): BillEntry => ({
  key: "npm/left",
  type: "npm",
  version: "1.2.0",
  epoch: 0,
  ecosystem: "npm",
  source: null,
  ...over,
});
const affected = (over: Partial<AffectedEntry>): AffectedEntry => ({
  advisoryId: 1,
  ecosystem: "npm",
  package: "npm/left",
  ranges: [{ type: "SEMVER", events: [{ introduced: "1.0.0" }, { fixed: "1.2.3" }] }],
  versions: [],
  ...over,
});
const known = (...rows: AffectedEntry[]) => Map.groupBy(rows, entryKey);

describe("questions about a package", () => {
  const libssl = {
    key: "deb/libssl3",
    type: "deb",
    ecosystem: "debian:12",
    version: "3.0.1-1+b2",
    source: { name: "OpenSSL", version: "3.0.1-1" },
  };
  it.each([
    ["of npm", {}, ["npm npm/left 1.2.0"]],
    ["of nowhere", { ecosystem: "" }, []],
    ["of Debian, by its source", libssl, ["debian:12 deb/openssl 3.0.1-1", "debian deb/openssl 3.0.1-1"]],
    [
      "of Alpine without a source",
      { key: "apk/musl", type: "apk", ecosystem: "alpine:3.20", version: "1.2" },
      ["alpine:3.20 apk/musl 1.2", "alpine apk/musl 1.2"],
    ],
    [
      "of Red Hat, by its own name",
      {
        key: "rpm/bind-libs",
        type: "rpm",
        ecosystem: "red hat:9",
        version: "9.16-1",
        epoch: 32,
        source: { name: "bind", version: "9.16-1" },
      },
      ["red hat:9 rpm/bind-libs 32:9.16-1", "red hat rpm/bind-libs 32:9.16-1"],
    ],
    [
      "of SUSE, by both names",
      {
        key: "rpm/bind-libs",
        type: "rpm",
        ecosystem: "suse:15.5",
        version: "9.16-1",
        source: { name: "bind", version: "9.16-1" },
      },
      [
        "suse:15.5 rpm/bind-libs 9.16-1",
        "suse:15.5 rpm/bind 9.16-1",
        "suse rpm/bind-libs 9.16-1",
        "suse rpm/bind 9.16-1",
      ],
    ],
  ])("%s", (_, over, questions) => {
    expect(questionsOf(entry(over)).map((q) => `${q.ecosystem} ${q.package} ${q.version}`)).toEqual(
      questions,
    );
  });
});

describe("packages and advisories", () => {
  it.each([
    ["1.0.0", "1.2.3"],
    ["1.2.2", "1.2.3"],
    ["1.2.3", null],
    ["0.9.9", null],
    ["not a version", null],
  ])("npm/left %s is fixed by %s", (version, fix) => {
    const matches = matchPackages([entry({ version })], known(affected({})));
    expect(matches.map((match) => match.fixedVersion)).toEqual(fix === null ? [] : [fix]);
  });

  it("meet only in one ecosystem and under one name", () => {
    const rows = known(
      affected({
        advisoryId: 1,
        ecosystem: "debian:12",
        package: "deb/openssl",
        ranges: [],
        versions: ["1-1"],
      }),
      affected({
        advisoryId: 2,
        ecosystem: "debian:11",
        package: "deb/openssl",
        ranges: [],
        versions: ["1-1"],
      }),
      affected({ advisoryId: 3, ecosystem: "debian", package: "deb/openssl", ranges: [], versions: ["1-1"] }),
      affected({
        advisoryId: 4,
        ecosystem: "debian:12",
        package: "deb/libssl3",
        ranges: [],
        versions: ["1-1"],
      }),
    );
    const package_ = entry({
      key: "deb/libssl3",
      type: "deb",
      version: "1-1",
      ecosystem: "debian:12",
      source: { name: "openssl", version: "1-1" },
    });
    expect(matchPackages([package_], rows).map((match) => match.affected.advisoryId)).toEqual([1, 3]);
  });

  it("make one match of an advisory's several entries, with the fix that one of them names", () => {
    const rows = known(
      affected({ ranges: [], versions: ["1.2.0"] }),
      affected({}),
      affected({ ranges: [], versions: ["1.2.0"] }),
    );
    expect(matchPackages([entry({})], rows)).toMatchObject([{ fixedVersion: "1.2.3" }]);
  });

  it("without an order of versions meet by the versions listed", () => {
    const package_ = entry({ key: "composer/acme/x", type: "composer", ecosystem: "packagist" });
    const row = affected({ ecosystem: "packagist", package: "composer/acme/x", versions: ["1.2.0"] });
    expect(matchPackages([package_], known(row))).toMatchObject([{ fixedVersion: "" }]);
    expect(matchPackages([{ ...package_, version: "1.1.0" }], known(row))).toEqual([]);
  });
});

it("rules out only what the whole evaluation rules out", () => {
  const version = fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => `${a}.${b}`);
  const event = fc.oneof(
    fc.constantFrom("0", "junk").map((introduced) => ({ introduced })),
    version.map((introduced) => ({ introduced })),
    version.map((fixed) => ({ fixed })),
    version.map((last_affected) => ({ last_affected })),
  );
  const pair = fc.tuple(fc.oneof(fc.constant("0"), version), version);
  const events = fc.oneof(
    pair.map(([introduced, fixed]) => [{ introduced }, { fixed }]),
    fc.array(event, { maxLength: 3 }),
  );
  const ranges = fc.array(
    events.map((list) => ({ type: "ECOSYSTEM" as const, events: list })),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(version, ranges, fc.array(version, { maxLength: 1 }), (own, stated, versions) => {
      for (const [ecosystem, scheme] of [
        ["npm", "semver"],
        ["debian:12", "dpkg"],
        ["pypi", "pep440"],
      ] as const) {
        const row = affected({ ecosystem, package: "npm/left", ranges: stated, versions });
        const matches = matchPackages([entry({ ecosystem, version: own })], known(row));
        const verdict = evaluateRanges(scheme, own, stated, versions);
        expect(matches.map((match) => match.fixedVersion)).toEqual(
          verdict.affected ? [verdict.fixedVersion] : [],
        );
      }
    }),
    { numRuns: 1000 },
  );
});

it.each([
  [{}, "≥ 1.0.0, < 1.2.3"],
  [{ ranges: [{ type: "SEMVER" as const, events: [{ introduced: "0" }] }] }, "every version"],
  [
    {
      ranges: [
        { type: "SEMVER" as const, events: [{ introduced: "2.0.0" }] },
        { type: "SEMVER" as const, events: [{ introduced: "0" }, { last_affected: "1.5.0" }] },
      ],
    },
    "≤ 1.5.0",
  ],
  [{ ranges: [], versions: ["1.2.0"] }, "1.2.0, by name"],
])("says why: %j → %s", (over, text) => {
  expect(rangeText({ ecosystem: "npm", package: "npm/left", version: "1.2.0" }, affected(over))).toBe(text);
});
