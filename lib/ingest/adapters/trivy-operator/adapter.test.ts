import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { UnreadableDocument } from "../../reading.ts";
import { kubernetes } from "../kubernetes/adapter.ts";
import { trivyOperator } from "./adapter.ts";
import { packageTypeIn } from "./package-type.ts";

const fixture = (name: string): unknown => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  return parts.length === 1 ? parts[0]!.value : new DocumentStream(parts, []);
};
const read = (name: string) => trivyOperator.read(fixture(name));
const report = (kind: string, body: object, more: object = {}) => ({
  apiVersion: "aquasecurity.github.io/v1alpha1",
  kind,
  metadata: { name: "r", namespace: "shop", ownerReferences: [{ kind: "Deployment", name: "cart" }] },
  report: body,
  ...more,
});

describe("trivy-operator", () => {
  it("names the image of a container, and what runs it", () => {
    const reading = read("none.json");
    expect(reading).toMatchObject({
      format: "trivy-operator",
      tool: { name: "Trivy", version: "0.60.0" },
      scannedAt: "2026-03-02T08:00:00Z",
      needs: "cluster",
      subjects: [
        { kind: "image", name: "registry.example/shop/cart:1.0", digest: `sha256:${"1".repeat(64)}` },
      ],
    });
    expect(reading.targets).toEqual([
      {
        asset: expect.objectContaining({
          references: [
            "registry.example/shop/cart:1.0",
            `registry.example/shop/cart@sha256:${"1".repeat(64)}`,
          ],
          repoDigests: [`registry.example/shop/cart@sha256:${"1".repeat(64)}`],
          os: { family: "alpine", name: "3.20.1", endOfLife: null },
          runsIn: { kind: "workload", objectKind: "ReplicaSet", namespace: "shop", name: "cart-5d4f8c7b9d" },
        }),
        slices: [
          expect.objectContaining({ key: "trivy:os-pkgs", assesses: true, complete: true }),
          expect.objectContaining({ key: "trivy:lang-pkgs", assesses: false, complete: true }),
        ],
        observations: [],
        packages: 0,
      },
    ]);
  });

  it("puts a role on the cluster, by the name its annotation has", () => {
    const [target] = read("one.yaml").targets;
    expect(target?.asset).toEqual({ kind: "cluster", name: null });
    expect(target?.slices).toEqual([
      expect.objectContaining({ key: "trivy:config:Role/shop/system:shop:reader", area: "access" }),
    ]);
    expect(target?.observations[0]).toMatchObject({
      rule: { id: "trivy/KSV113", aliases: ["trivy/AVD-KSV-0113"] },
      component: { key: "object/Role/shop/system:shop:reader" },
      severity: "medium",
    });
  });

  it("reads every kind of report of a stream as one", () => {
    const reading = read("many.yaml");
    expect(reading.scannedAt).toBe("2026-03-02T09:00:00Z");
    expect(reading.counts).toMatchObject({
      vulnerabilities: 3,
      misconfigurations: 4,
      checks: { pass: 3, fail: 4, warn: 0, info: 0 },
      secrets: 1,
      components: 2,
      objects: 8,
    });
    expect(
      reading.targets.map(({ asset, slices, observations }) => [
        asset.kind,
        slices.map(({ key, complete }) => `${key} ${complete}`),
        observations.map(({ rule, component }) => `${rule.id} ${component.key}`),
      ]),
    ).toEqual([
      [
        "image",
        ["trivy:os-pkgs true", "trivy:lang-pkgs true"],
        ["CVE-2026-1111 deb/libssl3", "CVE-2026-2222 maven/org.acme/rocket"],
      ],
      ["image", ["trivy:secret true"], ["trivy/secret/aws-secret-access-key file/root/.aws/credentials"]],
      [
        "workload",
        ["trivy:config true"],
        ["trivy/KSV014 container/cart", "trivy/KSV014 container/side", "trivy/KSV001 "],
      ],
      ["host", ["trivy:infra true"], ["trivy/KCV0077 "]],
      ["workload", ["trivy:infra true"], []],
      ["image", [], []],
      ["cluster", ["trivy:os-pkgs true", "trivy:lang-pkgs true"], ["CVE-2026-3333 golang/k8s.io/kubelet"]],
    ]);
    expect(reading.skipped.map(({ reason, loses }) => [reason, loses])).toEqual([
      ["2 failed checks of control 1.0 stand in the reports they are retold from", false],
    ]);
    expect(reading.notes.map(({ reason }) => reason)).toEqual([
      expect.stringContaining("1 of 2 controls fail"),
    ]);
    expect(reading.targets[0]?.observations[0]?.rule.cvss).toEqual([
      { version: "3.0", vector: "", score: 7.5, source: "" },
    ]);
  });

  it("keeps the bill of an image, and the ids it states", () => {
    const target = read("many.yaml").targets.find(({ bill }) => bill !== undefined);
    expect(target?.asset).toMatchObject({
      configDigests: [`sha256:${"2".repeat(64)}`],
      layers: [`sha256:${"3".repeat(64)}`],
    });
    expect(target?.bill).toEqual([
      {
        key: "deb/libssl3",
        name: "libssl3",
        type: "deb",
        version: "3.0.11-1",
        purl: "pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12.5",
        source: { name: "openssl", version: "3.0.11-1" },
        licenses: ["Apache-2.0"],
        layer: null,
        place: "",
      },
    ]);
  });

  it("lets no secret out", () => expect(JSON.stringify(read("many.yaml"))).not.toContain("hunter2"));

  it("reads a map of lists, and says of everything left out where it stands", () => {
    const reading = read("odd.json");
    expect(reading.scannedAt).toBeNull();
    expect(reading.targets[0]?.asset).toMatchObject({ references: [], artifact: "shop/Pod/old/main" });
    expect(
      reading.targets[0]?.observations.map(({ component, severity }) => [component.key, severity]),
    ).toEqual([
      ["apk/musl", "high"],
      ["npm/@acme/ui", "low"],
      ["generic/mystery", "low"],
    ]);
    expect(reading.targets.at(-1)).toMatchObject({
      asset: { kind: "workload", objectKind: "CronJob", namespace: "default", name: "night" },
      slices: [{ complete: false }],
    });
    expect(reading.counts.checks).toEqual({ pass: 1, fail: 2, warn: 0, info: 0 });
    const base = (name: string) => `/${name}.aquasecurity.github.io`;
    expect(reading.skipped.map(({ path, reason }) => [path, reason])).toEqual([
      [`${base("vulnerabilityreports")}/0/report/vulnerabilities/3`, "no vulnerabilityID"],
      [`${base("vulnerabilityreports")}/0/report/vulnerabilities/4`, "not an object"],
      [`${base("vulnerabilityreports")}/1`, "not an object"],
      [`${base("exposedsecretreports")}/0/report`, "names neither an image nor what runs it"],
      [`${base("exposedsecretreports")}/1/report/secrets/0`, "no target"],
      [`${base("configauditreports")}/0/report`, "names no object that it is about"],
      [`${base("configauditreports")}/1/report/checks/1`, "no checkID and no title"],
      [`${base("configauditreports")}/1/report/checks/2`, "no checkID and no title"],
      [`${base("configauditreports")}/1/report/checks/3`, "no success"],
      [`${base("configauditreports")}/2`, "no report"],
      [`${base("cistests")}/0`, "CISKubeBenchReport is not read"],
    ]);
  });

  it("reads lists of one kind whose items leave their kind out", () => {
    const { apiVersion, ...item } = report("", { checks: [{ checkID: "KSV001", success: false }] });
    const { kind, ...bare } = item;
    const list = { apiVersion, kind: "ConfigAuditReportList", items: [bare] };
    expect(trivyOperator.recognises(list)).toBe(true);
    expect(trivyOperator.read(list).counts.misconfigurations).toBe(1);
    expect(trivyOperator.recognises({ ...list, items: [] })).toBe(true);
    expect(trivyOperator.recognises({ apiVersion: "v1", kind: "List", items: [report("", {})] })).toBe(true);
    expect(kind).toBe("");
  });

  it("covers nothing of an image it could not look into", () => {
    const empty = report("VulnerabilityReport", { artifact: { repository: "a/b" }, vulnerabilities: [] });
    expect(trivyOperator.read(empty).targets[0]?.slices).toEqual([]);
  });

  it("holds an object without failed checks for assessed, where the report sums up", () => {
    const slices = (body: object) => trivyOperator.read(report("ConfigAuditReport", body)).targets[0]?.slices;
    expect(slices({ checks: [], summary: { lowCount: 0 } })).toMatchObject([
      { assesses: true, complete: true },
    ]);
    expect(slices({ checks: [] })).toMatchObject([{ assesses: false }]);
  });

  it.each([
    [{ ...report("ConfigAuditReport", {}), apiVersion: "aquasecurity.github.io/v9" }, "/apiVersion"],
    [{ apiVersion: "aquasecurity.github.io/v1alpha1", kind: "SbomReportList", items: {} }, "/items"],
  ])("refuses %j at %s", (document, path) => {
    expect(trivyOperator.recognises(document)).toBe(true);
    expect(() => trivyOperator.read(document)).toThrow(UnreadableDocument);
    expect(() => trivyOperator.read(document)).toThrow(expect.objectContaining({ path }));
  });

  it("is not taken for an inventory, nor an inventory for it", () => {
    expect(kubernetes.recognises(fixture("none.json"))).toBe(false);
    expect(kubernetes.recognises([fixture("none.json")])).toBe(false);
    for (const document of [
      { apiVersion: "v1", kind: "List", items: [] },
      { apiVersion: "v1", kind: "Pod", metadata: { name: "a" } },
      { "a.b.example": [] },
      [],
      null,
    ])
      expect(trivyOperator.recognises(document)).toBe(false);
  });

  it.each([
    [{ resource: "libc6", installedVersion: "2.36-9+deb12u4" }, "deb"],
    [{ resource: "openssl-libs", installedVersion: "1:1.1.1k-9.el8" }, "rpm"],
    [{ resource: "golang.org/x/net", installedVersion: "v0.1.0" }, "golang"],
    [{ resource: "org.acme:a", installedVersion: "1" }, "maven"],
    [{ resource: "left-pad", installedVersion: "1.0.0", packageType: "node-pkg" }, "node-pkg"],
    [{ resource: "left-pad", installedVersion: "1.0.0" }, ""],
    [{ resource: "a", installedVersion: "1.0.0", class: "os-pkgs" }, "alpine"],
  ])("takes %j for %s", (entry, type) => expect(packageTypeIn(entry, "alpine")).toBe(type));
});

const CORPUS = new URL("../../../../../shared/corpus/trivy-operator/", import.meta.url);

describe.skipIf(!existsSync(CORPUS))("real reports", () => {
  it.each([
    ["api-server-infraassessmentreport.yaml", 9, 0, 1],
    ["daemonset-configauditreport.yaml", 13, 0, 1],
    ["role-rbacassessmentreport.yaml", 1, 0, 1],
    ["compliance-detail-status.yaml", 8, 1, 0],
    ["clustercompliancereport.json", 0, 4, 0],
  ])("%s: %i failed, %i passed, %i targets", (name, fail, pass, targets) => {
    const bytes = readFileSync(new URL(name, CORPUS));
    expect(inspectDocument(bytes)).toMatchObject({
      format: "trivy-operator",
      counts: { misconfigurations: fail, checks: { fail, pass } },
    });
    expect(trivyOperator.read(readDocuments(bytes)[0]!.value).targets).toHaveLength(targets);
  });
});
