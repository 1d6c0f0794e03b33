import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";
import { nvd20 } from "./adapter.ts";

const readFile = (url: URL) => readReadings(readFileSync(url))[0]!.reading;
const read = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url));

describe("NVD 2.0", () => {
  it("reads a record: NVD's own assessment first, the newest version before the older", () => {
    const reading = read("one.json");
    expect(reading).toMatchObject({
      format: "nvd20",
      tool: { name: "NVD", version: "2.0" },
      scannedAt: "2026-03-01T10:00:00.123Z",
      counts: { advisories: 1, vulnerabilities: 0 },
      notes: [{ path: "/totalResults", reason: "one page: records 3 to 3 of 4", loses: false }],
      skipped: [],
    });
    expect(reading.advisories).toMatchObject([
      {
        id: "CVE-2026-1111",
        summary: "Cart code execution",
        details: "It runs code.",
        references: ["https://advisories.example/1"],
        publishedAt: "2026-02-01T10:00:00.000Z",
        modifiedAt: "2026-02-10T10:00:00.5Z",
        withdrawnAt: null,
        severity: "CRITICAL",
        affected: [],
        kev: null,
      },
    ]);
    expect(
      reading.advisories?.[0]?.cvss.map(({ version, score, source }) => [version, score, source]),
    ).toEqual([
      ["3.1", 9.8, "nvd@nist.gov"],
      ["3.1", 8.4, "security@maker.example"],
      ["2.0", 7.5, "nvd@nist.gov"],
    ]);
  });

  it("takes a rejected record for withdrawn, keeps old ones, and reads CVSS 2 and 4", () => {
    const reading = read("many.json");
    expect(reading.notes).toEqual([]);
    expect(
      reading.advisories?.map(({ id, publishedAt, withdrawnAt, severity, cvss }) => [
        id,
        publishedAt,
        withdrawnAt,
        severity,
        cvss.map(({ version, score }) => `${version} ${score}`),
      ]),
    ).toEqual([
      ["CVE-1999-0001", "1999-12-30T05:00:00.000Z", null, "MEDIUM", ["2.0 5"]],
      ["CVE-2026-2222", "2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z", "", []],
      ["CVE-2026-3333", "2026-01-01T00:00:00.000Z", null, "CRITICAL", ["4.0 9.3"]],
    ]);
  });

  it("goes on past what is no record, with its place", () => {
    const reading = read("odd.json");
    expect(reading.skipped.map(({ path }) => path)).toEqual(["/vulnerabilities/1", "/vulnerabilities/2"]);
    expect(reading).toMatchObject({ scannedAt: null, counts: { advisories: 1 } });
    expect(reading.advisories).toMatchObject([
      { details: "Es geht.", references: [], cvss: [{ version: "3.1", score: 5 }] },
    ]);
  });

  it("reads an empty page", () => {
    expect(read("none.json")).toMatchObject({ counts: { advisories: 0 }, notes: [], skipped: [] });
  });

  it.each([
    [{ format: "NVD_CVE", version: "3.0", vulnerabilities: [] }, "/version"],
    [{ format: "NVD_CVE", version: "2.0" }, "/vulnerabilities"],
    [{ CVE_data_type: "CVE", CVE_data_version: "4.0", CVE_Items: [] }, "/CVE_data_version"],
  ])("refuses %j at %s", (document, path) => {
    expect(nvd20.recognises(document)).toBe(true);
    expect(() => nvd20.read(document)).toThrow(expect.objectContaining({ path }));
  });

  const corpus = new URL("../../../../../shared/corpus/nvd/", import.meta.url);
  it.skipIf(!existsSync(corpus))("rates the real ones that are analysed", () => {
    const unrated = (name: string) => {
      const { advisories = [], skipped } = readFile(new URL(name, corpus));
      expect(skipped).toEqual([]);
      expect(advisories.filter(({ details, publishedAt }) => details === "" || publishedAt === null)).toEqual(
        [],
      );
      return advisories.filter(({ severity, cvss }) => severity === "" || cvss.length === 0).length;
    };
    expect(unrated("nvd-2.0-feed.json")).toBe(0);
    expect(unrated("nvd-2.0-page.json")).toBe(3);
  });
});
