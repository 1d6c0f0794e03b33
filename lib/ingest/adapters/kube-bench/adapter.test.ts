import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { benchmarkOf } from "../benchmark.ts";
import { redactArguments } from "../redact-arguments.ts";
import { kubeBench } from "./adapter.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => kubeBench.read(document(name));

describe("kube-bench", () => {
  it("counts what is printed, never Totals", () => {
    const { counts, bySeverity, skipped, needs, scannedAt } = read("many");
    expect(counts.checks).toEqual({ pass: 2, fail: 2, warn: 2, info: 1 });
    expect(counts.misconfigurations).toBe(2);
    expect({ bySeverity, skipped, needs, scannedAt }).toEqual({
      bySeverity: { medium: 2 },
      skipped: [],
      needs: "host",
      scannedAt: null,
    });
  });

  it("puts policies on the cluster and the rest on the host, a slice for each test", () => {
    const slices = read("many").targets.map(({ asset, slices }) => [
      asset.kind,
      slices.map(({ key, area, assesses }) => `${key} ${area} ${assesses}`),
    ]);
    expect(slices).toEqual([
      [
        "host",
        [
          "kube-bench:cis-k8s@1.6:master:1.1.1 configuration true",
          "kube-bench:cis-k8s@1.6:master:1.1.2 configuration true",
          "kube-bench:cis-k8s@1.6:master:1.1.3 configuration false",
          "kube-bench:cis-k8s@1.6:node:4.1.2 configuration true",
        ],
      ],
      [
        "cluster",
        [
          "kube-bench:cis-k8s@1.6:policies:5.1.1 access false",
          "kube-bench:cis-k8s@1.6:policies:5.1.2 access true",
        ],
      ],
    ]);
  });

  it("reads one control object and keeps its secret arguments", () => {
    const [observation] = read("one").targets[0]?.observations ?? [];
    expect(observation).toMatchObject({ outcome: "fail", rule: { id: "cis-k8s@1.10/1.2.6" } });
    expect(observation?.detail).toBe(
      "ran kube-apiserver --token-auth-file=/etc/t --bootstrap-token=[redacted]",
    );
  });

  it("reads the same from every envelope", () => {
    const whole = document("many") as { Controls: unknown[] };
    const { targets } = kubeBench.read(whole);
    expect(kubeBench.read({ Controls: whole.Controls }).targets).toEqual(targets);
    expect(kubeBench.read(whole.Controls).targets).toEqual(targets);
  });

  it("says where and why entries are left out", () => {
    expect(read("odd").skipped).toEqual([
      { path: "/0/tests/0/results/1", reason: "no test_number" },
      { path: "/0/tests/0/results/2", reason: "unknown status MAYBE" },
      { path: "/0/tests/0/results/3", reason: "not an object" },
      { path: "/2/tests/0", reason: "not an object" },
      { path: "/2/tests/2/results", reason: "not a list" },
      { path: "/3", reason: "not an object" },
    ]);
  });

  it.each([
    ["1.6", "cis-k8s@1.6"],
    ["cis-1.10", "cis-k8s@1.10"],
    ["eks-1.8.0", "cis-eks@1.8.0"],
    ["rke2-cis-1.24", "cis-rke2@1.24"],
    ["k3s-cis-1.7-hardened", "cis-k3s@1.7-hardened"],
    ["rh-0.7", "cis-rh@0.7"],
    ["eks-stig-kubernetes-v1r6", "kube-bench@eks-stig-kubernetes-v1r6"],
    [null, "cis-k8s"],
  ])("names the benchmark of %s", (version, benchmark) => expect(benchmarkOf(version)).toBe(benchmark));

  it.each([
    ["--token-auth-file=/etc/tokens.csv", "--token-auth-file=/etc/tokens.csv"],
    ["--db-password hunter2 --v=2", "--db-password [redacted] --v=2"],
    [`key ${"a1".repeat(20)}.`, "key [redacted]."],
    [`key ${"a1".repeat(20)} end`, "key [redacted] end"],
  ])("redacts %s", (text, redacted) => expect(redactArguments(text)).toBe(redacted));
});
