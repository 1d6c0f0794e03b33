import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { wiz } from "./adapter.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => wiz.read(document(name));
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

describe("wiz", () => {
  it("reads an image: packages of all kinds, and secrets", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "wiz",
      scannedAt: "2026-03-02T09:00:00Z",
      subjects: [{ name: "registry.example/shop/cart:2.4", digest: digest("b") }],
      counts: { vulnerabilities: 6, secrets: 2, components: 5 },
      bySeverity: { critical: 1, low: 1, medium: 1, info: 1, high: 2 },
      notes: [{ path: "/result/dataFindings" }],
      skipped: [{ path: "/result/osPackages/0/vulnerabilities/1", loses: false }],
      needs: null,
      targets: [{ asset: { configDigests: [digest("a")], repoDigests: [digest("b")] } }],
    });
    const [target] = reading.targets;
    expect(target?.slices.map(({ key, complete }) => `${key} ${complete}`)).toEqual([
      "wiz:packages false",
      "wiz:secrets false",
    ]);
    expect(target?.observations).toMatchObject([
      { rule: { id: "CVE-2026-1111", kev: true }, component: { key: "apk/librocket1" }, layer: digest("1") },
      { component: { key: "apk/odd-version" }, fixState: "" },
      { component: { key: "golang/example.com/hull" }, place: "/app/go.mod" },
      { component: { key: "pypi/engine-room" } },
      { component: { key: "generic/rocketd" } },
      { rule: { id: "wiz/secret/password" }, place: "/app/testing.go:35", severity: "high" },
      { rule: { id: "wiz/secret/certificate" }, severity: "info" },
    ]);
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });

  it("reads rules on files, which somebody must say the source of", () => {
    const reading = read("one");
    expect(reading).toMatchObject({
      counts: { misconfigurations: 2, checks: { fail: 2 } },
      needs: "source",
      skipped: [{ path: "/result/ruleMatches/1/matches/0", reason: "no rule.id" }],
      targets: [
        {
          slices: [{ key: "wiz:rules" }],
          observations: [
            {
              rule: { id: "wiz/Pod-32" },
              component: { key: "file/k8s/cart.yaml#Deployment/cart" },
              place: "k8s/cart.yaml:12",
              severity: "high",
            },
            { component: { key: "file/k8s/web.yaml" }, place: "k8s/web.yaml" },
          ],
        },
      ],
    });
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });

  it("assesses nothing where no list is there", () => {
    expect(read("none")).toMatchObject({
      scannedAt: "2026-03-02T09:00:00.25Z",
      targets: [{ slices: [], observations: [] }],
    });
  });

  it("skips broken entries by pointer", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({
      scannedAt: null,
      counts: { vulnerabilities: 1, misconfigurations: 1 },
      needs: "source",
    });
    expect(reading.targets[0]?.observations[0]).toMatchObject({
      component: { key: "npm/@ship/hull" },
      severity: "unknown",
      toolSeverity: "SEVERE",
    });
    expect(reading.skipped.map(({ path }) => path)).toEqual([
      "/result/libraries/0/vulnerabilities/1",
      "/result/libraries/0/vulnerabilities/2",
      "/result/libraries/1/vulnerabilities/0",
      "/result/libraries/2",
      "/result/secrets/0",
      "/result/iac/ruleMatches/0",
    ]);
  });

  it("refuses scans that came to nothing, by place", () => {
    const failed = { ...(document("none") as object), status: { state: "FAILED" }, result: null };
    expect(() => wiz.read(failed)).toThrow(expect.objectContaining({ path: "/result" }));
    const broken = { ...(document("none") as object), result: { libraries: {} } };
    expect(() => wiz.read(broken)).toThrow(expect.objectContaining({ path: "/result/libraries" }));
    expect(wiz.recognises({ result: { __typename: "Other" } })).toBe(false);
  });
});

const CORPUS = new URL("../../../../../shared/corpus/wizcli/img-many.json", import.meta.url);
describe.skipIf(!existsSync(CORPUS))("a real document", () => {
  it("counts as others count it", () => {
    expect(wiz.read(JSON.parse(readFileSync(CORPUS, "utf8")))).toMatchObject({
      counts: { vulnerabilities: 8, secrets: 1 },
      bySeverity: { high: 2, medium: 4, low: 2 },
      skipped: [],
    });
  });
});
