import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trivy } from "../trivy/adapter.ts";
import { anchore } from "./adapter.ts";
import { packageOf } from "./package.ts";

const document = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8"));
const read = (name: string) => anchore.read(document(`anchore/fixtures/${name}`));
const DIGEST = `sha256:${"b".repeat(64)}`;

describe("anchore", () => {
  it("reads the vulnerabilities of an image, by its digest", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "anchore",
      counts: { vulnerabilities: 3 },
      bySeverity: { high: 1, low: 1, critical: 1 },
      subjects: [{ kind: "image", digest: DIGEST }],
      needs: null,
      skipped: [],
    });
    const [target] = reading.targets;
    expect(target).toMatchObject({
      asset: { references: [], repoDigests: [DIGEST], os: { family: "redhat", name: "8" } },
      slices: [{ key: "anchore:packages", assesses: true, complete: false }],
    });
    expect(target?.observations).toMatchObject([
      {
        rule: { id: "CVE-2026-1111", aliases: [] },
        component: { key: "rpm/openssl-libs" },
        version: "1:1.1.1k-9.el8",
        fixedVersion: "1:1.1.1k-10.el8",
        fixState: "fixed",
        place: "",
      },
      {
        rule: { id: "CVE-2026-1112", aliases: ["VULNDB-1"], cvss: [{ score: 4.6, source: "vendor" }] },
        component: { key: "rpm/zlib" },
        fixedVersion: "",
      },
      {
        rule: { id: "CVE-2026-2222", aliases: ["GHSA-aaaa-bbbb-cccc"] },
        component: { key: "maven/org.acme/rocket" },
        place: "/opt/app.jar:org.acme:rocket",
      },
    ]);
    expect(target?.observations[0]?.rule.cvss.map(({ version, score }) => [version, score])).toEqual([
      ["3.0", 7.5],
      ["2.0", 5],
    ]);
  });

  it("names packages as Trivy does", () => {
    const byTrivy = trivy.read(document("trivy/fixtures/many")).targets[0]?.observations ?? [];
    const keys = new Set(byTrivy.map(({ component }) => component.key));
    const own = read("many").targets[0]?.observations.map(({ component }) => component.key) ?? [];
    expect(own.filter((key) => !keys.has(key))).toEqual([]);
  });

  it("reads anchorectl's list, which names no image", () => {
    const reading = read("one");
    expect(reading).toMatchObject({ needs: "image", bySeverity: { negligible: 1 } });
    expect(reading.targets[0]?.observations).toMatchObject([
      {
        component: { key: "deb/zlib1g" },
        version: "1:1.2.13.dfsg-1",
        fixedVersion: "",
        fixState: "will_not_fix",
        rule: { cvss: [{ version: "3.0", score: 7.5 }] },
      },
    ]);
  });

  it("reads an evaluation with its image and time, and skips broken entries by pointer", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({ scannedAt: "2026-03-02T09:00:00.971Z", needs: null });
    expect(reading.targets[0]?.asset).toMatchObject({
      references: ["registry.example/shop/cart:2.4", `registry.example/shop/cart@${DIGEST}`],
      repoDigests: [`registry.example/shop/cart@${DIGEST}`],
    });
    expect(reading.targets[0]?.observations).toMatchObject([
      {
        rule: { id: "CVE-2026-2222", aliases: ["GHSA-aaaa-bbbb-cccc"], cvss: [{ score: 9.8 }] },
        component: { key: "maven/tomcat-embed-core" },
        version: "9.0.97",
        fixedVersion: "10.1.34, 9.0.98",
      },
      {
        component: { key: "rpm/cups-libs" },
        version: "1:2.2.6-61.el8_10",
        fixedVersion: "",
        rule: { cvss: [] },
      },
      { rule: { id: "GHSA-dddd-eeee-ffff" }, component: { key: "generic/odd" }, severity: "unknown" },
    ]);
    expect(reading.skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ["/securityEvaluation/3", "no name of a package"],
      ["/securityEvaluation/4", "no id of a vulnerability"],
      ["/securityEvaluation/5", "not an object"],
    ]);
  });

  it.each([
    ["libgnutls30-3.5.8-5+deb9u4", "dpkg", "libgnutls30", "3.5.8-5+deb9u4"],
    ["gcc-10-base-10.2.1-6", "dpkg", "gcc-10-base", "10.2.1-6"],
    ["apt-1.8.2.1", "dpkg", "apt", "1.8.2.1"],
    ["musl-1.1.20-r4", "APKG", "musl", "1.1.20-r4"],
    ["guava-31.1-jre", "java", "guava", "31.1-jre"],
    ["log4j-1.2-api-2.17.0", "java", "log4j-1.2-api", "2.17.0"],
    ["nameless", "npm", "nameless", ""],
  ])("takes %s (%s) apart", (whole, packageType, name, version) => {
    expect(packageOf({ package: whole, packageType }, "")).toMatchObject({ component: { name }, version });
  });

  it("assesses nothing by an empty list, and leaves other lists to others", () => {
    expect(read("none")).toMatchObject({ needs: null, targets: [{ slices: [], observations: [] }] });
    expect(anchore.recognises({ imageDigest: "x", vulnerabilities: [] })).toBe(false);
    expect(anchore.recognises([{ vuln: "CVE-2026-1111" }])).toBe(false);
    expect(anchore.recognises([])).toBe(false);
  });
});

const CORPUS = new URL("../../../../../../shared/corpus/", import.meta.url);

describe.skipIf(!existsSync(CORPUS))("real documents", () => {
  it("have the vulnerabilities that their lists have", () => {
    const path = new URL("anchore-engine/django-1.13.json", CORPUS);
    const reading = anchore.read(JSON.parse(readFileSync(path, "utf8")));
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 190 },
      bySeverity: { high: 15, low: 4, medium: 55, negligible: 106, unknown: 10 },
      skipped: [],
    });
    const types = reading.targets[0]?.observations.map(({ component }) => component.type) ?? [];
    expect(types.filter((type) => type === "deb")).toHaveLength(179);
    expect(types.filter((type) => type === "pypi")).toHaveLength(11);
  });
});
