import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UnreadableDocument } from "../../reading.ts";
import { aqua } from "./adapter.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => aqua.read(document(name));
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

describe("aqua", () => {
  it("reads a scan's result", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "aqua",
      scannedAt: "2026-03-02T09:00:00.028041437Z",
      subjects: [{ name: "registry.example:5000/shop/cart:2.4" }],
      counts: { vulnerabilities: 3, components: 3, secrets: 1, misconfigurations: 1 },
      bySeverity: { critical: 1, low: 1, medium: 1 },
      skipped: [{ path: "/resources/0/vulnerabilities/1", loses: false }],
      needs: null,
    });
    const [target] = reading.targets;
    expect(target).toMatchObject({
      packages: 3,
      asset: {
        configDigests: [digest("a")],
        repoDigests: [`registry.example:5000/shop/cart@${digest("b")}`],
        os: { family: "alpine", name: "3.20.1" },
        platform: "linux/amd64",
      },
      observations: [
        {
          rule: {
            id: "CVE-2026-1111",
            epss: 0.25,
            publishedAt: "2026-01-02T00:00:00Z",
            remediation: "Upgrade",
            cvss: [
              { version: "3.1", score: 9.8, source: "nvd" },
              { version: "2.0", score: 7.5, source: "nvd" },
            ],
          },
          component: { key: "apk/rocket" },
          fixState: "fixed",
          layer: digest("1"),
        },
        {
          rule: { id: "CVE-2026-3333", aliases: ["NSWG-ECO-1"] },
          component: { key: "npm/@ship/hull" },
          place: "/app/node_modules/@ship/hull",
          severity: "medium",
        },
        {
          kind: "secret",
          rule: { id: "aqua/secret/rsa-private-key" },
          component: { key: "file/etc/key.pem" },
        },
        { kind: "misconfiguration", rule: { id: "aqua/malware/eicar-test" }, severity: "critical" },
      ],
    });
    expect(target?.slices.map(({ key, complete }) => [key, complete])).toEqual([
      ["aqua:packages", false],
      ["aqua:sensitive-data", false],
      ["aqua:malware", false],
    ]);
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });

  it("reads a page of the API, an image for each name", () => {
    const reading = read("page");
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 3 },
      bySeverity: { high: 1, negligible: 1, unknown: 1 },
      subjects: [{ name: "cart:latest", digest: digest("c") }, { name: "web:1" }, { name: "" }],
      notes: [{ path: "/count", reason: "a page: 3 of 5 entries" }],
      skipped: [{ path: "/result/1", reason: "CVE-2026-1114: acknowledged in Aqua", loses: false }],
    });
    expect(reading.targets[0]?.observations[0]).toMatchObject({
      rule: { id: "DLA-1-1", aliases: ["CVE-2026-1", "CVE-2026-1112", "CVE-2026-1113"] },
      component: { key: "deb/librocket1" },
    });
  });

  it("knows of which image an empty page is, but not that somebody looked", () => {
    expect(read("none")).toMatchObject({
      subjects: [{ name: "registry.example/shop/cart:2.4" }],
      targets: [{ slices: [], observations: [] }],
    });
  });

  it("reads the short verdict, and refuses the one of a failed scan", () => {
    expect(read("one")).toMatchObject({
      counts: { vulnerabilities: 1 },
      bySeverity: { medium: 1 },
      subjects: [{ name: "registry.example/shop/cart:2.4" }],
      targets: [
        {
          observations: [
            { component: { key: "generic/rocket" }, rule: { publishedAt: "2026-01-02T00:00:00Z" } },
          ],
        },
      ],
    });
    const failed = { ...(document("one") as object), cves: [], errorMsg: "no such image" };
    expect(() => aqua.read(failed)).toThrow(UnreadableDocument);
  });

  it("reads results that a pipeline wrapped, and skips broken entries by pointer", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({ counts: { vulnerabilities: 2 }, needs: null, scannedAt: null });
    expect(reading.targets[0]?.observations).toMatchObject([
      { component: { key: "" }, severity: "high" },
      { component: { key: "deb/rocket" }, severity: "medium" },
    ]);
    expect(reading.skipped.map(({ path }) => path)).toEqual([
      "/0/results/resources/1/vulnerabilities/1",
      "/0/results/resources/1/vulnerabilities/2",
      "/0/results/resources/2",
      "/1",
    ]);
  });

  it("reads entries without the page around them", () => {
    const { result } = document("page") as { result: unknown };
    expect(aqua.recognises({ result })).toBe(true);
    expect(aqua.read({ result }).counts.vulnerabilities).toBe(3);
    expect(aqua.recognises({ result: [{ name: "x", resource: "y" }] })).toBe(false);
  });

  it("refuses a document of another shape by place", () => {
    const broken = { resources: {}, vulnerability_summary: {} };
    expect(() => aqua.read(broken)).toThrow(expect.objectContaining({ path: "/resources" }));
    expect(aqua.recognises({ resources: [{ name: "x" }] })).toBe(false);
  });
});

const CORPUS = new URL("../../../../../shared/corpus/aqua/over-api-v2.json", import.meta.url);
describe.skipIf(!existsSync(CORPUS))("a real document", () => {
  it("counts as others count it", () => {
    expect(aqua.read(JSON.parse(readFileSync(CORPUS, "utf8")))).toMatchObject({
      counts: { vulnerabilities: 99 },
      bySeverity: { critical: 15, high: 22, medium: 35, low: 1, negligible: 26 },
      subjects: [{ name: "juiceshop:latest" }],
      skipped: [],
    });
  });
});
