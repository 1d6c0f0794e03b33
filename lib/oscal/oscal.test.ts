import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { evaluate } from "../compliance/evaluate.ts";
import type { Evidence } from "../compliance/evidence.ts";
import { FRAMEWORKS, findFramework } from "../compliance/frameworks/frameworks.ts";
import type { Assessed } from "./assessed.ts";
import { assessmentResults, planOfAction } from "./documents.ts";
import { tokenOf, uuidOf } from "./identity.ts";

const SCHEMAS = join(import.meta.dirname, "../../../shared/schemas");
const NOW = new Date("2026-03-01T00:00:00Z");
const seen = {
  observedAt: "2026-02-19T10:00:00.123Z",
  expiresAt: "2026-03-08T00:00:00Z",
  reportId: "7",
  reportSha256: "ab",
};

const evidence: Evidence = {
  assets: [
    { id: "1", kind: "image", name: "registry.example/shop:1", cluster: null, roles: null },
    { id: "2", kind: "host", name: "node-1", cluster: null, roles: [] },
  ],
  checks: [{ ...seen, key: "docker-bench@1.6.0/2.5", asset: "2", outcome: "fail" }],
  findings: [
    { asset: "1", vulnerabilities: { high: 2 }, fixable: { high: 1 }, knownExploited: 0, secrets: 0 },
  ],
  coverage: [{ ...seen, asset: "1", area: "vulnerabilities", tool: "trivy" }],
  attestations: [],
  exceptions: [],
};
const reports = [
  {
    reportId: "7",
    sha256: "ab".repeat(32),
    format: "trivy",
    tool: { name: "trivy", version: "0.60.0" },
    feeds: [],
    collector: "ci",
    subject: "registry.example/shop:1",
    observedAt: seen.observedAt,
    receivedAt: seen.observedAt,
    coverage: "OS packages",
  },
];
const assessedOf = (id: string, of: Evidence = evidence): Assessed => {
  const framework = findFramework(id)!;
  const evaluation = evaluate(framework, of, NOW);
  return { framework, evaluation, scope: "Estate", reports, product: { name: "Plimsoll", version: "1.0.0" } };
};

describe("OSCAL", () => {
  it("names each control that applies once, and only those that do not pass as things to do", () => {
    const assessed = assessedOf("nist-sp-800-190");
    const [result] = assessmentResults(assessed)["assessment-results"].results;
    const states = result!.findings!.map(({ target }) => target.status.state);
    expect(states.filter((state) => state === "satisfied")).toHaveLength(assessed.evaluation.passing);
    expect(states).toHaveLength(assessed.evaluation.applicable);
    const plan = planOfAction(assessed)["plan-of-action-and-milestones"];
    expect(plan["poam-items"]).toHaveLength(assessed.evaluation.applicable - assessed.evaluation.passing);
  });

  it("points at the reports that decided, by digest", () => {
    const text = JSON.stringify(assessmentResults(assessedOf("nist-sp-800-190")));
    expect(text).toContain(`urn:sha256:${"ab".repeat(32)}`);
    expect(text).toContain("registry.example/shop:1");
  });

  it("is the same for the same evaluation, and another for another", () => {
    const [one, again] = [assessmentResults(assessedOf("eu-dora")), assessmentResults(assessedOf("eu-dora"))];
    expect(one).toEqual(again);
    const other = assessmentResults({ ...assessedOf("eu-dora"), scope: "Cluster prod" });
    expect(other["assessment-results"].uuid).not.toBe(one["assessment-results"].uuid);
  });

  it.each([
    ["A.5.1", "iso_A.5.1"],
    ["164.308(a)(1)(ii)(A)", "iso_164.308_a__1__ii__A_"],
  ])("makes a token of %s", (id, token) => expect(tokenOf("iso", id)).toBe(token));

  it("makes UUIDs in the form of version 5", () => {
    expect(uuidOf("a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("is valid against the published schemas, for every framework, with evidence and without any", ({
    skip,
  }) => {
    if (!existsSync(SCHEMAS)) skip("the published schemas are not beside the project");
    const valid = (file: string) => {
      const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: true });
      addFormats.default(ajv);
      return ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, file), "utf8")));
    };
    const results = valid("oscal-1.2.1-assessment-results.json");
    const plan = valid("oscal-1.2.1-poam.json");
    const nothing: Evidence = {
      assets: [],
      checks: [],
      findings: [],
      coverage: [],
      attestations: [],
      exceptions: [],
    };
    for (const { id } of FRAMEWORKS)
      for (const of of [evidence, nothing]) {
        const assessed = assessedOf(id, of);
        results(assessmentResults(assessed));
        expect([id, results.errors]).toEqual([id, null]);
        plan(planOfAction(assessed));
        expect([id, plan.errors]).toEqual([id, null]);
      }
  });
});
