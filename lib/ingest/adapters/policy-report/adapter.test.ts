import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { kubernetes } from "../kubernetes/adapter.ts";
import { policyReport } from "./adapter.ts";
import { checkOf } from "./producer.ts";

const fixture = (name: string): unknown => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  return parts.length === 1 ? parts[0]!.value : new DocumentStream(parts, []);
};
const read = (name: string) => policyReport.read(fixture(name));
const shape = (name: string) =>
  read(name).targets.map(({ asset, slices, observations }) => [
    asset.kind,
    slices.map(({ key, area, assesses }) => `${key} ${area} ${assesses}`),
    observations.map(({ rule, component, outcome }) => `${rule.id} ${component.key} ${outcome}`),
  ]);

describe("policyreport", () => {
  it("puts a failed rule on the object of the report's scope, by the rule it derives from", () => {
    const reading = read("one.json");
    expect(reading).toMatchObject({
      format: "policyreport",
      tool: { name: "kyverno", version: null },
      scannedAt: "2026-03-02T08:00:00.000000005Z",
      subjects: [{ kind: "workload", name: "Deployment/shop/cart" }],
      bySeverity: { high: 1 },
      needs: "cluster",
    });
    expect(reading.targets).toEqual([
      {
        asset: { kind: "workload", objectKind: "Deployment", namespace: "shop", name: "cart" },
        slices: [
          {
            key: "policy-report:kyverno/disallow-privileged/privileged-containers",
            kind: "misconfiguration",
            area: "configuration",
            assesses: true,
            complete: true,
          },
        ],
        observations: [
          expect.objectContaining({
            severity: "high",
            outcome: "fail",
            detail: "validation error: privileged is not allowed --token=[redacted]",
          }),
        ],
        packages: 0,
      },
    ]);
  });

  it("names what every producer names as that one's own reports do", () => {
    expect(shape("many.yaml")).toEqual([
      [
        "workload",
        ["policy-report:kyverno/latest-tag/validate-tag configuration true"],
        ["kyverno/latest-tag/validate-tag  pass"],
      ],
      [
        "cluster",
        [
          "policy-report:kyverno/latest-tag/validate-tag:ConfigMap/shop/settings configuration true",
          "policy-report:cis-k8s@1.10/5.1.1 access false",
        ],
        ["kyverno/latest-tag/validate-tag object/ConfigMap/shop/settings pass", "cis-k8s@1.10/5.1.1  manual"],
      ],
      [
        "workload",
        ["policy-report:kyverno/latest-tag/validate-tag configuration false"],
        ["kyverno/latest-tag/validate-tag  manual"],
      ],
      ["host", ["policy-report:cis-k8s/1.2.1 configuration true"], ["cis-k8s/1.2.1  fail"]],
      [
        "image",
        ["policy-report:image-scanner:packages vulnerabilities true"],
        ["CVE-2026-1111 apk/libcrypto3 fail"],
      ],
      [
        "image",
        ["policy-report:trivy-vulnerability:packages vulnerabilities true"],
        ["CVE-2026-2222 deb/libssl3 fail"],
      ],
      [
        "workload",
        ["policy-report:trivy/KSV014 configuration true", "policy-report:trivy:secret secrets true"],
        ["trivy/KSV014  fail", "trivy/secret/aws-secret-access-key  fail"],
      ],
    ]);
  });

  it("counts results, and says which were not evaluated", () => {
    const reading = read("many.yaml");
    expect(reading.counts).toMatchObject({
      vulnerabilities: 2,
      misconfigurations: 2,
      checks: { pass: 1, fail: 2, warn: 2, info: 2 },
      secrets: 1,
      objects: 4,
    });
    expect(reading.skipped.map(({ reason, loses }) => [reason, loses])).toEqual([
      ["not evaluated: skip", false],
      ["not evaluated: error", false],
    ]);
    expect(reading.needs).toBe("host");
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });

  it("knows the image where the result names it, else what runs it", () => {
    const images = read("many.yaml").targets.flatMap(({ asset }) => (asset.kind === "image" ? [asset] : []));
    expect(images.map(({ references, artifact, runsIn }) => [references, artifact, runsIn?.name])).toEqual([
      [[], "shop/Deployment/cart/deployment-cart-630fc", "cart"],
      [["registry.example/shop/cart:1.0"], "registry.example/shop/cart:1.0", "cart-5d4f8c7b9d"],
    ]);
  });

  it("rates a benchmark's test as the benchmark's own report does", () => {
    const [test] = read("many.yaml").targets.flatMap(({ observations }) =>
      observations.filter(({ rule }) => rule.id === "cis-k8s/1.2.1"),
    );
    expect(test).toMatchObject({
      severity: "medium",
      rule: { title: "anonymous requests are refused", remediation: "Set the flag." },
    });
  });

  it("reads early adapters that state no result, and names what is left out", () => {
    const reading = read("odd.json");
    expect(reading.scannedAt).toBe("2026-03-02T08:00:00Z");
    expect(shape("odd.json")).toEqual([
      [
        "image",
        ["policy-report:trivy:packages vulnerabilities true"],
        ["CVE-2026-3333 apk/apk-tools fail", "CVE-2026-3334 generic/a pass"],
      ],
      ["cluster", ["policy-report:policy/p configuration true"], ["policy/p  fail"]],
    ]);
    expect(reading.targets[0]?.asset).toMatchObject({ artifact: "shop/Pod/box/main" });
    expect(reading.counts).toMatchObject({ vulnerabilities: 1, checks: { pass: 1, fail: 1 } });
    expect(reading.skipped).toEqual([
      { path: "/items/0/results/2", reason: "no result" },
      { path: "/items/0/results/3", reason: "unknown result perhaps" },
      { path: "/items/0/results/4", reason: "names no policy" },
      { path: "/items/0/results/5", reason: "names no test" },
      { path: "/items/0/results/6", reason: "not an object" },
      { path: "/items/2/results", reason: "not a list" },
      { path: "/items/3", reason: "Something is not read" },
      { path: "/items/4", reason: "not an object" },
    ]);
  });

  it("covers nothing where nothing was evaluated", () => {
    expect(read("none.yaml")).toMatchObject({ targets: [], skipped: [], needs: "cluster" });
  });

  it("puts a node's benchmark on the node that its owner is named after, but not what it says of the cluster", () => {
    const report = {
      apiVersion: "wgpolicyk8s.io/v1alpha2",
      kind: "ClusterPolicyReport",
      metadata: {
        ownerReferences: [
          { apiVersion: "aquasecurity.github.io/v1alpha1", kind: "CISKubeBenchReport", name: "w1" },
        ],
      },
      results: ["4.1.1 Kubelet file", "5.1.1 Cluster admin"].map((rule) => ({
        source: "Trivy CIS Kube Bench",
        rule,
        result: "fail",
      })),
    };
    const { targets, needs } = policyReport.read(report);
    expect(targets.map(({ asset, slices }) => [asset.kind, slices[0]?.area])).toEqual([
      ["host", "configuration"],
      ["cluster", "access"],
    ]);
    expect(targets[0]?.asset).toMatchObject({ name: "w1" });
    expect(needs).toBe("cluster");
  });

  it("refuses versions it does not know", () => {
    const document = { apiVersion: "wgpolicyk8s.io/v2", kind: "PolicyReport", metadata: { name: "a" } };
    expect(policyReport.recognises(document)).toBe(true);
    expect(() => policyReport.read(document)).toThrow(
      expect.objectContaining({ path: "/apiVersion", message: "wgpolicyk8s.io/v2 is not supported" }),
    );
  });

  it("is not taken for an inventory", () => {
    for (const name of ["none.yaml", "one.json", "odd.json"]) {
      expect(kubernetes.recognises(fixture(name))).toBe(false);
      expect(policyReport.recognises(fixture(name))).toBe(true);
    }
    expect(
      kubernetes.recognises({
        apiVersion: "openreports.io/v1alpha1",
        kind: "Report",
        metadata: { name: "a" },
      }),
    ).toBe(false);
  });

  it.each([
    [{ rule: "1.2.3 some text", category: "eks-1.8.0" }, "kube-bench", "cis-eks@1.8.0/1.2.3"],
    [{ rule: "some check", policy: "AVD-KSV-0014" }, "trivy-configaudit", "trivy/KSV014"],
    [{ policy: "own", rule: "rule" }, "trivy-configaudit", "trivy-configaudit/own/rule"],
    [{ policy: "a", rule: "autogen-cronjob-b" }, "kyverno", "kyverno/a/b"],
    [{ policy: "k8srequiredlabels" }, "gatekeeper", "gatekeeper/k8srequiredlabels"],
  ])("names the check of %j of %s %s", (result, source, id) => {
    expect(checkOf(result, source)).toMatchObject({ id });
  });
});

const CORPUS = new URL("../../../../../shared/corpus/policyreport/", import.meta.url);

describe.skipIf(!existsSync(CORPUS))("real reports", () => {
  it("reads a list of open reports", () => {
    expect(inspectDocument(readFileSync(new URL("openreports-list.json", CORPUS)))).toMatchObject({
      format: "policyreport",
      counts: { vulnerabilities: 2, misconfigurations: 0, checks: { warn: 1 }, objects: 2 },
      bySeverity: { low: 1, high: 1 },
      skipped: [],
    });
  });

  it("reads a report of the first adapter", () => {
    expect(inspectDocument(readFileSync(new URL("trivy-adapter.json", CORPUS)))).toMatchObject({
      format: "policyreport",
      scannedAt: "2021-08-09T22:40:14Z",
      counts: { vulnerabilities: 14, objects: 1 },
      skipped: [],
    });
  });
});
