import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../access/actor.ts";
import { testDatabase } from "../db/testing.ts";
import { UnreadableDocument } from "./reading.ts";
import { readReadings, refuseMostlyBroken } from "./readings.ts";
import { collector, findingsNow, push, wipe } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const on = (...subjects: string[]) => ({ subjects });
const states = async () =>
  Object.fromEntries((await findingsNow()).map((f) => [`${f.rule} ${f.component}`.trim(), f.state]));

const OWNER = {
  "trivy-operator.container.name": "cart",
  "trivy-operator.resource.kind": "ReplicaSet",
  "trivy-operator.resource.name": "cart-5d4f8c7b9d",
  "trivy-operator.resource.namespace": "shop",
};
const operatorReport = (kind: string, at: string, body: object) => ({
  apiVersion: "aquasecurity.github.io/v1alpha1",
  kind,
  metadata: { name: "cart", namespace: "shop", labels: OWNER },
  report: { updateTimestamp: at, scanner: { name: "Trivy", version: "0.60.0" }, ...body },
});
const vulnerabilities = (at: string, ids: string[]) =>
  operatorReport("VulnerabilityReport", at, {
    registry: { server: "registry.example" },
    artifact: { repository: "shop/cart", tag: "1.0", digest: `sha256:${"1".repeat(64)}` },
    os: { family: "debian", name: "12" },
    vulnerabilities: ids.map((vulnerabilityID) => ({
      vulnerabilityID,
      resource: "libssl3",
      installedVersion: "3.0.11-1",
      severity: "HIGH",
      class: "os-pkgs",
      packageType: "debian",
    })),
  });
const audit = (at: string, checks: [string, boolean][]) =>
  operatorReport("ConfigAuditReport", at, {
    summary: {},
    checks: checks.map(([checkID, success]) => ({ checkID, severity: "LOW", success, messages: [] })),
  });

describe("reports of the Trivy operator", () => {
  it("close what they no longer list, each in its own coverage", async () => {
    const operator = await collector("operator");
    await push(
      operator,
      vulnerabilities("2026-03-01T08:00:00Z", ["CVE-2026-1", "CVE-2026-2"]),
      on("cluster:east"),
    );
    await push(
      operator,
      audit("2026-03-01T08:00:00Z", [
        ["KSV001", false],
        ["KSV014", false],
      ]),
      on("cluster:east"),
    );
    await push(operator, vulnerabilities("2026-03-02T08:00:00Z", ["CVE-2026-2"]), on("cluster:east"));
    await push(operator, audit("2026-03-02T08:00:00Z", [["KSV001", false]]), on("cluster:east"));
    expect(await states()).toEqual({
      "CVE-2026-1 deb/libssl3": "closed",
      "CVE-2026-2 deb/libssl3": "present",
      "trivy/KSV001": "present",
      "trivy/KSV014": "closed",
    });
  });

  it("are one report as a stream, whatever they are of", async () => {
    const stream = readFileSync(new URL("adapters/trivy-operator/fixtures/many.yaml", import.meta.url));
    const operator = await collector("operator");
    expect((await push(operator, stream, on("cluster:east"))).state).toBe("applied");
    expect(Object.keys(await states()).sort()).toEqual([
      "CVE-2026-1111 deb/libssl3",
      "CVE-2026-2222 maven/org.acme/rocket",
      "CVE-2026-3333 golang/k8s.io/kubelet",
      "plimsoll/os-end-of-life os/debian",
      "trivy/KCV0077",
      "trivy/KSV014 container/cart",
      "trivy/KSV014 container/side",
      "trivy/secret/aws-secret-access-key file/root/.aws/credentials",
    ]);
  });

  it("retold by a compliance report are no second finding, and close all the same", async () => {
    const operator = await collector("operator");
    await push(operator, audit("2026-03-01T08:00:00Z", [["KSV001", false]]), on("cluster:east"));
    const check = {
      checkID: "AVD-KSV-0001",
      target: "shop/replicaset-cart-5d4f8c7b9d",
      severity: "LOW",
      success: false,
    };
    const compliance = {
      apiVersion: "aquasecurity.github.io/v1alpha1",
      kind: "ClusterComplianceReport",
      metadata: { name: "nsa" },
      status: {
        updateTimestamp: "2026-03-01T09:00:00Z",
        detailReport: { results: [{ checks: [check] }] },
      },
    };
    expect((await push(operator, compliance, on("cluster:east"))).state).toBe("unchanged");
    expect(await states()).toEqual({ "trivy/KSV001": "present" });
    await push(operator, audit("2026-03-02T08:00:00Z", []), on("cluster:east"));
    expect(await states()).toEqual({ "trivy/KSV001": "closed" });
  });
});

describe("Kubescape", () => {
  const scan = (at: string, controls: Record<string, string>) => ({
    generationTime: at,
    summaryDetails: { controls: { "C-0016": { scoreFactor: 6 } } },
    resources: [],
    results: [
      {
        resourceID: "apps/v1/shop/Deployment/cart",
        controls: Object.entries(controls).map(([controlID, status]) => ({ controlID, status: { status } })),
      },
    ],
  });

  it("closes what passes, and leaves what a run of another framework doesn't test", async () => {
    const scanner = await collector("kubescape");
    await push(
      scanner,
      scan("2026-03-01T08:00:00Z", { "C-0016": "failed", "C-0017": "failed" }),
      on("cluster:east"),
    );
    await push(
      scanner,
      scan("2026-03-02T08:00:00Z", { "C-0016": "passed", "C-0018": "failed" }),
      on("cluster:east"),
    );
    expect(await states()).toEqual({
      "kubescape/C-0016": "closed",
      "kubescape/C-0017": "present",
      "kubescape/C-0018": "present",
    });
  });
});

describe("Docker Bench", () => {
  const bench = (day: number, items: string[]) => ({
    dockerbenchsecurity: "1.6.0",
    start: 1772438400 + day * 86400,
    tests: [{ id: "5", results: [{ id: "5.13", result: items.length > 0 ? "WARN" : "INFO", items }] }],
  });

  it("closes container by container", async () => {
    const host = await collector("bench");
    await push(host, bench(0, ["cart", "db"]), on("host:h1"));
    await push(host, bench(1, ["db"]), on("host:h1"));
    expect(await states()).toEqual({
      "docker-bench@1.6.0/5.13 container/cart": "closed",
      "docker-bench@1.6.0/5.13 container/db": "present",
    });
    await push(host, bench(2, []), on("host:h1"));
    expect(Object.values(await states())).toEqual(["closed", "closed"]);
  });
});

describe("policy reports", () => {
  const report = (seconds: number, results: Record<string, string>) => ({
    apiVersion: "wgpolicyk8s.io/v1alpha2",
    kind: "PolicyReport",
    metadata: { name: "r", namespace: "shop" },
    scope: { kind: "Deployment", name: "cart" },
    results: Object.entries(results).map(([policy, result]) => ({
      source: "kyverno",
      policy,
      result,
      timestamp: { seconds, nanos: 0 },
    })),
  });

  it("close what passes, and leave what they no longer evaluate", async () => {
    const kyverno = await collector("kyverno");
    await push(kyverno, report(1772438400, { a: "fail", b: "fail", c: "warn" }), on("cluster:east"));
    await push(kyverno, report(1772524800, { a: "pass", b: "error" }), on("cluster:east"));
    expect(await states()).toEqual({ "kyverno/a": "closed", "kyverno/b": "present" });
  });
});

const CORPUS = new URL("../../../shared/corpus/", import.meta.url);
const FOLDERS = ["trivy-operator", "kubescape", "docker-bench-security", "policyreport"];

/** The real documents that state their time, but for those whose entries are mostly of no known word. */
const documents = (): Buffer[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, CORPUS))
      .sort()
      .map((name) => readFileSync(new URL(`${folder}/${name}`, CORPUS)))
      .filter((body) => {
        try {
          const readings = readReadings(body).map((part) => part.reading);
          for (const reading of readings) refuseMostlyBroken(reading);
          return readings.every((reading) => reading.scannedAt !== null);
        } catch (error) {
          if (error instanceof UnreadableDocument) return false;
          throw error;
        }
      }),
  );

describe.skipIf(!existsSync(CORPUS))("real reports", { timeout: 180_000 }, () => {
  const pushAll = async (actor: Actor, all: Buffer[]) => {
    for (const body of all)
      await push(actor, body, on("cluster:east", "host:h1", "source:https://git.example/a"));
  };

  /** Clusters get another number each time; everything else must be the same. */
  const found = async () =>
    (await findingsNow())
      .map((finding) => JSON.stringify({ ...finding, subject: finding.subject.replace(/:\d+(?=\/|$)/, "") }))
      .sort();

  it("a second push changes nothing, and the other way round ends in the same state", async () => {
    const all = documents();
    expect(all.length).toBeGreaterThan(12);
    await pushAll(await collector("ci"), all);
    const first = await found();
    expect(first.length).toBeGreaterThan(300);
    await pushAll(await collector("ci"), all);
    expect(await found()).toEqual(first);
    await wipe();
    await pushAll(await collector("ci"), all.toReversed());
    expect(await found()).toEqual(first);
  });
});
