import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kubeBench } from "../../prisma/factories/kube-bench.ts";
import { type Actor, systemActor } from "../access/actor.ts";
import { clock, withClock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push } from "../ingest/testing.ts";
import { findFramework } from "./frameworks/frameworks.ts";
import { getControl, getFramework, listFrameworks } from "./read.ts";
import { STATUS_LABELS, STATUSES } from "./status.ts";
import { exportFrameworkReport } from "./write.ts";

await testDatabase();
const auditor: Actor = { ...systemActor("test"), kind: "person", role: "auditor", name: "Auditor" };
const BENCHMARK = "cis-kubernetes-1.6";
const FAILING = ["4.1.1", "4.2.1", "5.1.5"];

/** A worker's run: every automated recommendation passes but three, manual ones are left to people. */
const worker = kubeBench(findFramework(BENCHMARK)!, "1.6", ["4", "5"], (id, manual) =>
  FAILING.includes(id) ? "FAIL" : manual ? "WARN" : "PASS",
);
let digest = "";

beforeAll(async () => {
  const node = await collector("node");
  const delivery = await push(node, worker, { subjects: ["host:node-a", "cluster:prod"] });
  expect(delivery).toMatchObject({ state: "applied", trouble: null });
  const [report] = await sql<{ sha256: string }>`select sha256 from report`;
  digest = report!.sha256;
});

const clusterId = async (): Promise<number> =>
  (await sql<{ id: number }>`select id from asset where kind = 'cluster' and name = 'prod'`)[0]!.id;

describe("one kube-bench run", () => {
  it("gives the counts that a person gets by hand: of 122 controls 10 were answered by the tool, one failed unasked", async () => {
    const { totals, passing, applicable, percent, scope } = await getFramework(auditor, BENCHMARK, {});
    expect(totals).toEqual({
      met: 8,
      attested: 0,
      excepted: 0,
      partly_met: 0,
      not_met: 3,
      stale: 0,
      not_assessed: 111,
      not_applicable: 0,
    });
    expect({ passing, applicable, percent }).toEqual({ passing: 8, applicable: 122, percent: 800 / 122 });
    expect(scope).toEqual({ cluster: null, name: "Estate", assets: 2 });
  });

  it("leads from a failing control to the asset, the check and the report's digest", async () => {
    const { status, counts, checks, evidence } = await getControl(auditor, BENCHMARK, "4.1.1", {});
    expect({ status, counts }).toMatchObject({ status: "not_met", counts: { fail: 1, pass: 0 } });
    expect(checks).toMatchObject([
      {
        check: "cis-k8s@1.6/4.1.1",
        counts: { fail: 1, pass: 0 },
        answers: [
          { assets: [{ kind: "host", name: "node-a" }], key: "cis-k8s@1.6/4.1.1", reportSha256: digest },
        ],
      },
    ]);
    expect(evidence).toMatchObject([
      {
        sha256: digest,
        tool: { name: "kube-bench" },
        collector: "node",
        subject: "node-a and 1 more",
        coverage: "configuration, access",
      },
    ]);
  });

  it("answers policies once for the cluster", async () => {
    const { checks } = await getControl(auditor, BENCHMARK, "5.1.5", {});
    expect(checks[0]!.answers).toMatchObject([
      { outcome: "fail", assets: [{ kind: "cluster", name: "prod" }] },
    ]);
  });

  it("is stale when nobody has looked for longer than the area lasts; what failed still fails", async () => {
    const later = new Date(clock().getTime() + 8 * 86_400_000);
    const { totals, passing } = await withClock(later, () => getFramework(auditor, BENCHMARK, {}));
    expect({ ...totals, passing }).toMatchObject({
      met: 0,
      stale: 44,
      not_met: 3,
      not_assessed: 75,
      passing: 0,
    });
  });
});

describe("a scope", () => {
  it("is one cluster with what is in it", async () => {
    await push(await collector("other"), worker, { subjects: ["host:node-b", "cluster:test"] });
    const estate = await getFramework(auditor, BENCHMARK, {});
    const prod = await getFramework(auditor, BENCHMARK, { cluster: await clusterId() });
    expect(estate.scope.assets).toBe(4);
    expect(estate.clusters.map(({ name }) => name)).toEqual(["prod", "test"]);
    expect(prod.scope).toMatchObject({ name: "Cluster prod", assets: 2 });
    expect(estate.controls.find(({ id }) => id === "4.1.1")!.counts.fail).toBe(2);
    expect(prod.controls.find(({ id }) => id === "4.1.1")!.counts.fail).toBe(1);
  });

  it("that does not exist is said not to", async () => {
    await expect(listFrameworks(auditor, { cluster: 999_999 })).rejects.toMatchObject({ code: "not_found" });
    await expect(getFramework(auditor, "iso-1", {})).rejects.toMatchObject({ code: "not_found" });
    await expect(getControl(auditor, BENCHMARK, "9.9.9", {})).rejects.toMatchObject({ code: "not_found" });
  });

  it("has each framework's counts add up to its controls", async () => {
    const { frameworks } = await listFrameworks(auditor, {});
    for (const { id, totals } of frameworks)
      expect(Object.values(totals).reduce((sum, n) => sum + n, 0)).toBe(findFramework(id)!.controls.length);
  });
});

const missing = ["qpdf", "pdftotext"].filter((tool) => spawnSync(tool, ["--version"]).error !== undefined);
const NOTE = missing.length > 0 ? ` (skipped: install ${missing.join(", ")})` : "";

describe.skipIf(missing.length > 0)(`the PDF${NOTE}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-report-"));
  const file = join(folder, "report.pdf");
  let text = "";
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(async () => {
    const { bytes } = await exportFrameworkReport(auditor, BENCHMARK, { timeZone: "Europe/Berlin" });
    writeFileSync(file, Buffer.concat(await Array.fromAsync(bytes)));
    text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  });

  it("is well formed", () => {
    expect(execFileSync("qpdf", ["--check", file], { encoding: "utf8" })).toContain("No syntax or stream");
  });

  it("says what the page says, and names the report it rests on", async () => {
    const { totals, passing, applicable } = await getFramework(auditor, BENCHMARK, {});
    expect(text).toContain(`${passing} of ${applicable} applicable controls pass`);
    for (const status of STATUSES.filter((each) => totals[each] > 0))
      expect(text).toMatch(
        new RegExp(
          `${STATUS_LABELS[status]}\\s+${totals[status]}\\b|\\b${totals[status]}\\s+${STATUS_LABELS[status]}`,
          "i",
        ),
      );
    expect(text).toContain(digest.slice(0, 12));
    expect(text).toContain("Europe/Berlin");
  });

  it("is recorded with what was asked, how much it held and the digest of its bytes", async () => {
    const { bytes } = await exportFrameworkReport(auditor, BENCHMARK, { timeZone: "UTC" });
    const whole = createHash("sha256");
    for await (const piece of bytes) whole.update(piece);
    const sha256 = whole.digest("hex");
    const [last] = await sql<{ entry: string }>`select entry from audit_pending order by id desc limit 1`;
    expect(JSON.parse(last!.entry)).toMatchObject({
      action: "report.exported",
      actor: { name: "Auditor" },
      subject: { kind: "framework", id: BENCHMARK },
      detail: { query: { framework: BENCHMARK, cluster: null }, rows: 122, complete: true, sha256 },
    });
  });

  it("says so when the reader went away", async () => {
    const { bytes } = await exportFrameworkReport(auditor, BENCHMARK, { timeZone: "UTC" });
    await bytes.next();
    await bytes.return(undefined);
    const [last] = await sql<{ entry: string }>`select entry from audit_pending order by id desc limit 1`;
    expect(JSON.parse(last!.entry)).toMatchObject({ detail: { complete: false } });
  });

  it("is not for those who may not export", async () => {
    const pushing = { ...auditor, role: "collector" as const };
    await expect(exportFrameworkReport(pushing, BENCHMARK, { timeZone: "UTC" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
