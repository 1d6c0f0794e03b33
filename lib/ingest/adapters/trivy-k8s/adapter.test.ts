import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trivyK8s } from "./adapter.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => trivyK8s.read(document(name));
const shape = (name: string) =>
  read(name).targets.map(({ asset, slices, observations }) => [
    asset.kind,
    slices.map((slice) => `${slice.key} ${slice.area}`),
    observations.map(({ rule, component }) => `${rule.id} ${component.key}`),
  ]);

describe("trivy-k8s", () => {
  it("gives images their packages, workloads their checks and the cluster the rest", () => {
    expect(shape("many")).toEqual([
      [
        "image",
        ["trivy:os-pkgs vulnerabilities", "trivy:lang-pkgs vulnerabilities"],
        ["CVE-2026-4444 deb/libc6", "CVE-2026-4446 golang/stdlib"],
      ],
      ["image", ["trivy:lang-pkgs vulnerabilities"], ["CVE-2026-4445 golang/golang.org/x/net"]],
      [
        "workload",
        ["trivy:config configuration"],
        ["trivy/KSV001 container/api", "trivy/KSV001 container/side", "trivy/KSV003 "],
      ],
      [
        "cluster",
        ["trivy:config:ConfigMap/prod/settings configuration", "trivy:config:Role/prod/reader access"],
        ["trivy/KSV109 object/ConfigMap/prod/settings", "trivy/KSV041 object/Role/prod/reader"],
      ],
    ]);
  });

  it("names the workload that an image runs in", () => {
    const images = read("many").targets.flatMap(({ asset }) => (asset.kind === "image" ? [asset] : []));
    expect(images.map(({ references, runsIn }) => [references[0], runsIn])).toEqual([
      ["acme/api:1", { kind: "workload", objectKind: "Deployment", namespace: "prod", name: "api" }],
      [
        "docker.io/acme/side:2",
        { kind: "workload", objectKind: "Deployment", namespace: "prod", name: "api" },
      ],
    ]);
  });

  it("counts its own entries, names the cluster and says what was not scanned", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "trivy-k8s",
      scannedAt: null,
      needs: "cluster",
      subjects: [{ kind: "cluster", name: "east", digest: null }],
      bySeverity: { critical: 1, high: 2 },
    });
    expect(reading.counts).toMatchObject({
      vulnerabilities: 3,
      misconfigurations: 4,
      checks: { pass: 1, fail: 4 },
      objects: 4,
    });
    expect(reading.skipped).toEqual([
      { path: "/Findings/4/Error", reason: "not scanned: unable to pull image" },
      { path: "/Findings/5/Kind", reason: expect.stringContaining("string") },
    ]);
  });

  it("redacts the values that checks of config maps quote", () => {
    expect(JSON.stringify(read("many"))).not.toContain("s3cr3t");
    const [detail] = read("many").targets.flatMap(({ observations }) =>
      observations.filter(({ rule }) => rule.id === "trivy/KSV109"),
    );
    expect(detail?.detail).toBe(
      "ConfigMap 'settings' in 'prod' namespace stores secrets in key(s) or value(s) [redacted]",
    );
  });

  it("counts a resource that stands twice twice, and observes it once", () => {
    const reading = read("one");
    expect(reading.counts).toMatchObject({ vulnerabilities: 2, misconfigurations: 0, objects: 1 });
    expect(shape("one")).toEqual([
      [
        "image",
        ["trivy:os-pkgs vulnerabilities", "trivy:lang-pkgs vulnerabilities"],
        ["CVE-2026-4444 deb/libc6"],
      ],
      ["workload", ["trivy:config configuration"], []],
    ]);
  });

  it("keeps packages of an image that nothing names, under the workload's name", () => {
    const [target] = read("odd").targets;
    expect(target?.asset).toMatchObject({
      kind: "image",
      references: [],
      artifact: "default/Pod/static-app",
    });
    expect(target?.observations).toHaveLength(1);
  });

  it("covers nothing where nothing is listed", () => {
    expect(read("none")).toMatchObject({ targets: [], needs: "cluster" });
  });

  it("is not taken for other reports", () => {
    expect(trivyK8s.recognises({ SchemaVersion: 2, ArtifactName: "a", Results: [] })).toBe(false);
    expect(trivyK8s.recognises({ Findings: [] })).toBe(false);
    expect(trivyK8s.recognises({ ClusterName: "", Resources: [] })).toBe(true);
    expect(() => trivyK8s.read({ ClusterName: "c", SchemaVersion: 9, Resources: [] })).toThrow(
      "not supported",
    );
  });
});
