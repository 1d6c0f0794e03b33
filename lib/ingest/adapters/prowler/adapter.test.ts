import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { prowler } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => prowler.recognises(value));
  return prowler.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};
const observationsOf = (name: string) => read(name).targets.flatMap((target) => target.observations);

describe("prowler", () => {
  it("puts a cluster's findings on the cluster, a cloud's on its account", () => {
    const { targets, needs, skipped } = read("many.jsonl");
    expect(
      targets.map(({ asset, slices, observations }) => [
        asset.kind === "source" ? asset.artifact : asset.kind,
        slices.map((slice) => slice.area),
        observations.map((o) => `${o.rule.id} ${o.outcome} ${o.component.key}`),
      ]),
    ).toEqual([
      [
        "cluster",
        ["configuration", "access"],
        [
          "prowler/apiserver_a fail object/KubernetesAPIServer/kube-system/p",
          "prowler/rbac_b pass object/KubernetesAPIServer/kube-system/p",
        ],
      ],
      [
        "aws/123456789012",
        ["configuration"],
        ["prowler/apiserver_a fail object/KubernetesAPIServer/eu-west-1/p"],
      ],
    ]);
    expect(needs).toBe("cluster");
    expect(skipped).toEqual([{ path: "line 4", reason: "apiserver_a is muted", loses: false }]);
  });

  it("reads the table as it reads the schema", () => {
    const [first, second] = observationsOf("rows.csv");
    expect(first).toMatchObject({
      rule: {
        id: "prowler/apiserver_a",
        title: "A is B",
        remediation: "Make it",
        references: ["https://guide.example/a"],
      },
      component: { key: "object/KubernetesAPIServer/kube-system/p" },
      severity: "medium",
      detail: "not B",
    });
    expect(second).toMatchObject({ outcome: "manual" });
    expect(read("rows.csv").skipped).toEqual([{ path: "line 4", reason: "no id of a check" }]);
  });

  it("reads version 3's events and objects", () => {
    expect(observationsOf("odd.json").map((o) => [o.rule.id, o.outcome, o.severity])).toEqual([
      ["prowler/s3_bucket_x", "fail", "low"],
      ["prowler/iam_x", "pass", "low"],
    ]);
    expect(read("odd.json").skipped.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      "/1 not a finding of Prowler",
      "/2 unknown status ODD",
    ]);
  });

  it("closes nothing and keeps secrets out", () => {
    const readings = ["many.jsonl", "one.json"].map(read);
    const slices = readings.flatMap((reading) => reading.targets.flatMap((target) => target.slices));
    expect(slices.length).toBeGreaterThan(0);
    expect(slices.some((slice) => slice.complete)).toBe(false);
    expect(readings.flatMap((reading) => reading.absences)).toEqual([]);
    expect(JSON.stringify(readings)).not.toContain("canary-7f3a9c");
  });
});

describe.skipIf(!existsSync(new URL("EXPECTED.tsv", CORPUS)))(
  "prowler's real documents, counted by hand",
  () => {
    it.each([
      ["prowler/dd-kubernetes.csv", { pass: 0, fail: 4, warn: 0, info: 0 }, { high: 1, medium: 3 }],
      ["prowler/kubernetes.ocsf.json", { pass: 1, fail: 5, warn: 0, info: 0 }, { high: 1, medium: 4 }],
    ])("%s", (path, checks, bySeverity) => {
      const inspection = inspectDocument(readFileSync(new URL(path, CORPUS)));
      expect([inspection.counts.checks, inspection.counts.misconfigurations, inspection.bySeverity]).toEqual([
        checks,
        checks.fail,
        bySeverity,
      ]);
    });
  },
);
