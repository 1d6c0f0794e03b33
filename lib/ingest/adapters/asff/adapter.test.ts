import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { asff } from "./adapter.ts";

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => asff.recognises(value));
  return asff.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};
const observationsOf = (name: string) => read(name).targets.flatMap((target) => target.observations);

describe("asff", () => {
  it("reads accounts and images, Prowler's checks by Prowler's key", () => {
    const { targets, tool } = read("many.json");
    expect(tool.name).toBe("Prowler");
    expect(targets).toMatchObject([
      { asset: { kind: "source", artifact: "aws/123456789012" } },
      {
        asset: {
          kind: "image",
          tags: ["123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/cart:1.0"],
          repoDigests: [`123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/cart@sha256:${"a".repeat(64)}`],
        },
      },
    ]);
    expect(
      observationsOf("many.json").map((o) => [o.rule.id, o.severity, o.outcome, o.fixedVersion]),
    ).toEqual([
      ["asff/S3.9", "high", "fail", ""],
      ["prowler/s3_bucket_x", "high", "pass", ""],
      ["asff/S3.9", "critical", "manual", ""],
      ["CVE-2026-1111", "critical", "fail", "3.0.2"],
      ["CVE-2026-1111", "critical", "fail", ""],
    ]);
  });

  it("reads what Trivy's template writes as vulnerabilities of the image", () => {
    expect(read("trivy.json").targets).toMatchObject([
      {
        asset: {
          kind: "image",
          references: ["registry.example/cart:1"],
          os: { family: "alpine", name: "3.22" },
        },
        observations: [
          {
            kind: "vulnerability",
            rule: { id: "CVE-2026-1111", cvss: [{ version: "3.1", score: 5.3 }] },
            component: { key: "apk/libx" },
            version: "1.0-r0",
            fixedVersion: "1.1-r0",
          },
        ],
      },
    ]);
    expect(read("trivy.json").tool.name).toBe("Trivy");
  });

  it("counts all findings and their severities, and sets aside those that are over", () => {
    const { counts, bySeverity, skipped } = read("many.json");
    expect([counts.results, counts.vulnerabilities, bySeverity]).toEqual([
      5,
      2,
      { high: 2, critical: 2, low: 1 },
    ]);
    expect(skipped).toEqual([{ path: "/Findings/3", reason: "the finding is archived", loses: false }]);
    expect(read("none.json").skipped).toMatchObject([{ path: "/detail/findings/0", loses: false }]);
    expect(read("odd.json").skipped.map(({ path }) => path)).toEqual(["/0", "/1"]);
  });

  it("closes nothing and keeps secrets out", () => {
    const readings = ["many.json", "one.json", "odd.json"].map(read);
    const slices = readings.flatMap((reading) => reading.targets.flatMap((target) => target.slices));
    expect(slices.length).toBeGreaterThan(0);
    expect(slices.some((slice) => slice.complete)).toBe(false);
    expect(readings.flatMap((reading) => reading.absences)).toEqual([]);
    expect(JSON.stringify(readings)).not.toContain("canary-7f3a9c");
  });
});
