import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import type { AssetInScope, CheckResult, Evidence } from "./evidence.ts";
import type { Control } from "./framework.ts";
import { Framework } from "./framework.ts";
import { cisKubernetes } from "./frameworks/cis-kubernetes.ts";
import { isPassing, type Status } from "./status.ts";

const NOW = new Date("2026-03-01T00:00:00Z");
const FRESH = "2026-03-08T00:00:00Z";
const PAST = "2026-02-20T00:00:00Z";
const seen = { observedAt: "2026-02-19T10:00:00Z", expiresAt: FRESH, reportId: "r1", reportSha256: "ab" };

const framework = (control: Partial<Control>) =>
  Framework.parse({
    id: "test",
    title: "Test",
    version: "1",
    publisher: "us",
    source: "own",
    sections: [{ id: "1", title: "One", parent: null }],
    controls: [
      {
        id: "1.1",
        section: "1",
        title: "T",
        requirement: "R",
        assessment: "automated",
        checks: control.assessment === "manual" ? [] : ["own/a"],
        manual:
          control.assessment && control.assessment !== "automated"
            ? { evidence: "E", intervalDays: 90 }
            : null,
        appliesTo: ["host"],
        ...control,
      },
    ],
  });

const host = (id: string, more: Partial<AssetInScope> = {}): AssetInScope => ({
  ...{ id, kind: "host", name: id, cluster: "c1", roles: [] },
  ...more,
});
const result = (key: string, asset: string, outcome: CheckResult["outcome"], more = {}): CheckResult => ({
  ...{ key, asset, outcome, ...seen },
  ...more,
});
const none: Evidence = {
  assets: [],
  checks: [],
  findings: [],
  coverage: [],
  attestations: [],
  exceptions: [],
};
const two = { ...none, assets: [host("h1"), host("h2")] };
const attestation = {
  id: "t1",
  control: "1.1",
  by: "Ada",
  statement: "seen",
  effectiveFrom: PAST,
  expiresAt: FRESH,
};
const exception = {
  id: "x1",
  control: "1.1",
  asset: "h1",
  reason: "old",
  effectiveFrom: PAST,
  expiresAt: FRESH,
};
const statusOf = (control: Partial<Control>, evidence: Evidence): Status =>
  evaluate(framework(control), evidence, NOW).controls[0]!.status;

describe("status of a control", () => {
  const pass1 = result("own/a", "h1", "pass");
  const pass2 = result("own/a", "h2", "pass");
  const fail1 = result("own/a", "h1", "fail");
  const fail2 = result("own/a", "h2", "fail");
  const old = { expiresAt: "2026-02-28T00:00:00Z" };
  test.each<[string, Status, Partial<Control>, Evidence]>([
    ["nothing it applies to", "not_applicable", {}, none],
    ["nobody looked", "not_assessed", {}, two],
    ["all pass", "met", {}, { ...two, checks: [pass1, pass2] }],
    ["one passes, one was never looked at", "partly_met", {}, { ...two, checks: [pass1] }],
    ["one passes, one fails", "partly_met", {}, { ...two, checks: [pass1, fail2] }],
    ["one fails, one was never looked at", "not_met", {}, { ...two, checks: [fail1] }],
    ["all fail", "not_met", {}, { ...two, checks: [fail1, fail2] }],
    [
      "all passed long ago",
      "stale",
      {},
      {
        ...two,
        checks: [
          { ...pass1, ...old },
          { ...pass2, ...old },
        ],
      },
    ],
    [
      "expiring this very instant is stale",
      "stale",
      {},
      { ...two, assets: [host("h1")], checks: [{ ...pass1, expiresAt: NOW.toISOString() }] },
    ],
    ["a failure counts however old", "not_met", {}, { ...two, checks: [{ ...fail1, ...old }] }],
    ["a person must look", "not_assessed", {}, { ...two, checks: [result("own/a", "h1", "manual")] }],
    [
      "the only failure is excepted",
      "excepted",
      {},
      { ...two, checks: [fail1, pass2], exceptions: [exception] },
    ],
    [
      "an exception that ended",
      "partly_met",
      {},
      { ...two, checks: [fail1, pass2], exceptions: [{ ...exception, ...old }] },
    ],
    [
      "an exception for another asset",
      "partly_met",
      {},
      { ...two, checks: [fail1, pass2], exceptions: [{ ...exception, asset: "h2" }] },
    ],
    [
      "excepted, and one never looked at",
      "partly_met",
      {},
      { ...two, checks: [fail1], exceptions: [exception] },
    ],
    ["attested", "attested", { assessment: "manual" }, { ...two, attestations: [attestation] }],
    [
      "attested once",
      "stale",
      { assessment: "manual" },
      { ...two, attestations: [{ ...attestation, ...old }] },
    ],
    [
      "attested from tomorrow",
      "not_assessed",
      { assessment: "manual" },
      { ...two, attestations: [{ ...attestation, effectiveFrom: FRESH }] },
    ],
    [
      "attested for another control",
      "not_assessed",
      { assessment: "manual" },
      { ...two, attestations: [{ ...attestation, control: "9" }] },
    ],
    [
      "attested against a tool's failure",
      "not_met",
      { assessment: "manual", checks: ["own/a"] },
      { ...two, checks: [fail1], attestations: [attestation] },
    ],
    [
      "attested what a tool left to people",
      "attested",
      { assessment: "manual", checks: ["own/a"] },
      { ...two, checks: [result("own/a", "h1", "manual")], attestations: [attestation] },
    ],
    ["an attestation does not replace a tool", "not_assessed", {}, { ...two, attestations: [attestation] }],
    ["both, only checks", "partly_met", { assessment: "both" }, { ...two, checks: [pass1, pass2] }],
    [
      "both, complete",
      "met",
      { assessment: "both" },
      { ...two, checks: [pass1, pass2], attestations: [attestation] },
    ],
    [
      "results of assets out of scope say nothing",
      "not_assessed",
      {},
      { ...two, checks: [result("own/a", "h9", "pass")] },
    ],
  ])("%s: %s", (_, expected, control, evidence) => expect(statusOf(control, evidence)).toBe(expected));
});

test("of two results the later one counts; at the same instant the worse", () => {
  const late = { observedAt: "2026-02-19T11:00:00Z" };
  const one = { ...two, assets: [host("h1")] };
  const pass = result("own/a", "h1", "pass");
  const fail = result("own/a", "h1", "fail");
  for (const order of [(list: CheckResult[]) => list, (list: CheckResult[]) => [...list].reverse()]) {
    expect(statusOf({}, { ...one, checks: order([{ ...pass, ...late }, fail]) })).toBe("met");
    expect(statusOf({}, { ...one, checks: order([{ ...fail, ...late }, pass]) })).toBe("not_met");
    expect(statusOf({}, { ...one, checks: order([fail, pass]) })).toBe("not_met");
  }
});

describe("special evaluators", () => {
  const image: AssetInScope = { id: "i1", kind: "image", name: "i1", cluster: null, roles: null };
  const scope = { ...none, assets: [image] };
  const looked = [{ asset: "i1", area: "vulnerabilities" as const, tool: "grype", ...seen }];
  const counts = (more: object) => [
    { asset: "i1", vulnerabilities: {}, fixable: {}, knownExploited: 0, secrets: 0, ...more },
  ];
  test.each<[string, string, Status, Partial<Evidence>]>([
    ["no findings, never scanned", "vulnerability:severity>=high", "not_assessed", {}],
    ["no findings, scanned", "vulnerability:severity>=high", "met", { coverage: looked }],
    [
      "a medium one",
      "vulnerability:severity>=high",
      "met",
      { coverage: looked, findings: counts({ vulnerabilities: { medium: 3 } }) },
    ],
    [
      "a critical one",
      "vulnerability:severity>=high",
      "not_met",
      { coverage: looked, findings: counts({ vulnerabilities: { critical: 1 } }) },
    ],
    [
      "a finding without coverage",
      "vulnerability:severity>=high",
      "not_met",
      { findings: counts({ vulnerabilities: { high: 1 } }) },
    ],
    [
      "high, not fixable",
      "vulnerability:fixable>=high",
      "met",
      { coverage: looked, findings: counts({ vulnerabilities: { high: 1 } }) },
    ],
    [
      "known exploited",
      "vulnerability:kev",
      "not_met",
      { coverage: looked, findings: counts({ knownExploited: 1 }) },
    ],
    ["a secret", "secret:any", "not_met", { findings: counts({ secrets: 1 }) }],
    ["secrets need their own look", "secret:any", "not_assessed", { coverage: looked, findings: counts({}) }],
    ["covered", "coverage:image/vulnerabilities", "met", { coverage: looked }],
    ["not covered", "coverage:image/secrets", "not_assessed", { coverage: looked }],
  ])("%s, %s: %s", (_, check, expected, evidence) =>
    expect(statusOf({ checks: [check], appliesTo: ["image"] }, { ...scope, ...evidence })).toBe(expected),
  );
});

test("Trivy lists failures only: covered and not listed is a pass, not covered is unknown", () => {
  const workload: AssetInScope = { id: "w1", kind: "workload", name: "w1", cluster: "c1", roles: null };
  const control = { checks: ["trivy/KSV017 | kubescape/C-0057"], appliesTo: ["workload" as const] };
  const scope = { ...none, assets: [workload] };
  const covered = {
    ...scope,
    coverage: [{ asset: "w1", area: "configuration" as const, tool: "trivy", ...seen }],
  };
  expect(statusOf(control, scope)).toBe("not_assessed");
  expect(statusOf(control, covered)).toBe("met");
  expect(statusOf(control, { ...covered, checks: [result("trivy/AVD-KSV-0017", "w1", "fail")] })).toBe(
    "not_met",
  );
  expect(statusOf(control, { ...covered, checks: [result("kubescape/C-0057", "w1", "fail")] })).toBe(
    "not_met",
  );
  const failing = evaluate(
    framework(control),
    { ...covered, checks: [result("kubescape/C-0057", "w1", "fail")] },
    NOW,
  );
  expect(failing.controls[0]!.failing[0]!.checks).toEqual(["kubescape/C-0057"]);
  const other = covered.coverage.map((entry) => ({ ...entry, tool: "kube-linter" }));
  expect(statusOf(control, { ...scope, coverage: other })).toBe("not_assessed");
});

describe("a kube-bench report against the benchmark of its version", () => {
  const assets = [host("cp", { roles: ["control-plane"] }), host("w"), host("x", { roles: null })];
  const checks = [
    result("cis-k8s@1.6/1.2.9", "cp", "pass"),
    result("cis-k8s@1.6/2.1", "cp", "pass"),
    result("cis-k8s@1.6/4.2.1", "cp", "pass"),
    result("cis-k8s@1.6/4.2.1", "w", "fail"),
    result("cis-k8s@1.6/5.1.1", "cp", "manual"),
  ];
  const status = (version: string, id: string) =>
    evaluate(
      cisKubernetes.find((each) => each.version === version)!,
      { ...none, assets, checks },
      NOW,
    ).controls.find((each) => each.id === id)!;

  test("workers are not asked about the control plane", () => {
    expect(status("1.6", "1.2.9")).toMatchObject({ status: "met", counts: { pass: 1, notAssessed: 0 } });
  });
  test("stacked etcd runs on the control plane", () => expect(status("1.6", "2.1").status).toBe("met"));
  test("every node is asked about its kubelet", () => {
    expect(status("1.6", "4.2.1")).toMatchObject({
      status: "partly_met",
      counts: { pass: 1, fail: 1, notAssessed: 1 },
    });
    expect(status("1.6", "4.2.1").failing.map(({ asset }) => asset.name)).toEqual(["w"]);
  });
  test("a host of no cluster is asked nothing, and heard where it answers", () => {
    const lone = { ...none, assets: [...assets, host("docker", { cluster: null, roles: null })] };
    const benchmark = cisKubernetes.find((each) => each.version === "1.6")!;
    const counts = (evidence: Evidence) =>
      evaluate(benchmark, evidence, NOW).controls.find((each) => each.id === "4.2.1")!.counts;
    expect(counts({ ...lone, checks })).toEqual(counts({ ...none, assets, checks }));
    const answered = [...checks, result("cis-k8s@1.6/4.2.1", "docker", "fail")];
    expect(counts({ ...lone, checks: answered }).fail).toBe(2);
  });
  test("one answer per cluster on policies", () => {
    expect(status("1.6", "5.1.1")).toMatchObject({
      status: "not_assessed",
      counts: { manual: 1, notAssessed: 0 },
    });
  });
  test("another version hears nothing of it", () => {
    for (const id of ["1.2.9", "2.1", "4.2.1", "5.1.1"])
      expect(status("1.12", id).status).toBe("not_assessed");
  });
  test("evidence is named", () => {
    expect(status("1.6", "1.2.9")).toMatchObject({ oldestEvidence: seen.observedAt, reports: ["r1"] });
  });
});

describe("properties", () => {
  const KEYS = ["own/a", "own/b"];
  const outcome = fc.constantFrom("pass" as const, "fail" as const, "manual" as const);
  const results = fc.array(
    fc.record({
      key: fc.constantFrom(...KEYS),
      asset: fc.constantFrom("h1", "h2", "h3"),
      outcome,
      expiresAt: fc.constantFrom(FRESH, "2026-02-28T00:00:00Z"),
    }),
    { maxLength: 12 },
  );
  const control = fc.constantFrom<Partial<Control>>(
    { checks: KEYS },
    { checks: ["own/a | own/b"] },
    { checks: KEYS, per: "cluster" },
    { assessment: "manual", checks: KEYS },
    { assessment: "both", checks: KEYS },
  );
  const evidenceOf = (
    list: Omit<CheckResult, "observedAt" | "reportId" | "reportSha256">[],
    attested: boolean,
    excepted: boolean,
  ): Evidence => ({
    ...none,
    assets: [host("h1"), host("h2"), host("h3")],
    checks: list.map((each, at) => ({
      ...seen,
      ...each,
      observedAt: new Date(Date.UTC(2026, 1, 1, 0, at)).toISOString(),
    })),
    attestations: attested ? [attestation] : [],
    exceptions: excepted ? [exception] : [],
  });
  const RANK: Record<Status, number> = {
    ...{ met: 5, attested: 4, excepted: 3, partly_met: 2, not_met: 0, stale: 0, not_assessed: 0 },
    not_applicable: 0,
  };

  test("a control with a failing answer never passes", () => {
    fc.assert(
      fc.property(control, results, fc.boolean(), fc.boolean(), (shape, list, attested, excepted) => {
        const { status, counts } = evaluate(framework(shape), evidenceOf(list, attested, excepted), NOW)
          .controls[0]!;
        if (counts.fail > 0) expect(isPassing(status)).toBe(false);
        if (counts.excepted > 0) expect(isPassing(status)).toBe(false);
      }),
    );
  });

  test("a fresh pass added never lowers a control", () => {
    const added = fc.record({ key: fc.constantFrom(...KEYS), asset: fc.constantFrom("h1", "h2", "h3") });
    fc.assert(
      fc.property(
        control,
        results,
        added,
        fc.boolean(),
        fc.boolean(),
        (shape, list, more, attested, excepted) => {
          const rank = (checks: typeof list) =>
            RANK[evaluate(framework(shape), evidenceOf(checks, attested, excepted), NOW).controls[0]!.status];
          expect(rank([...list, { ...more, outcome: "pass", expiresAt: FRESH }])).toBeGreaterThanOrEqual(
            rank(list),
          );
        },
      ),
    );
  });

  test("statuses add up and the percentage is that of the counts", () => {
    fc.assert(
      fc.property(results, (list) => {
        const said = evaluate(cisKubernetes[0]!, evidenceOf(list, true, true), NOW);
        expect(Object.values(said.totals).reduce((sum, each) => sum + each, 0)).toBe(said.controls.length);
        expect(said.passing).toBe(said.totals.met + said.totals.attested);
        expect(said.percent).toBeCloseTo((100 * said.passing) / said.applicable);
      }),
      { numRuns: 20 },
    );
  });
});
