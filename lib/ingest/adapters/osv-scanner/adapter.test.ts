import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recognise } from "../adapters.ts";
import { packageTypeOfEcosystem } from "../osv-ecosystem.ts";
import { osvScanner } from "./adapter.ts";

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => osvScanner.read(fixture(name));

describe("osv-scanner", () => {
  it("makes one source of each path, and closes nothing", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 3, licenses: 1 },
      bySeverity: { medium: 1, high: 2 },
      needs: null,
      skipped: [],
    });
    expect(reading.subjects.map(({ kind, name }) => [kind, name])).toEqual([
      ["source", "/repo/web/package-lock.json"],
      ["source", "/repo/go.mod"],
    ]);
    for (const { slices } of reading.targets)
      expect(slices).toEqual([
        {
          key: "osv-scanner:packages",
          kind: "vulnerability",
          area: "vulnerabilities",
          assesses: true,
          complete: false,
        },
      ]);
    expect(reading.targets[0]?.observations).toMatchObject([
      {
        rule: {
          id: "GHSA-aaaa-bbbb-cccc",
          aliases: ["CVE-2026-2222"],
          title: "Too much of x",
          references: ["https://advisories.example/x"],
          cvss: [{ version: "3.1", score: 9.8 }],
          publishedAt: "2026-01-01T00:00:00Z",
        },
        component: { key: "npm/@acme/x" },
        fixedVersion: "1.0.1, 2.0.3",
        severity: "medium",
        toolSeverity: "MODERATE",
      },
    ]);
  });

  it("takes aliases and scores of a group, and what call analysis found", () => {
    const [first, second] = read("many").targets[1]?.observations ?? [];
    expect([first?.rule.aliases, first?.detail]).toEqual([["GO-2026-0001", "CVE-2026-3333"], ""]);
    expect([second?.rule.aliases, second?.detail]).toEqual([
      ["CVE-2026-3333", "GHSA-dddd-eeee-ffff"],
      "The vulnerable code is not called.",
    ]);
    expect(second).toMatchObject({ severity: "high", component: { key: "golang/mod.example/text" } });
  });

  it("reads images: named by 1.x, unnamed by 2.x", () => {
    const old = read("one");
    expect(old).toMatchObject({ needs: null, subjects: [{ kind: "image", name: "alpine:3.20" }] });
    expect(old.targets[0]?.observations[0]).toMatchObject({
      component: { key: "apk/openssl" },
      layer: `sha256:${"a".repeat(64)}`,
      severity: "unknown",
      place: "",
    });
    const reading = read("odd");
    expect(reading.needs).toBe("image");
    expect(reading.targets).toHaveLength(1);
    expect(reading.targets[0]?.asset).toMatchObject({
      references: [],
      os: { family: "debian", name: "12" },
      layers: [`sha256:${"b".repeat(64)}`],
    });
    expect(reading.targets[0]?.observations).toMatchObject([
      {
        component: { key: "deb/libblkid1" },
        fixedVersion: "2.39",
        severity: "unknown",
        layer: `sha256:${"b".repeat(64)}`,
      },
      { severity: "low" },
      { component: { key: "generic/libfoo" }, place: "var/lib/dpkg/status" },
    ]);
  });

  it("skips broken entries by pointer", () => {
    expect(read("odd").skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ["/results/0/packages/0/vulnerabilities/2", "no id"],
      ["/results/0/packages/0/vulnerabilities/3", "no id"],
      ["/results/0/packages/2/vulnerabilities/0", "no package.name"],
      ["/results/0/packages/3", "not an object"],
      ["/results/2", "not an object"],
    ]);
  });

  it("is told apart where it found nothing, and then speaks of nothing", () => {
    expect(recognise(fixture("none"))).toBe(osvScanner);
    expect(read("none")).toMatchObject({ targets: [], needs: null });
    expect(osvScanner.recognises({ results: [] })).toBe(false);
    expect(osvScanner.recognises({ results: [{ check_id: "x" }] })).toBe(false);
  });

  it.each([
    ["Packagist", "composer"],
    ["Debian:12", "deb"],
    ["Red Hat:enterprise_linux:9::baseos", "rpm"],
    ["Go", "golang"],
    ["crates.io", "cargo"],
    ["PyPI", "pypi"],
    ["RubyGems", "gem"],
    ["Alpine:v3.20", "apk"],
    ["toString", "tostring"],
  ])("takes %s for %s", (ecosystem, type) => expect(packageTypeOfEcosystem(ecosystem)).toBe(type));
});
