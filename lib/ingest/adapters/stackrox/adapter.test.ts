import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stackroxImage } from "./adapter.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => stackroxImage.read(document(name));

describe("stackrox-image", () => {
  it("reads an image, its components and what they suffer from", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      tool: { name: "StackRox", version: "4.6.0" },
      scannedAt: "2026-03-02T09:00:00.123456789Z",
      subjects: [{ name: "registry.example/shop/cart:2.4", digest: `sha256:${"b".repeat(64)}` }],
      counts: { components: 3, vulnerabilities: 4 },
      bySeverity: { critical: 1, low: 1, medium: 1, high: 1 },
      notes: [{ path: "/scan/notes/0" }],
      needs: null,
    });
    const [target] = reading.targets;
    expect(target).toMatchObject({
      packages: 3,
      slices: [{ key: "stackrox:packages", assesses: true, complete: false }],
      asset: {
        references: ["registry.example/shop/cart:2.4", `registry.example/shop/cart@sha256:${"b".repeat(64)}`],
        tags: ["registry.example/shop/cart:2.4", "registry.example/shop/cart:latest"],
        configDigests: [],
        os: { family: "debian", name: "12" },
      },
    });
    expect(target?.observations).toMatchObject([
      {
        rule: {
          id: "CVE-2026-1111",
          epss: 0.25,
          publishedAt: "2026-01-02T03:04:05Z",
          cvss: [{ version: "3.1" }],
        },
        component: { key: "deb/rocket" },
        fixedVersion: "1.0-2",
        fixState: "fixed",
        severity: "critical",
        layer: `sha256:${"1".repeat(64)}`,
      },
      {
        rule: { id: "CVE-2026-3333", aliases: ["GHSA-aaaa-bbbb-cccc"] },
        component: { key: "pypi/engine-room" },
        place: "app/site-packages/engine",
        severity: "high",
        toolSeverity: "IMPORTANT",
        layer: `sha256:${"2".repeat(64)}`,
      },
    ]);
  });

  it("counts what users set aside, but makes no finding of it", () => {
    expect(read("many").skipped).toEqual([
      {
        path: "/scan/components/0/vulns/1",
        reason: "CVE-2026-2222: marked as a false positive in StackRox",
        loses: false,
      },
      { path: "/scan/components/0/vulns/2", reason: "RHSA-2026:0001: suppressed in StackRox", loses: false },
    ]);
  });

  it("reads a line of an export as the image in it, with pointers into the line", () => {
    const line = { result: { image: document("many") } };
    expect(stackroxImage.recognises(line)).toBe(true);
    const { skipped, ...reading } = stackroxImage.read(line);
    expect(reading).toMatchObject({ counts: read("many").counts, targets: read("many").targets });
    expect(skipped[0]?.path).toBe("/result/image/scan/components/0/vulns/1");
    const broken = { result: { image: { name: { fullName: "x" }, scan: { components: 1 } } } };
    expect(() => stackroxImage.read(broken)).toThrow(
      expect.objectContaining({ path: "/result/image/scan/components" }),
    );
  });

  it("assesses nothing of an image that is not scanned", () => {
    expect(read("none")).toMatchObject({
      targets: [{ slices: [], observations: [] }],
      notes: [{ path: "/scan" }],
    });
  });

  it("reads roxctl's flat list, which names no image", () => {
    expect(read("one")).toMatchObject({
      counts: { components: 1, vulnerabilities: 1 },
      bySeverity: { high: 1 },
      needs: "image",
      targets: [
        {
          observations: [
            { rule: { id: "CVE-2026-1111", aliases: [] }, component: { key: "rpm/rocket-libs" } },
          ],
        },
      ],
    });
  });

  it("skips broken entries by pointer and guesses systems that nobody names", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({
      scannedAt: null,
      counts: { vulnerabilities: 1 },
      bySeverity: { unknown: 1 },
    });
    expect(reading.skipped.map(({ path }) => path)).toEqual([
      "/scan/components/0/vulns/1",
      "/scan/components/0/vulns/2",
      "/scan/components/1",
      "/scan/components/2/vulns/0",
    ]);
    expect(reading.targets[0]?.observations[0]?.component.key).toBe("deb/rocket");
    expect(reading.subjects[0]?.digest).toBe(`sha256:${"c".repeat(64)}`);
  });

  it("refuses a document of another shape by place", () => {
    const broken = { name: { fullName: "x" }, metadata: null, scan: { components: {} } };
    expect(() => stackroxImage.read(broken)).toThrow(expect.objectContaining({ path: "/scan/components" }));
    expect(stackroxImage.recognises({ name: "x", metadata: {}, scan: {} })).toBe(false);
  });
});
