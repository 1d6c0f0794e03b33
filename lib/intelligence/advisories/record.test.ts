import { describe, expect, it } from "vitest";
import type { Advisory } from "../../ingest/reading/knowledge.ts";
import { advisoryRecords, isNewer } from "./record.ts";

const advisory = (over: Partial<Advisory>): Advisory => ({
  id: "GHSA-aaaa-bbbb-cccc",
  aliases: [],
  summary: "",
  details: "",
  references: [],
  publishedAt: null,
  modifiedAt: "2026-03-01T00:00:00Z",
  withdrawnAt: null,
  cvss: [],
  severity: "",
  affected: [],
  epss: null,
  kev: null,
  ...over,
});
const record = (over: Partial<Advisory>) => advisoryRecords([advisory(over)])[0]!;

it.each([
  [{ aliases: ["cve-2026-1111", "PYSEC-2026-1"] }, ["CVE-2026-1111", "PYSEC-2026-1"]],
  [{ id: "DEBIAN-CVE-2026-1111", upstream: ["CVE-2026-1111"] }, ["CVE-2026-1111"]],
  [{ id: "UBUNTU-CVE-2026-1111", aliases: [], upstream: [] }, ["CVE-2026-1111"]],
  [{ id: "ALPINE-CVE-2026-1111" }, ["CVE-2026-1111"]],
  [{ id: "RHSA-2026:1", upstream: ["CVE-2026-1111", "CVE-2026-2222"] }, ["CVE-2026-1111", "CVE-2026-2222"]],
  [{ id: "DSA-1-1", upstream: ["DEBIAN-CVE-2026-1111", "CVE-2026-1111"] }, ["CVE-2026-1111"]],
  [{ id: "CVE-2026-1111" }, []],
])("%j goes by %j too", (over, aliases) => {
  expect(record(over).aliases).toEqual(aliases);
});

const cvss = (score: number | null) => ({ version: "3.1", vector: "CVSS:3.1/…", score, source: "" });

it.each([
  [{ cvss: [cvss(9.8), cvss(5)] }, "critical"],
  [{ cvss: [cvss(null)], severity: "MODERATE" }, "medium"],
  [{ severity: "Important" }, "high"],
  [{}, "unknown"],
] as const)("%j is %s", (over, severity) => {
  expect(record(over as Partial<Advisory>).severity).toBe(severity);
});

describe("of several versions", () => {
  it("the newest counts, wherever it stands in the document", () => {
    const versions = ["2026-03-01T00:00:00Z", "2026-03-03T00:00:00.5Z", "2026-03-03T00:00:00Z"].map(
      (modifiedAt) => advisory({ modifiedAt, summary: modifiedAt }),
    );
    for (const order of [versions, versions.toReversed()])
      expect(advisoryRecords(order)).toMatchObject([{ summary: "2026-03-03T00:00:00.5Z" }]);
  });

  it("one that states no time is the oldest, and content decides between equal times", () => {
    const [a, b] = [record({ summary: "a" }), record({ summary: "b" })];
    expect(isNewer(a, b)).toBe(!isNewer(b, a));
    expect(isNewer(a, a)).toBe(false);
    expect(isNewer(a, record({ modifiedAt: null }))).toBe(true);
  });
});

it("keeps what can be matched: no commits, no entry without a version or a place", () => {
  const entry = { ecosystem: "", name: "", purl: null, versions: [], ranges: [] };
  const range = (type: "SEMVER" | "ECOSYSTEM" | "GIT") => ({
    type,
    events: [{ introduced: "0" }, { lastAffected: "2" }, { fixed: "3", limit: "4" }],
  });
  const { affected } = record({
    affected: [
      {
        ...entry,
        ecosystem: "PyPI",
        name: "A_b",
        versions: ["1"],
        ranges: [range("GIT"), range("ECOSYSTEM")],
      },
      { ...entry, purl: "pkg:deb/debian/openssl?distro=bookworm", versions: ["3"] },
      { ...entry, ecosystem: "npm", name: "only-commits", ranges: [range("GIT")] },
      { ...entry, name: "https://git.example/a", versions: ["1"] },
      { ...entry, purl: "pkg:generic/thing", versions: ["1"] },
    ],
  });
  expect(affected).toEqual([
    {
      ecosystem: "pypi",
      package: "pypi/a-b",
      versions: ["1"],
      ranges: [
        {
          type: "ECOSYSTEM",
          events: [{ introduced: "0" }, { last_affected: "2" }, { fixed: "3" }, { limit: "4" }],
        },
      ],
    },
    { ecosystem: "debian:12", package: "deb/openssl", versions: ["3"], ranges: [] },
  ]);
});
