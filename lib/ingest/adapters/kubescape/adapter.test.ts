import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inspectDocument } from "../../inspect.ts";
import { kubescape } from "./adapter.ts";
import { severityOfFactor } from "./controls.ts";
import { objectOfId } from "./resource-id.ts";
import { statusOf } from "./status.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => kubescape.read(document(name));

describe("kubescape", () => {
  it("names the cluster and the frameworks", () => {
    expect(read("none")).toMatchObject({
      format: "kubescape",
      tool: { name: "Kubescape", version: "v3.0.40" },
      scannedAt: "2026-03-02T08:00:00Z",
      subjects: [{ kind: "cluster", name: "east" }],
      feeds: [{ name: "NSA", version: null, builtAt: null }],
      targets: [],
      needs: "cluster",
    });
  });

  it("puts manifests on their source, each object with its file", () => {
    const reading = read("one");
    expect(reading).toMatchObject({ scannedAt: null, needs: null });
    expect(reading.targets).toEqual([
      {
        asset: { kind: "source", url: "https://git.example/shop/cart.git", artifact: "/src/shop" },
        slices: [
          expect.objectContaining({ key: "kubescape:C-0016:Deployment//cart", area: "configuration" }),
        ],
        observations: [
          expect.objectContaining({
            rule: expect.objectContaining({ id: "kubescape/C-0016", title: "Allow privilege escalation" }),
            component: expect.objectContaining({ key: "object/Deployment//cart" }),
            place: "deploy/cart.yaml",
            severity: "medium",
            detail: "spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation",
          }),
        ],
        packages: 0,
      },
    ]);
    expect(JSON.stringify(reading)).not.toMatch(/hunter2|s3cret/);
  });

  it("puts workloads, nodes and the rest of a cluster where they belong, a slice for each control", () => {
    const reading = read("many");
    expect(
      reading.targets.map(({ asset, slices, observations }) => [
        asset,
        slices.map(({ key, area, assesses }) => `${key} ${area} ${assesses}`),
        observations.map(({ component, severity, outcome }) => `${component.key} ${severity} ${outcome}`),
      ]),
    ).toEqual([
      [
        { kind: "workload", objectKind: "Deployment", namespace: "shop", name: "cart" },
        [
          "kubescape:C-0016 configuration true",
          "kubescape:C-0069 configuration false",
          "kubescape:C-0075 configuration true",
        ],
        [" medium fail", " critical manual", " low pass"],
      ],
      [
        { kind: "cluster", name: "east" },
        ["kubescape:C-0035:ServiceAccount/shop/bot access true"],
        ["object/ServiceAccount/shop/bot critical fail"],
      ],
      [
        { kind: "host", name: "w1", machineId: null, systemUuid: null },
        ["kubescape:C-0069 configuration true"],
        [" critical fail"],
      ],
    ]);
    expect(reading.counts).toMatchObject({
      misconfigurations: 3,
      checks: { pass: 1, fail: 3, warn: 1, info: 1 },
      objects: 3,
    });
    expect(reading.targets[0]?.observations[0]?.detail).toBe("spec.a\nspec.b");
  });

  it("sets aside what an exception lets pass, and closes nothing by it", () => {
    const { skipped, targets } = read("many");
    expect(skipped).toEqual([
      { path: "/results/0/controls/2", reason: "excepted by let-cart-be", loses: false },
    ]);
    expect(targets[0]?.slices.map(({ key }) => key)).not.toContain("kubescape:C-0035");
  });

  it("reads a bare map of results, and says what is left out", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({ format: "kubescape-resources", needs: "cluster" });
    expect(reading.counts.objects).toBe(3);
    expect(reading.counts.checks).toEqual({ pass: 1, fail: 1, warn: 0, info: 0 });
    expect(reading.skipped).toEqual([
      { path: "/~1v1~1shop~1Pod~1box/controls/1", reason: "unknown status" },
      { path: "/~1v1~1shop~1Pod~1box/controls/2", reason: "no controlID" },
      { path: "/~1v1~1shop~1Pod~1box/controls/4", reason: "excepted", loses: false },
      { path: "/~1v1~1shop~1Pod~1box/controls/5", reason: "not an object" },
      { path: "/nothing", reason: "a resource that nothing names" },
      { path: "/~1v1~1shop~1Pod~1none", reason: "not an object" },
    ]);
  });

  it("reads a session, with the texts of its policies", () => {
    const id = "apps/v1/shop/StatefulSet/db";
    const session = {
      AllResources: { [id]: {}, "/v1//Namespace/shop": {} },
      ResourcesResult: {
        [id]: { resourceID: id, controls: [{ controlID: "C-1", status: { status: "failed" } }] },
      },
      AllPolicies: { Controls: { "C-1": { description: "why", remediation: "how", baseScore: 8 } } },
      Metadata: { targetMetadata: { clusterContextMetadata: { contextName: "west" } } },
      Report: {
        generationTime: "2026-03-02T08:00:00Z",
        summaryDetails: { controls: { "C-1": { name: "n" } } },
      },
    };
    const reading = kubescape.read(session);
    expect(reading).toMatchObject({ format: "kubescape-session", subjects: [{ name: "west" }] });
    expect(reading.counts.objects).toBe(2);
    expect(reading.targets[0]).toMatchObject({
      asset: { objectKind: "StatefulSet", namespace: "shop", name: "db" },
      observations: [{ severity: "high", rule: { title: "n", description: "why", remediation: "how" } }],
    });
  });

  it("takes objects and scores from the results where nothing else has them", () => {
    const report = {
      summaryDetails: {},
      results: [
        {
          resourceID: "1",
          rawResource: { resourceID: "1", object: { kind: "Pod", metadata: { name: "a", namespace: "b" } } },
          controls: [{ controlID: "C-1", status: { status: "failed" }, severity: { scoreFactor: 8 } }],
        },
      ],
    };
    expect(kubescape.read(report).targets).toMatchObject([
      { asset: { objectKind: "Pod", namespace: "b", name: "a" }, observations: [{ severity: "high" }] },
    ]);
  });

  it("needs to be told the source of files that nothing names", () => {
    const { metadata: _, ...bare } = document("one") as Record<string, unknown>;
    expect(kubescape.read(bare).needs).toBe("source");
  });

  it.each([
    [[{ name: "NSA", controlReports: [] }], "/controlReports"],
    [{ name: "NSA", controlReports: [] }, "/controlReports"],
    [
      { summaryDetails: {}, results: [], metadata: { scanMetadata: { formatVersion: "v1" } } },
      "/metadata/scanMetadata/formatVersion",
    ],
    [{ summaryDetails: {}, results: {} }, "/results"],
  ])("refuses %j at %s", (refused, path) => {
    expect(kubescape.recognises(refused)).toBe(true);
    expect(() => kubescape.read(refused)).toThrow(expect.objectContaining({ path }));
  });

  it.each([[{}], [[]], [{ a: { resourceID: "x" } }], [{ results: [] }], [null]])(
    "leaves %j to others",
    (other) => {
      expect(kubescape.recognises(other)).toBe(false);
    },
  );

  it.each([
    ["/v1/kubescape/ServiceAccount/bot", { kind: "ServiceAccount", namespace: "kubescape", name: "bot" }],
    ["//ServiceAccount/bot/path=1/api=/v1//Role/r", { kind: "ServiceAccount", namespace: "", name: "bot" }],
    ["path=1/api=apps/v1//Deployment/web", { kind: "Deployment", namespace: "", name: "web" }],
    [
      "rbac.authorization.k8s.io/v1//ClusterRole/system:node",
      { kind: "ClusterRole", namespace: "", name: "system:node" },
    ],
    ["hostdata.kubescape.cloud/v1beta0//KubeletInfo/w1", { kind: "Node", namespace: "", name: "w1" }],
    ["word", null],
    ["a/b//", null],
  ])("knows %s", (id, object) => expect(objectOfId(id)).toEqual(object));

  it.each([
    [10, "critical"],
    [9, "critical"],
    [7, "high"],
    [6.9, "medium"],
    [4, "medium"],
    [1, "low"],
    [0.5, "unknown"],
    [null, "unknown"],
  ])("rates a factor of %s as %s", (factor, severity) => expect(severityOfFactor(factor)).toBe(severity));

  it.each([
    [{ status: { status: "skipped", subStatus: "requires review" } }, "open"],
    [{ status: { status: "skipped", subStatus: "integration" } }, "skipped"],
    [{ status: { status: "irrelevant" } }, "passed"],
    [{ status: { status: "excluded" } }, "excepted"],
    [{ rules: [{ status: "skipped" }, { status: "passed" }] }, "skipped"],
    [{ rules: [{ status: "what" }] }, null],
  ])("reads %j as %s", (control, status) => expect(statusOf(control)).toBe(status));
});

const CORPUS = new URL("../../../../../shared/corpus/kubescape/", import.meta.url);

describe.skipIf(!existsSync(CORPUS))("real results", () => {
  it.each([
    ["opa-utils-summary.json", "kubescape-resources", { pass: 443, fail: 14, warn: 0, info: 85 }, 0],
    ["project-mock-opasession.json", "kubescape-session", { pass: 722, fail: 305, warn: 0, info: 134 }, 204],
  ])("%s", (name, format, checks, excepted) => {
    const inspection = inspectDocument(readFileSync(new URL(name, CORPUS)));
    expect(inspection).toMatchObject({ format, counts: { checks } });
    expect(inspection.skipped.filter(({ reason }) => reason.startsWith("excepted"))).toHaveLength(excepted);
  });
});
