import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trivy } from "../trivy/adapter.ts";
import { clair } from "./adapter.ts";

const document = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8"));
const read = (name: string) => clair.read(document(`clair/fixtures/${name}`));
const observationsOf = (name: string) => read(name).targets.flatMap(({ observations }) => observations);

describe("clair", () => {
  it("reads a report of Clair 4: each vulnerability of each package, with what enriches it", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "clair",
      tool: { name: "Clair" },
      counts: { vulnerabilities: 5 },
      bySeverity: { high: 2, medium: 1, critical: 1, unknown: 1 },
      needs: null,
    });
    expect(reading.skipped).toEqual([
      { path: "/package_vulnerabilities/30/1", reason: "no such vulnerability: 999" },
      { path: "/package_vulnerabilities/50/0", reason: "no such package" },
    ]);
    const [target] = reading.targets;
    expect(target).toMatchObject({
      packages: 4,
      slices: [{ key: "clair:packages", assesses: true, complete: false }],
      asset: {
        references: [],
        repoDigests: [`sha256:${"b".repeat(64)}`],
        os: { family: "redhat", name: "8" },
      },
    });
    expect(target?.observations).toMatchObject([
      {
        rule: {
          id: "CVE-2026-1111",
          aliases: [],
          epss: 0.25,
          cvss: [{ version: "3.1", score: 7.5 }],
          publishedAt: "2026-01-02T00:00:00Z",
          references: ["https://access.example/CVE-2026-1111", "https://nvd.example/CVE-2026-1111"],
        },
        component: { key: "rpm/openssl-libs" },
        fixedVersion: "1:1.1.1k-10.el8",
        layer: `sha256:${"1".repeat(64)}`,
        place: "",
      },
      { rule: { id: "RHSA-2026:0202", aliases: ["CVE-2026-1112", "CVE-2026-1113"], publishedAt: null } },
      {
        rule: { id: "CVE-2026-2222", aliases: ["GHSA-aaaa-bbbb-cccc"] },
        component: { key: "maven/org.acme/rocket" },
        fixedVersion: "1.1",
        fixState: "fixed",
        place: "opt/app/rocket.jar",
      },
      {
        rule: { id: "PYSEC-2026-33" },
        component: { key: "pypi/acme-orbit" },
        fixedVersion: "",
        fixState: "",
      },
      { component: { key: "rpm/bash" } },
    ]);
  });

  it("names packages as Trivy does", () => {
    const byTrivy = trivy.read(document("trivy/fixtures/many")).targets[0]?.observations ?? [];
    const keys = byTrivy.map(({ component }) => component.key);
    expect(keys).toContain(observationsOf("many")[0]?.component.key);
    expect(keys).toContain(observationsOf("many")[2]?.component.key);
  });

  it("reads clair-scanner's and Klar's lists, above critical too", () => {
    expect(observationsOf("one")).toMatchObject([
      {
        rule: { id: "RHSA-2026:0101", references: ["https://errata.example/RHSA-2026:0101"] },
        component: { key: "rpm/openssl-libs" },
        severity: "critical",
        toolSeverity: "Defcon1",
        fixedVersion: "1:1.0.2k-20.el7",
      },
    ]);
    expect(read("one")).toMatchObject({ tool: { name: "Klar" }, needs: "image" });
    const reading = read("odd");
    expect(reading.targets[0]?.asset).toMatchObject({
      references: ["shop/cart:2.4"],
      os: { family: "debian", name: "10" },
    });
    expect(reading.targets[0]?.observations).toMatchObject([
      { component: { key: "deb/openssl" }, severity: "high", toolSeverity: null },
      { component: { key: "apk/musl" }, severity: "unknown", toolSeverity: "Shrug" },
    ]);
    expect(reading.skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ["/vulnerabilities/2", "no name of a vulnerability"],
      ["/vulnerabilities/3", "no name of a feature"],
      ["/vulnerabilities/4", "not an object"],
    ]);
  });

  it("reads layers, bare, from Quay and in a list", () => {
    const bare = read("layers");
    expect(bare).toMatchObject({ counts: { vulnerabilities: 1 }, needs: "image" });
    expect(bare.targets[0]?.observations).toMatchObject([
      {
        component: { key: "deb/openssl" },
        layer: `sha256:${"2".repeat(64)}`,
        rule: { cvss: [{ version: "2.0", score: 5 }] },
      },
    ]);
    expect(bare.skipped.map(({ path }) => path)).toEqual([
      "/Layer/Features/0/Vulnerabilities/1",
      "/Layer/Features/2",
    ]);
    const layer = document("clair/fixtures/layers") as object;
    const ofQuay = clair.read({ status: "scanned", data: layer });
    expect(ofQuay.targets).toEqual(bare.targets);
    const listed = clair.read({
      Registry: "https://registry.example",
      ImageName: "shop/cart",
      Tag: "2.4",
      Layers: [layer],
    });
    expect(listed.targets[0]?.asset).toMatchObject({ references: ["registry.example/shop/cart:2.4"] });
    expect(listed.skipped[1]?.path).toBe("/Layers/0/Layer/Features/2");
  });

  it("assesses nothing by an empty list", () => {
    expect(read("none")).toMatchObject({ needs: null, targets: [{ slices: [], observations: [] }] });
    expect(
      clair.read({ Layer: { NamespaceName: "debian:10", Features: [] } }).targets[0]?.slices,
    ).toHaveLength(1);
  });

  it.each([
    [{ vulnerabilities: [] }],
    [{ vulnerabilities: [{ id: "x" }], image: "x" }],
    [{ Layer: {} }],
    [{ Vulnerabilities: {} }],
    [[]],
  ])("leaves %j to others", (other) => expect(clair.recognises(other)).toBe(false));
});

const CORPUS = new URL("../../../../../../shared/corpus/", import.meta.url);

describe.skipIf(!existsSync(CORPUS))("real documents", () => {
  it.each([
    ["clair/clair-v2.0.4.json", 287, { high: 34, low: 27, medium: 103, negligible: 106, unknown: 17 }],
    ["clair/dd-many.json", 35, { low: 15, medium: 9, negligible: 11 }],
  ])("%s has %d vulnerabilities", (path, count, bySeverity) => {
    const reading = clair.read(JSON.parse(readFileSync(new URL(path, CORPUS), "utf8")));
    expect([reading.counts.vulnerabilities, reading.bySeverity]).toEqual([count, bySeverity]);
    expect(reading.skipped).toEqual([]);
    const types = new Set(reading.targets[0]?.observations.map(({ component }) => component.type));
    expect([...types]).toEqual(["deb"]);
  });
});
