import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UnreadableDocument } from "../../reading.ts";
import { checkKey } from "../trivy-check-key.ts";
import { trivy } from "./adapter.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => trivy.read(document(name));
const report = (more: object) => ({
  SchemaVersion: 2,
  ArtifactName: "a",
  ArtifactType: "filesystem",
  ...more,
});
const slicesIn = (document: unknown) =>
  trivy.read(document).targets[0]?.slices.map(({ key, assesses, complete }) => [key, assesses, complete]);

describe("trivy", () => {
  it("reads an image, its package and its scores", () => {
    const reading = read("one");
    expect(reading).toMatchObject({
      format: "trivy-image",
      tool: { name: "Trivy", version: "0.69.1" },
      scannedAt: "2026-03-02T08:00:00.123456789Z",
      subjects: [
        { kind: "image", name: "registry.example/shop/cart:2.4", digest: `sha256:${"b".repeat(64)}` },
      ],
      bySeverity: { high: 1 },
      skipped: [],
      needs: null,
    });
    expect(reading.counts.vulnerabilities).toBe(1);
    const [target] = reading.targets;
    expect(target?.packages).toBe(2);
    expect(target?.asset).toMatchObject({
      references: ["registry.example/shop/cart:2.4", `registry.example/shop/cart@sha256:${"b".repeat(64)}`],
      configDigests: [`sha256:${"a".repeat(64)}`],
      os: { family: "redhat", name: "8.9", endOfLife: null },
      platform: "linux/amd64",
      createdAt: "2026-03-01T08:00:00Z",
      sizeBytes: 123456,
      labels: { team: "shop" },
    });
    expect(target?.observations).toEqual([
      expect.objectContaining({
        slice: "trivy:os-pkgs",
        component: expect.objectContaining({ key: "rpm/openssl-libs" }),
        version: "1:1.1.1k-9.el8",
        fixedVersion: "1:1.1.1k-12.el8",
        fixState: "fixed",
        layer: `sha256:${"1".repeat(64)}`,
        outcome: "fail",
      }),
    ]);
    expect(target?.observations[0]?.rule).toMatchObject({
      id: "CVE-2026-1111",
      aliases: [],
      references: ["https://avd.example/cve-2026-1111", "https://a.example/1"],
      cvss: [
        { version: "3.1", score: 7.5, source: "nvd" },
        { version: "2.0", score: 5, source: "nvd" },
      ],
      publishedAt: "1999-05-01T00:00:00Z",
    });
  });

  it("reads every class of result and lists what the document sets aside", () => {
    const reading = read("many");
    expect(reading.counts).toMatchObject({
      vulnerabilities: 5,
      misconfigurations: 1,
      checks: { pass: 1, fail: 1, warn: 0, info: 0 },
      secrets: 1,
      licenses: 2,
    });
    expect(reading.bySeverity).toEqual({ high: 1, medium: 1, low: 1, critical: 1, unknown: 1 });
    expect(reading.skipped).toEqual([
      {
        path: "/Results/1/ExperimentalModifiedFindings/0",
        reason: "set aside by .trivyignore: ignored",
        loses: false,
      },
      { path: "/Results/3/Misconfigurations/2", reason: "excepted by a rule exception", loses: false },
    ]);
    const observations = reading.targets[0]?.observations ?? [];
    expect(
      observations.map(({ kind, rule, component, outcome }) => [kind, rule.id, component.key, outcome]),
    ).toEqual([
      ["vulnerability", "CVE-2026-1111", "rpm/openssl-libs", "fail"],
      ["vulnerability", "CVE-2026-1111", "rpm/openssl", "fail"],
      ["vulnerability", "CVE-2026-1112", "rpm/zlib", "fail"],
      ["vulnerability", "CVE-2026-2222", "maven/org.acme/rocket", "fail"],
      ["vulnerability", "CVE-2026-2223", "maven/org.acme/engine", "fail"],
      ["secret", "trivy/secret/aws-access-key-id", "file/app/config.js", "fail"],
      ["misconfiguration", "trivy/DS002", "file/Dockerfile", "fail"],
      ["misconfiguration", "trivy/DS001", "file/Dockerfile", "pass"],
    ]);
    expect(observations[3]?.rule.aliases).toEqual(["GHSA-aaaa-bbbb-cccc"]);
    expect(observations[6]).toMatchObject({ place: "Dockerfile:4", detail: "Specify a USER" });
    expect(observations[6]?.rule.aliases).toEqual(["trivy/DS-0002", "trivy/AVD-DS-0002"]);
  });

  it("lets neither a secret nor an environment value out", () => {
    const text = JSON.stringify(read("many"));
    expect(text).not.toContain("AKIA");
    expect(text).not.toContain("hunter2");
  });

  it("covers what was looked at, and closes nothing where findings were suppressed", () => {
    expect(slicesIn(document("none"))).toEqual([
      ["trivy:os-pkgs", true, true],
      ["trivy:lang-pkgs", false, true],
    ]);
    expect(slicesIn(document("many"))).toEqual([
      ["trivy:os-pkgs", true, true],
      ["trivy:lang-pkgs", true, false],
      ["trivy:secret", true, true],
      ["trivy:config:Dockerfile", true, true],
    ]);
    const os = { OS: { Family: "alpine", Name: "3.20" } };
    const license = { Target: "OS Packages", Class: "license", Licenses: [] };
    expect(slicesIn(report({}))).toEqual([]);
    expect(slicesIn(report({ Results: null, Metadata: os }))).toEqual([
      ["trivy:os-pkgs", true, true],
      ["trivy:lang-pkgs", false, true],
    ]);
    expect(slicesIn(report({ Results: [license], Metadata: os }))).toEqual([]);
    const stray = {
      Target: "x",
      Class: "other",
      Vulnerabilities: [{ VulnerabilityID: "CVE-2026-1", PkgName: "a" }],
    };
    expect(slicesIn(report({ Results: [stray] }))).toEqual([["trivy:lang-pkgs", true, false]]);
  });

  it("reads the bare list of old versions and skips broken entries by pointer", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({
      scannedAt: null,
      subjects: [{ kind: "image", name: "alpine:3.10 (alpine 3.10.2)" }],
    });
    expect(reading.targets[0]?.asset).toMatchObject({
      references: ["alpine:3.10"],
      os: { family: "alpine", name: "3.10.2" },
    });
    const seen = reading.targets[0]?.observations.map(({ component, severity, toolSeverity, slice }) => [
      component.key,
      severity,
      toolSeverity,
      slice,
    ]);
    expect(seen).toEqual([
      ["apk/musl", "medium", "Moderate", "trivy:os-pkgs"],
      ["npm/@scope/thing", "high", null, "trivy:lang-pkgs"],
    ]);
    expect(reading.skipped.map(({ path, loses }) => [path, loses])).toEqual([
      ["/0/Vulnerabilities/1", undefined],
      ["/0/Vulnerabilities/2", undefined],
      ["/0/Vulnerabilities/3", undefined],
      ["/2/Target", undefined],
    ]);
    expect(reading.counts.vulnerabilities).toBe(2);
  });

  it.each([
    [
      { ArtifactType: "repository", ArtifactName: "https://bot:s3cret@git.example/shop.git" },
      { kind: "source", url: "https://git.example/shop.git" },
      null,
    ],
    [
      { ArtifactType: "filesystem", ArtifactName: "." },
      { kind: "source", url: null, artifact: "." },
      "source",
    ],
    [
      { ArtifactType: "filesystem", ArtifactName: "lib/x.jar" },
      { kind: "source", artifact: "lib/x.jar" },
      null,
    ],
    [{ ArtifactType: "cyclonedx", ArtifactName: "bom.json" }, { kind: "source", artifact: "bom.json" }, null],
    [
      { ArtifactType: "cyclonedx", ArtifactName: "bom.json", Metadata: { RepoTags: ["a/b:1"] } },
      { kind: "image", references: ["a/b:1"] },
      null,
    ],
    [
      { ArtifactType: "container_image", ArtifactName: "out/image.tar.gz" },
      { kind: "image", references: [] },
      null,
    ],
    [
      {
        ArtifactType: "container_image",
        ArtifactName: "",
        Metadata: { RepoTags: [""] },
        Results: [{ Target: "a/b:1 (debian 10.13)", Class: "os-pkgs", Type: "debian" }],
      },
      { kind: "image", references: ["a/b:1"] },
      null,
    ],
    [{ ArtifactType: "vm", ArtifactName: "disk.vmdk" }, { kind: "host", name: null }, "host"],
  ])("takes %j for its subject", (more, asset, needs) => {
    const reading = trivy.read(report(more));
    expect(reading.targets[0]?.asset).toMatchObject(asset);
    expect(reading.needs).toBe(needs);
    expect(JSON.stringify(reading)).not.toContain("s3cret");
  });

  it("does not take an image id for a config digest where it is the repository digest", () => {
    const id = `sha256:${"c".repeat(64)}`;
    const metadata = { ImageID: id, RepoDigests: [`a/b@${id}`] };
    const [target] = trivy.read(report({ ArtifactType: "container_image", Metadata: metadata })).targets;
    expect(target?.asset).toMatchObject({ configDigests: [], repoDigests: [`a/b@${id}`] });
  });

  it.each([
    [null, "", "empty document (null)"],
    [report({ SchemaVersion: 3 }), "/SchemaVersion", "not supported"],
    [report({ SchemaVersion: "2" }), "/SchemaVersion", "not supported"],
    [report({ Results: {} }), "/Results", "array"],
    [report({ Metadata: { RepoTags: [1] } }), "/Metadata/RepoTags/0", "string"],
  ])("refuses %j at %s", (document, path, reason) => {
    expect(trivy.recognises(document)).toBe(true);
    let thrown: unknown;
    try {
      trivy.read(document);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UnreadableDocument);
    expect(thrown).toMatchObject({ path, message: expect.stringContaining(reason) });
  });

  it.each([
    [[]],
    [{}],
    [[{ Id: "x" }]],
    [{ SchemaVersion: 2, ClusterName: "c", Resources: [] }],
    [{ Findings: [] }],
    ["text"],
  ])("leaves %j to others", (document) => {
    expect(trivy.recognises(document)).toBe(false);
  });

  it.each([
    ["KSV001", "trivy/KSV001"],
    ["KSV-0001", "trivy/KSV001"],
    ["AVD-KSV-0109", "trivy/KSV109"],
    ["KSV-01010", "trivy/KSV1010"],
    ["DS-0026", "trivy/DS026"],
    ["KCV0001", "trivy/KCV0001"],
    ["AVD-AWS-0086", "trivy/AWS-0086"],
    ["AWS-0086", "trivy/AWS-0086"],
    ["custom-1", "trivy/custom-1"],
  ])("knows the check %s as %s", (id, key) => {
    expect(checkKey(id)).toBe(key);
  });
});
