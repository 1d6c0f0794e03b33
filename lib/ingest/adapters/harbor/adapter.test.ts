import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trivy } from "../trivy/adapter.ts";
import { harbor } from "./adapter.ts";

const document = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8"));
const read = (name: string) => harbor.read(document(`harbor/fixtures/${name}`));
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

describe("harbor", () => {
  it("reads a report by its media type: each image of an index has its own entries", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "harbor",
      tool: { name: "Harbor with Trivy", version: "v0.69.1" },
      scannedAt: "2026-03-02T07:00:00.123456789Z",
      counts: { vulnerabilities: 2 },
      bySeverity: { high: 1, critical: 1 },
      needs: null,
    });
    expect(reading.subjects.map((subject) => subject.digest)).toEqual([digest("b"), digest("c")]);
    expect(
      reading.targets.map(({ asset, observations }) => [
        asset.kind === "image" && asset.repoDigests,
        observations.map(({ rule, component }) => [rule.id, component.key]),
      ]),
    ).toEqual([
      [
        [digest("b")],
        [
          ["CVE-2026-1111", "rpm/openssl-libs"],
          ["CVE-2026-2222", "maven/org.acme/rocket"],
        ],
      ],
      [[digest("c")], [["CVE-2026-2222", "maven/org.acme/rocket"]]],
    ]);
    for (const { slices } of reading.targets)
      expect(slices).toMatchObject([{ key: "harbor:packages", complete: false, assesses: true }]);
    const [first, second] = reading.targets[0]?.observations ?? [];
    expect(first).toMatchObject({
      fixedVersion: "1:1.1.1k-10.el8",
      rule: { references: ["https://advisories.example/1111"] },
    });
    expect(first?.rule.cvss.map(({ version, score, source }) => [version, score, source])).toEqual([
      ["3.1", 7.5, "nvd"],
      ["2.0", 5, "nvd"],
    ]);
    expect(second?.rule.cvss).toMatchObject([{ version: "3.0", score: 9.8, source: "" }]);
  });

  it("names packages as Trivy does", () => {
    const byTrivy = trivy.read(document("trivy/fixtures/many")).targets[0]?.observations ?? [];
    const keys = new Set(byTrivy.map(({ component }) => component.key));
    const own = read("many").targets[0]?.observations.map(({ component }) => component.key) ?? [];
    expect(own.filter((key) => !keys.has(key))).toEqual([]);
  });

  it("reads the same report in two forms once", () => {
    expect(read("many").skipped).toEqual([
      {
        path: "/application~1vnd.scanner.adapter.vuln.report.harbor+json; version=1.0",
        reason: "the same report in another form",
        loses: false,
      },
    ]);
  });

  it("asks whose report it is where nothing says so, and assesses nothing by an empty one", () => {
    expect(read("one")).toMatchObject({ needs: "image", bySeverity: { negligible: 1 } });
    expect(read("one").targets[0]?.observations[0]?.component.key).toBe("deb/zlib");
    expect(read("none")).toMatchObject({ needs: "image", targets: [{ slices: [], observations: [] }] });
  });

  it("reads a bare report that names its artifact, and skips broken entries by pointer", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({
      tool: { name: "Harbor", version: null },
      scannedAt: null,
      needs: null,
      targets: [
        {
          asset: {
            references: ["registry.example/shop/cart:2.4", `registry.example/shop/cart@${digest("b")}`],
            repoDigests: [`registry.example/shop/cart@${digest("b")}`],
          },
          observations: [{ severity: "unknown", component: { key: "generic/apt" } }],
        },
      ],
    });
    expect(reading.skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ["/vulnerabilities/1", "no package"],
      ["/vulnerabilities/2", "no id"],
      ["/vulnerabilities/3", "no id"],
    ]);
  });

  it("refuses versions to come and reports of another shape, by place", () => {
    const key = "application/vnd.security.vulnerability.report; version=2.0";
    expect(() => harbor.read({ [key]: {} })).toThrow("version 2 is not supported");
    const other = { scanner: {}, generated_at: "x", vulnerabilities: {} };
    expect(() => harbor.read(other)).toThrow(expect.objectContaining({ path: "/vulnerabilities" }));
    const keyed = { "application/vnd.security.vulnerability.report; version=1.1": other };
    expect(() => harbor.read(keyed)).toThrow(
      expect.objectContaining({
        path: "/application~1vnd.security.vulnerability.report; version=1.1/vulnerabilities",
      }),
    );
  });
});

const CORPUS = new URL("../../../../../../shared/corpus/", import.meta.url);

describe.skipIf(!existsSync(CORPUS))("real documents", () => {
  it("have the vulnerabilities that their lists have", () => {
    const reading = harbor.read(JSON.parse(readFileSync(new URL("harbor/harbor-5.json", CORPUS), "utf8")));
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 5 },
      bySeverity: { negligible: 1, high: 2, critical: 2 },
      scannedAt: "2020-01-01T00:00:00.000000000Z",
      skipped: [],
    });
  });
});
