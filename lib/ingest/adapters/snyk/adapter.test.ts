import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UnreadableDocument } from "../../reading.ts";
import { trivy } from "../trivy/adapter.ts";
import { snyk } from "./adapter.ts";

const document = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8"));
const read = (name: string) => snyk.read(document(`snyk/fixtures/${name}`));

describe("snyk", () => {
  it("reads an image with the applications in it, every way to a package", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "snyk",
      counts: { vulnerabilities: 4, licenses: 1 },
      bySeverity: { high: 2, low: 1, critical: 1 },
      subjects: [{ kind: "image", name: "registry.example/shop/cart:2.4" }],
      needs: null,
    });
    expect(reading.targets).toHaveLength(1);
    const [target] = reading.targets;
    expect(target).toMatchObject({
      slices: [{ key: "snyk:packages", assesses: true, complete: false }],
      asset: {
        references: ["registry.example/shop/cart:2.4"],
        os: { family: "redhat", name: "8" },
        platform: "linux/amd64",
      },
    });
    expect(target?.observations).toMatchObject([
      {
        rule: {
          id: "CVE-2026-1111",
          aliases: ["SNYK-RHEL8-OPENSSL-2000001"],
          cvss: [{ version: "3.1", score: 7.5, source: "NVD" }],
          epss: 0.25,
        },
        component: { key: "rpm/openssl-libs" },
        fixedVersion: "1:1.1.1k-10.el8",
        place: "",
        detail: "",
      },
      { detail: "Introduced through curl@7.61.1 > openssl/openssl-libs@1:1.1.1k-9.el8" },
      { rule: { id: "SNYK-RHEL8-ZLIB-2000002", aliases: ["CVE-2026-1112", "CVE-2026-1113"] } },
      {
        rule: { id: "CVE-2026-2222", aliases: ["SNYK-JAVA-ORGACME-3000001", "GHSA-aaaa-bbbb-cccc"] },
        component: { key: "maven/org.acme/rocket" },
        place: "/opt/app",
      },
    ]);
  });

  it("lists what it leaves out: licences, what policies ignore, what is broken", () => {
    expect(read("many").skipped.map(({ path, loses }) => [path, loses ?? true])).toEqual([
      ["/filtered/ignore/0", false],
      ["/applications/0/vulnerabilities/1", false],
      ["/applications/1", true],
    ]);
    expect(read("odd").skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ["/0/vulnerabilities/3", "no name of a package"],
      ["/0/vulnerabilities/4", "no id"],
      ["/0/vulnerabilities/5", "no id"],
      ["/2", "the tool failed: could not read https://[redacted]@git.example/x"],
    ]);
  });

  it("says so where old versions keep programs apart", () => {
    const binariesVulns = { issuesData: {}, affectedPkgs: { "node@6.0.0": {} } };
    const project = { ...(document("snyk/fixtures/none") as object), docker: { binariesVulns } };
    expect(snyk.read(project).skipped).toMatchObject([{ path: "/docker/binariesVulns" }]);
  });

  it("names packages as Trivy does", () => {
    const byTrivy = trivy.read(document("trivy/fixtures/many")).targets[0]?.observations ?? [];
    const keys = new Set(byTrivy.map(({ component }) => component.key));
    const own = read("many").targets[0]?.observations.map(({ component }) => component.key) ?? [];
    expect(own.filter((key) => !keys.has(key))).toEqual([]);
  });

  it("reads lists of projects: an application by its path is in the image", () => {
    const reading = read("odd");
    expect(reading.targets).toHaveLength(1);
    expect(reading.targets[0]?.observations).toMatchObject([
      { rule: { id: "npm:left-pad:20260101", aliases: [] }, component: { key: "npm/left-pad" } },
      { component: { key: "golang/golang.org/x/net" } },
      { component: { key: "golang/stdlib" } },
      { component: { key: "pypi/y" }, place: "/srv/requirements.txt" },
    ]);
  });

  it("reads a project of a directory; what old versions call high may be critical", () => {
    const reading = read("one");
    expect(reading).toMatchObject({
      subjects: [{ kind: "source", name: "shop" }],
      bySeverity: { critical: 1 },
      needs: null,
    });
    expect(reading.targets[0]?.observations).toMatchObject([
      {
        rule: {
          id: "SNYK-JS-ACMEX-1000001",
          aliases: ["GHSA-aaaa-bbbb-cccc"],
          cvss: [{ score: 9.8, source: "Snyk" }],
          publishedAt: "2026-01-02T00:00:00.123Z",
        },
        component: { key: "npm/@acme/x" },
        fixedVersion: "1.0.1, 2.0.3",
        place: "package-lock.json",
        detail: "Introduced through mid@2.0.0 > @acme/x@1.0.0",
      },
    ]);
    expect(read("none").targets[0]?.slices).toEqual([]);
  });

  it("keeps what stands in Dockerfiles and errors out", () => {
    expect(JSON.stringify(["many", "odd"].map(read))).not.toContain("canary-7f3a9c");
  });

  it("refuses a run that failed", () => {
    const failed = { ok: false, error: "authentication failed", path: "shop/cart:1" };
    expect(snyk.recognises(failed)).toBe(true);
    expect(() => snyk.read(failed)).toThrow(UnreadableDocument);
    expect(() => snyk.read([failed])).toThrow("the tool failed: authentication failed");
  });

  it.each([
    [{ vulnerabilities: [] }],
    [{ ok: false, error: "x" }],
    [{ vulnerabilities: [], packageManager: "x" }],
    [[]],
  ])("leaves %j to others", (other) => expect(snyk.recognises(other)).toBe(false));
});

const CORPUS = new URL("../../../../../../shared/corpus/", import.meta.url);

describe.skipIf(!existsSync(CORPUS))("real documents", () => {
  it("have the issues that their lists have", () => {
    const path = new URL("snyk-container/snyk-container-2.1mb.json", CORPUS);
    const reading = snyk.read(JSON.parse(readFileSync(path, "utf8")));
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 164 },
      bySeverity: { critical: 29, high: 42, medium: 77, low: 16 },
      skipped: [],
    });
    expect(reading.targets[0]?.asset).toMatchObject({
      references: ["python:3.4-alpine"],
      os: { family: "alpine", name: "3.9" },
    });
    const rules = new Set(reading.targets[0]?.observations.map(({ rule }) => rule.id));
    expect([rules.size, [...rules].every((id) => id.startsWith("CVE-"))]).toEqual([23, true]);
  });
});
