import type { Framework } from "../../lib/compliance/framework.ts";

export type Verdict = "PASS" | "FAIL" | "WARN";

const NODE_TYPES: Record<string, string> = {
  "1": "master",
  "2": "etcd",
  "3": "controlplane",
  "4": "node",
  "5": "policies",
};

/** A kube-bench report of one host: every recommendation of the benchmark's sections that its role has. */
export const kubeBench = (
  framework: Framework,
  version: string,
  sections: string[],
  verdict: (id: string, manual: boolean) => Verdict,
): object => ({
  Controls: sections.map((section) => ({
    id: section,
    version,
    text: framework.sections.find((s) => s.id === section)?.title ?? section,
    node_type: NODE_TYPES[section],
    tests: Object.entries(
      Object.groupBy(
        framework.controls.filter((c) => c.id.startsWith(`${section}.`)),
        (c) => c.id.split(".").slice(0, 2).join("."),
      ),
    ).map(([id, controls]) => {
      const results = (controls ?? []).map((control) => {
        const status = verdict(control.id, control.assessment === "manual");
        return {
          test_number: control.id,
          test_desc: control.title,
          remediation: control.requirement,
          status,
          scored: control.assessment !== "manual",
          ...(status === "FAIL" ? { reason: "the setting is not as required" } : {}),
        };
      });
      const count = (status: Verdict) => results.filter((r) => r.status === status).length;
      return {
        section: id,
        desc: id,
        pass: count("PASS"),
        fail: count("FAIL"),
        warn: count("WARN"),
        info: 0,
        results,
      };
    }),
  })),
});
