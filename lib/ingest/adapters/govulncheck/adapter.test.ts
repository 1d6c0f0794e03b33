import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";
import { recognise } from "../adapters.ts";
import { govulncheck } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/govulncheck/dd-many.json", import.meta.url);

/** As one body, the way a sender sends it. */
const read = (file: string | URL) => {
  const readings = readReadings(readFileSync(new URL(file, import.meta.url)));
  expect(readings).toHaveLength(1);
  return readings[0]!.reading;
};

describe("govulncheck", () => {
  it("makes one observation of all findings of a vulnerability, by the worst use", () => {
    const reading = read("./fixtures/many.jsonl");
    expect(reading).toMatchObject({
      format: "govulncheck",
      tool: { name: "govulncheck", version: "v1.1.4" },
      feeds: [{ name: "https://vulndb.example", builtAt: "2026-03-01T00:00:00Z" }],
      subjects: [{ kind: "source", name: "mod.example/shop" }],
      counts: { vulnerabilities: 5 },
      bySeverity: { unknown: 5 },
      skipped: [],
      needs: null,
    });
    const [target] = reading.targets;
    expect(target?.packages).toBe(4);
    expect(target?.slices).toMatchObject([{ key: "govulncheck:modules", assesses: true, complete: false }]);
    expect(
      target?.observations.map((o) => [
        o.rule.id,
        o.component.key,
        o.version,
        o.fixedVersion,
        o.place,
        o.detail,
      ]),
    ).toEqual([
      [
        "GO-2026-0001",
        "golang/mod.example/text",
        "v0.3.0",
        "v0.3.8",
        "main.go:9",
        "Called: mod.example/text/language.(*Tag).Parse, from mod.example/shop.main",
      ],
      [
        "GO-2026-0002",
        "golang/mod.example/net",
        "v0.1.0",
        "",
        "",
        "Imported, but nothing vulnerable in it is called.",
      ],
      [
        "GO-2026-0003",
        "golang/stdlib",
        "v1.26.0",
        "v1.26.1",
        "",
        "Required, but no vulnerable package of it is imported.",
      ],
    ]);
    expect(target?.observations[0]?.rule).toMatchObject({
      aliases: ["CVE-2026-1111", "GHSA-aaaa-bbbb-cccc"],
      title: "Too much text",
      references: ["https://advisories.example/1"],
      publishedAt: "2026-01-01T00:00:00Z",
    });
  });

  it("assesses the main module where nothing was found in it", () => {
    const reading = read("./fixtures/none.jsonl");
    expect(reading).toMatchObject({ scannedAt: "2026-03-02T10:00:00.5Z", counts: { vulnerabilities: 0 } });
    expect(reading.targets).toMatchObject([
      {
        asset: { artifact: "mod.example/shop" },
        observations: [],
        packages: 2,
        slices: [{ assesses: true }],
      },
    ]);
  });

  it("reads the document of before the messages", () => {
    const reading = read("./fixtures/one.json");
    expect(reading.counts.vulnerabilities).toBe(2);
    expect(reading.skipped).toEqual([
      { path: "/Vulns/2", reason: "no OSV.id" },
      { path: "/Vulns/3", reason: "no ModPath" },
    ]);
    expect(reading.targets[0]?.observations).toMatchObject([
      {
        rule: { id: "GO-2026-0001", aliases: ["CVE-2026-1111"] },
        version: "v1.19.0",
        fixedVersion: "1.19.4",
        place: "/src/main.go:22",
        detail: "Called: net/http.Serve",
      },
    ]);
  });

  it("says what it cannot know, and skips broken messages by line", () => {
    const reading = read("./fixtures/odd.jsonl");
    expect(reading.needs).toBe("source");
    expect(reading.targets[0]?.observations.map((o) => o.detail)).toEqual([
      "Imported; calls were not looked for.",
    ]);
    expect(reading.skipped).toEqual([
      { path: "line 4", reason: "no finding.trace with a module" },
      { path: "line 5", reason: "no finding.osv" },
    ]);
  });

  it("speaks of nothing where only its configuration arrived", () => {
    const config = { config: { protocol_version: "v1.0.0" } };
    expect(govulncheck.read(config)).toMatchObject({ targets: [], subjects: [], needs: null });
  });

  it("refuses another protocol; takes no other tool's objects", () => {
    expect(() => govulncheck.read({ config: { protocol_version: "v2.0.0" } })).toThrow("not supported");
    for (const other of [
      { config: {} },
      { osv: { id: "x" }, more: 1 },
      { progress: 1 },
      { toString: {} },
      {},
    ])
      expect(recognise(other)?.format).not.toBe("govulncheck");
  });
});

it.skipIf(!existsSync(CORPUS))("counts every entry of a real document, and merges symbols", () => {
  const reading = read(CORPUS);
  expect(reading.counts.vulnerabilities).toBe(12);
  expect(reading.targets[0]?.observations.map((o) => o.rule.id)).toEqual([
    "GO-2022-1144",
    "GO-2022-1143",
    "GO-2022-0969",
  ]);
});
