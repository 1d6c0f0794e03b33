import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { readReadings, refuseMostlyBroken } from "../../readings.ts";
import { sysdig } from "./adapter.ts";

const document = (file: string): unknown =>
  readDocuments(readFileSync(new URL(`./fixtures/${file}`, import.meta.url)))[0]?.value;
const read = (file: string) => sysdig.read(document(file));
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

describe("sysdig", () => {
  it("reads a scan whose packages refer to their vulnerabilities", () => {
    const reading = read("many.json");
    expect(reading).toMatchObject({
      format: "sysdig",
      tool: { version: "1.22.0" },
      scannedAt: "2026-03-02T09:00:00.5Z",
      counts: { vulnerabilities: 3, components: 3 },
      bySeverity: { critical: 1, low: 1, medium: 1 },
      skipped: [
        { path: "/result/packages/p1/vulnerabilitiesRefs/1", loses: false },
        { path: "/result/packages/p1/vulnerabilitiesRefs/2", reason: "no name" },
      ],
      needs: null,
      targets: [
        {
          packages: 3,
          slices: [{ key: "sysdig:packages", complete: false }],
          asset: {
            references: ["registry.example/shop/cart:2.4", `registry.example/shop/cart@${digest("b")}`],
            configDigests: [digest("a")],
            platform: "linux/arm64",
            os: { family: "debian", name: "12.9" },
          },
          observations: [
            {
              rule: {
                id: "CVE-2026-1111",
                publishedAt: "2026-01-02T00:00:00Z",
                cvss: [{ version: "3.1", score: 9.8 }],
              },
              component: { key: "deb/rocket" },
              fixState: "fixed",
              place: "",
              layer: digest("1"),
            },
            {
              rule: { id: "GHSA-aaaa-bbbb-cccc" },
              component: { key: "pypi/engine-room" },
              place: "/app/engine",
            },
          ],
        },
      ],
    });
  });

  it("reads scans of before, and skips broken entries by pointer", () => {
    const reading = read("odd.json");
    expect(reading).toMatchObject({ scannedAt: null, bySeverity: { high: 1 }, needs: null });
    expect(reading.targets[0]?.observations).toMatchObject([
      { component: { key: "apk/rocket" }, layer: digest("1"), rule: { cvss: [{ source: "nvd" }] } },
    ]);
    expect(reading.skipped.map(({ path }) => path)).toEqual([
      "/result/packages/0/vulns/1",
      "/result/packages/1",
    ]);
  });

  it("reads reports, an image for each name", () => {
    const reading = read("data.json");
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 2 },
      subjects: [{ name: "registry.example/shop/cart:2.4" }, { name: "registry.example/shop/web:1.0" }],
    });
    expect(
      reading.targets.map(({ observations }) => observations.map(({ component }) => component.key)),
    ).toEqual([["deb/librocket1"], ["maven/org.example/parser"]]);
    expect(read("one.json")).toMatchObject({
      targets: [
        {
          asset: { configDigests: [digest("a")] },
          observations: [{ rule: { id: "CVE-2026-1111", kev: true }, component: { key: "deb/rocket" } }],
        },
      ],
    });
    expect(read("none.json")).toMatchObject({ counts: { vulnerabilities: 0 }, targets: [] });
  });

  it("reads tables, and finds lines whose cells slipped", () => {
    expect(read("many.csv")).toMatchObject({
      counts: { vulnerabilities: 2 },
      bySeverity: { high: 1, unknown: 1 },
      skipped: [
        { path: "line 3", reason: "VULNDB-2222: its risk is accepted in Sysdig", loses: false },
        { path: "line 4", reason: "the cells do not fit their columns" },
      ],
      targets: [
        { observations: [{ component: { key: "golang/example.com/rocket" }, fixedVersion: "v1.1.2" }] },
      ],
    });
    expect(read("one.csv")).toMatchObject({
      needs: "image",
      targets: [
        {
          observations: [
            { rule: { epss: 0.25, cvss: [{ version: "3.0" }] }, component: { key: "pypi/engine-room" } },
          ],
        },
      ],
    });
  });

  it("refuses a document of another shape by place", () => {
    const broken = { scanner: { name: "sysdig-cli-scanner" }, result: { metadata: {}, packages: 3 } };
    expect(() => sysdig.read(broken)).toThrow(expect.objectContaining({ path: "/result/packages" }));
    expect(sysdig.recognises({ data: [{ name: "x" }] })).toBe(false);
    expect(sysdig.recognises({ data: [] })).toBe(false);
  });
});

const CORPUS = new URL("../../../../../shared/corpus/sysdig/", import.meta.url);
describe.skipIf(!existsSync(CORPUS))("real documents", () => {
  it("counts as others count it", () => {
    const reading = sysdig.read(JSON.parse(readFileSync(new URL("sysdig.json", CORPUS), "utf8")));
    expect(reading).toMatchObject({ counts: { vulnerabilities: 207 }, skipped: [] });
  });

  it("takes nothing of the table of which the only line slipped", () => {
    const [read] = readReadings(readFileSync(new URL("empty-with-error.csv", CORPUS)));
    expect(read?.reading).toMatchObject({
      counts: { vulnerabilities: 0 },
      skipped: [{ path: "line 2", reason: "the cells do not fit their columns" }],
    });
    expect(() => refuseMostlyBroken(read!.reading)).toThrow(expect.objectContaining({ path: "line 2" }));
  });
});
