import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { checkov } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => checkov.recognises(value));
  return checkov.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};
const observationsOf = (name: string) => read(name).targets.flatMap((target) => target.observations);

describe("checkov", () => {
  it("reads every kind of file, packages and secrets as what they are", () => {
    const { counts, tool, targets } = read("many.json");
    expect(
      observationsOf("many.json").map((o) => [o.kind, o.rule.id, o.component.key, o.severity, o.outcome]),
    ).toEqual([
      ["misconfiguration", "checkov/CKV_X_2", "resource/Pod.shop.cart", "medium", "fail"],
      ["misconfiguration", "checkov/CKV_X_3", "resource/Pod.shop.cart", "high", "fail"],
      ["misconfiguration", "checkov/CKV_X_4", "resource/Pod.shop.cart", "medium", "pass"],
      ["secret", "checkov/CKV_SECRET_6", "file/cart.yaml", "medium", "fail"],
      ["vulnerability", "CVE-2026-1111", "npm/left", "critical", "fail"],
    ]);
    expect(targets[0]!.slices.map(({ key, area }) => [key, area])).toEqual([
      ["checkov:kubernetes", "configuration"],
      ["checkov:secrets", "secrets"],
      ["checkov:sca_package", "vulnerabilities"],
    ]);
    expect([counts.misconfigurations, counts.checks.pass, counts.secrets, counts.vulnerabilities]).toEqual([
      4, 1, 1, 1,
    ]);
    expect(tool.version).toBe("9.9.9");
    expect(JSON.stringify(targets)).not.toContain("/home/someone");
  });

  it("names files by where they stand in what was scanned", () => {
    expect(observationsOf("one.json")).toMatchObject([
      { component: { key: "file/Dockerfile" }, place: "Dockerfile:2" },
    ]);
  });

  it("says what was suppressed, not parsed or broken", () => {
    expect(read("many.json").skipped.map(({ reason, loses }) => [reason, loses])).toEqual([
      ["CKV_X_5 suppressed: known", false],
      ["Checkov could not parse broken.yaml", false],
    ]);
    expect(read("odd.json").skipped.map(({ path }) => path)).toEqual([
      "/0/results/failed_checks/0",
      "/0/results/failed_checks/1",
      "/1",
      "/2/results/failed_checks",
    ]);
  });

  it("closes nothing and keeps secrets out", () => {
    const readings = ["many.json", "one.json", "none.json"].map(read);
    const slices = readings.flatMap((reading) => reading.targets.flatMap((target) => target.slices));
    expect(slices.length).toBeGreaterThan(0);
    expect(slices.some((slice) => slice.complete)).toBe(false);
    expect(readings.flatMap((reading) => reading.absences)).toEqual([]);
    expect(JSON.stringify(readings)).not.toContain("canary-7f3a9c");
  });
});

describe.skipIf(!existsSync(new URL("EXPECTED.tsv", CORPUS)))(
  "checkov's real documents, counted by hand",
  () => {
    it.each([
      ["checkov/dockerfile-1.json", { pass: 40, fail: 2, warn: 0, info: 0 }, { medium: 2 }],
      ["checkov/kubernetes-1.json", { pass: 68, fail: 20, warn: 0, info: 0 }, { medium: 20 }],
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
