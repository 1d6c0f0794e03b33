import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";
import { recognise } from "../adapters.ts";
import { osv } from "./adapter.ts";

const readFile = (url: URL) => readReadings(readFileSync(url)).map(({ reading }) => reading);
const read = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url));

describe("OSV", () => {
  it("reads one record whole", () => {
    const [reading] = read("one.json");
    expect(reading).toMatchObject({
      format: "osv",
      tool: { name: "OSV", version: "1.6.0" },
      scannedAt: "2026-03-02T10:00:00.123456Z",
      counts: { advisories: 1, vulnerabilities: 0 },
      skipped: [],
      targets: [],
    });
    expect(reading?.advisories).toEqual([
      {
        id: "GHSA-aaaa-bbbb-cccc",
        aliases: ["CVE-2026-1111"],
        summary: "The cart reads too much",
        details: "It reads **beyond** the end.",
        references: ["https://advisories.example/1"],
        publishedAt: "2026-03-01T10:00:00Z",
        modifiedAt: "2026-03-02T10:00:00.123456Z",
        withdrawnAt: null,
        cvss: [
          { version: "3.1", vector: expect.stringMatching(/^CVSS:3.1/), score: 7.5, source: "" },
          { version: "4.0", vector: expect.stringMatching(/^CVSS:4.0/), score: null, source: "" },
        ],
        severity: "MODERATE",
        affected: [
          {
            ecosystem: "npm",
            name: "@shop/cart",
            purl: "pkg:npm/%40shop/cart",
            versions: ["2.4.0", "3.1.0"],
            ranges: [
              { type: "SEMVER", events: [{ introduced: "0" }, { fixed: "2.4.1" }] },
              {
                type: "ECOSYSTEM",
                events: [{ introduced: "3.0.0" }, { lastAffected: "3.2.0" }, { limit: "4.0.0" }],
              },
            ],
          },
          {
            ecosystem: "",
            name: "https://git.example/shop/cart",
            purl: null,
            versions: [],
            ranges: [{ type: "GIT", events: [{ introduced: "0" }, { fixed: "abcdef" }] }],
          },
        ],
        epss: null,
        kev: null,
      },
    ]);
  });

  it("reads lines as one report, and what the interface answers among them", () => {
    const readings = read("many.jsonl");
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({
      scannedAt: "2026-03-03T10:00:00Z",
      counts: { advisories: 4 },
      skipped: [],
    });
    expect(
      readings[0]?.advisories?.map(({ id, severity, publishedAt, modifiedAt, withdrawnAt, aliases }) => [
        id,
        severity,
        publishedAt ?? modifiedAt,
        withdrawnAt,
        aliases.length,
      ]),
    ).toEqual([
      ["GO-2026-1111", "", "1999-12-30T05:00:00Z", null, 0],
      ["UBUNTU-CVE-2026-2222", "medium", "2026-03-03T10:00:00Z", null, 0],
      ["MAL-2026-3", "", "2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z", 0],
      ["PYSEC-2026-4", "Low", "2026-03-01T10:00:00Z", null, 0],
    ]);
  });

  it("goes on past what is no record or of another schema, with its place", () => {
    const [reading] = read("odd.json");
    expect(reading?.skipped.map(({ path }) => path)).toEqual([
      "/0/affected/0",
      "/0/affected/1/ranges/0",
      "/1/id",
      "/2/schema_version",
      "/3",
    ]);
    expect(reading?.advisories).toMatchObject([
      {
        id: "OSV-2026-1",
        withdrawnAt: "2026-03-01T10:00:00Z",
        affected: [{ name: "cart", ranges: [{ type: "ECOSYSTEM", events: [{}] }] }],
      },
    ]);
  });

  it("reads an answer without records", () => {
    expect(read("none.json")).toMatchObject([{ counts: { advisories: 0 }, scannedAt: null, skipped: [] }]);
  });

  it.each([
    ["a record of another schema", { id: "X", schema_version: "2.0", summary: "" }, "/schema_version"],
    ["a record without an id", { id: " ", modified: "2026-03-01T00:00:00Z", summary: "" }, "/id"],
  ])("refuses %s", (_, document, path) => {
    expect(osv.recognises(document)).toBe(true);
    expect(() => osv.read(document)).toThrow(expect.objectContaining({ path }));
  });

  it.each([
    [
      "STIX",
      { type: "vulnerability", id: "vulnerability--1", modified: "2026-03-01T00:00:00Z", summary: "" },
    ],
    ["GitHub's advisories", { id: "1", ghsa_id: "GHSA-1", modified: "x", summary: "s" }],
    ["OSV-Scanner's results", { results: [{ source: {}, packages: [{ vulnerabilities: [{ id: "X" }] }] }] }],
    ["SARIF", { version: "2.1.0", runs: [] }],
    ["something with a list", { id: "1", modified: "x", vulns: [] }],
    ["an empty list", []],
  ])("leaves %s to others", (_, document) => {
    expect(osv.recognises(document)).toBe(false);
  });

  const corpus = new URL("../../../../../shared/corpus/", import.meta.url);
  it.skipIf(!existsSync(corpus))("reads the real ones with packages, aliases and withdrawals", () => {
    const inFolder = (folder: string) => {
      const url = new URL(`osv/${folder}/`, corpus);
      const readings = readdirSync(url).flatMap((name) => readFile(new URL(name, url)));
      expect(readings.flatMap(({ skipped }) => skipped)).toEqual([]);
      return readings.flatMap(({ advisories = [] }) => advisories);
    };
    const about = (folder: string) => {
      const advisories = inFolder(folder);
      const packages = advisories.flatMap(({ affected }) => affected.map((p) => `${p.ecosystem}/${p.name}`));
      return {
        packages: new Set(packages).size,
        withCve: advisories.filter(({ aliases }) => aliases.some((alias) => alias.startsWith("CVE-"))).length,
        withdrawn: advisories.filter(({ withdrawnAt }) => withdrawnAt !== null).length,
      };
    };
    expect(about("bitnami")).toEqual({ packages: 2, withCve: 260, withdrawn: 0 });
    expect(about("govulndb")).toEqual({ packages: 116, withCve: 172, withdrawn: 0 });
    for (const name of ["osv-scanner/dd-some.json", "osv-scanner/filter-all-input.json"])
      expect(recognise(JSON.parse(readFileSync(new URL(name, corpus), "utf8")))?.format).not.toBe("osv");
  });
});
