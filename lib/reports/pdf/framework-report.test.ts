import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "../../compliance/evaluate.ts";
import type { AssetInScope, Evidence } from "../../compliance/evidence.ts";
import { findFramework } from "../../compliance/frameworks/frameworks.ts";
import { STATUS_LABELS, STATUSES } from "../../compliance/status.ts";
import type { FrameworkReport } from "./framework-report.ts";
import { frameworkReport } from "./framework-report.ts";
import { pdfStream } from "./stream.ts";
import { drawTable } from "./table.ts";

const TOOLS = ["qpdf", "pdfinfo", "pdftotext"];
const missing = TOOLS.filter((tool) => spawnSync(tool, ["--version"]).error !== undefined);
const NOTE =
  missing.length > 0 ? ` (skipped: install ${missing.join(", ")}, in Debian qpdf and poppler-utils)` : "";

const NOW = new Date("2026-03-01T13:05:09Z");
const seen = {
  observedAt: "2026-02-27T10:00:00Z",
  expiresAt: "2026-03-08T00:00:00Z",
  reportId: "r1",
  reportSha256: null,
};
const DIGEST = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
const HOSTILE = `evil\u202egnp.exe\u0000 <b>Ωμέγα</b> 中 ${"w".repeat(300)}`;

const framework = findFramework("cis-kubernetes-1.6")!;
const assets: AssetInScope[] = [
  { id: "h1", kind: "host", name: "node-a", cluster: "c1", roles: ["control-plane"] },
  { id: "h2", kind: "host", name: HOSTILE, cluster: "c1", roles: [] },
];
const evidence: Evidence = {
  assets,
  checks: framework.controls.slice(0, 110).map((control, at) => ({
    ...seen,
    key: control.checks[0]!,
    asset: at % 5 === 4 ? "h2" : "h1",
    outcome: at % 3 === 0 ? "fail" : "pass",
  })),
  findings: [],
  coverage: [],
  attestations: [],
  exceptions: [],
};
const report: FrameworkReport = {
  framework,
  evaluation: evaluate(framework, evidence, NOW),
  scope: { name: "Cluster prod-eu", assets: assets.length },
  instant: NOW,
  timeZone: "Europe/Berlin",
  clusterNames: { c1: "prod-eu" },
  exceptions: [],
  provenance: {
    product: { name: "Plimsoll", version: "0.1.0" },
    requestedBy: "Auditor",
    reports: [
      {
        ...{
          reportId: "r1",
          sha256: DIGEST,
          format: "kube-bench",
          tool: { name: "kube-bench", version: "0.9.4" },
        },
        feeds: [{ name: "trivy-db", version: "2", builtAt: "2026-02-26T06:12:00Z" }],
        ...{
          collector: "ci-main",
          subject: "node-a",
          observedAt: seen.observedAt,
          receivedAt: seen.observedAt,
        },
        coverage: "1.6 master, etcd, node",
      },
    ],
    exclusions: [],
  },
};

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

const folder = mkdtempSync(join(tmpdir(), "plimsoll-pdf-"));
afterAll(() => rmSync(folder, { recursive: true }));

function save(name: string, bytes: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const run = (tool: string, ...args: string[]): string => execFileSync(tool, args, { encoding: "utf8" });

test("the same report gives the same bytes, another instant gives others", async () => {
  const first = await bytesOf(frameworkReport(report));
  expect((await bytesOf(frameworkReport(report))).equals(first)).toBe(true);
  const later = { ...report, instant: new Date(NOW.getTime() + 1000) };
  expect((await bytesOf(frameworkReport(later))).equals(first)).toBe(false);
});

test("it refuses the evaluation of another framework", () => {
  expect(() => frameworkReport({ ...report, framework: findFramework("nist-sp-800-190")! })).toThrow(
    TypeError,
  );
});

describe.skipIf(missing.length > 0)(`as other programs read it${NOTE}`, () => {
  let file = "";
  let text = "";
  beforeAll(async () => {
    file = save("report.pdf", await bytesOf(frameworkReport(report)));
    text = run("pdftotext", "-layout", file, "-");
  });

  test("qpdf finds no error", () =>
    expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors"));

  test("it is tagged, titled, dated and says its language", () => {
    const info = run("pdfinfo", file);
    expect(info).toMatch(/^Title: +CIS Kubernetes Benchmark 1\.6: Cluster prod-eu$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^CreationDate: +.*2026/m);
    expect(run("qpdf", "--json", file)).toMatch(/"\/Lang": "u:en"/);
  });

  test("table cells are cells to a reader", () => {
    const structure = run("pdfinfo", "-struct", file);
    expect(structure.match(/^ *Table\b/gm)!.length).toBeGreaterThan(10);
    expect(structure.match(/^ *TH\b/gm)!.length).toBeGreaterThan(70);
    expect(structure.match(/^ *TD\b/gm)!.length).toBeGreaterThan(framework.controls.length * 7 - 1);
  });

  test("every control stands in it, and the counts are those of the evaluation", () => {
    for (const control of framework.controls) expect(text).toMatch(new RegExp(`^ *${control.id} `, "m"));
    for (const status of STATUSES)
      expect(text).toContain(`${report.evaluation.totals[status]} ${STATUS_LABELS[status]}`);
    expect(text).toContain(
      `${report.evaluation.passing} of ${report.evaluation.applicable} applicable controls pass`,
    );
  });

  test("it names both clocks, the report's digest and its feed", () => {
    expect(text).toContain("1 March 2026, 14:05:09 Europe/Berlin (2026-03-01T13:05:09Z)");
    expect(run("pdftotext", "-raw", file, "-").replace(/\s/g, "")).toContain(DIGEST);
    expect(text).toContain("trivy-db 2");
  });

  test("pages are numbered x of y", () => {
    const pages = Number(/^Pages: +(\d+)$/m.exec(run("pdfinfo", file))![1]);
    const printed = [...text.matchAll(/Page +(\d+) +of +(\d+)/g)].map((match) => `${match[1]}/${match[2]}`);
    expect(printed).toEqual(Array.from({ length: pages }, (_, at) => `${at + 1}/${pages}`));
  });

  test("hostile names print without tricks, and nothing of them is lost", () => {
    const raw = run("pdftotext", "-raw", file, "-");
    expect(raw).toContain("evilgnp.exe");
    expect(raw).toContain("Ωμέγα");
    expect(raw).toContain("<U+4E2D>");
    expect(raw).not.toMatch(/[\u202e\u0000]/);
    expect(raw.replace(/\s/g, "")).toContain("w".repeat(300));
  });

  test("a long table repeats its header, splits rows taller than a page, and keeps inside the margins", async () => {
    const rows = Array.from({ length: 200 }, (_, at) => [
      `row ${at}.`,
      at === 50 ? "tall words ".repeat(180).trim() : "short",
    ]);
    const columns = [
      { title: "First", share: 3 },
      { title: "Second", share: 1 },
    ];
    const options = {
      title: "Long",
      subject: "Long",
      footer: "Long",
      instant: NOW,
      inputs: "0",
      landscape: true,
    };
    const long = save(
      "long.pdf",
      await bytesOf(pdfStream(options, (paper) => drawTable(paper, columns, rows))),
    );
    expect(run("qpdf", "--check", long)).toContain("No syntax");
    const pages = run("pdftotext", "-layout", long, "-").split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) expect(page).toContain("First");
    expect(pages.join("").match(/row \d+\./g)).toHaveLength(200);
    expect(pages.join("").match(/tall/g)).toHaveLength(180);
    const boxes = [
      ...run("pdftotext", "-bbox", long, "-").matchAll(
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">/g,
      ),
    ];
    expect(boxes.length).toBeGreaterThan(500);
    for (const [, xMin, yMin, xMax, yMax] of boxes) {
      expect(Number(xMin)).toBeGreaterThanOrEqual(49);
      expect(Number(xMax)).toBeLessThanOrEqual(842 - 49);
      expect(Number(yMin)).toBeGreaterThanOrEqual(40);
      expect(Number(yMax)).toBeLessThanOrEqual(595 - 20);
    }
  });
});
