import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MovementView } from "../../posture/movement/schema.ts";
import type { Posture } from "../../posture/schema.ts";
import { type ExecutiveReport, executiveReport, sentences } from "./executive-report.ts";

const TOOLS = ["qpdf", "pdfinfo", "pdftotext"];
const missing = TOOLS.filter((tool) => spawnSync(tool, ["--version"]).error !== undefined);
const NOTE =
  missing.length > 0 ? ` (skipped: install ${missing.join(", ")}, in Debian qpdf and poppler-utils)` : "";
const HOSTILE = `evil\u202egnp.exe <b>Ωμέγα</b> 中 ${"w".repeat(3000)}`;

const posture: Posture = {
  asOf: null,
  instant: "2026-03-01T13:05:09.000Z",
  scope: "estate",
  scopeName: "Whole estate",
  score: 61.26,
  honoured: 64.8,
  coverage: 81.4,
  dismissed: { findings: 3, points: 12.5 },
  accepted: { findings: 0, href: "/" },
  exclusions: { areas: 0, shown: [] },
  assets: { image: 12, workload: 7, host: 1, cluster: 1 },
  open: { critical: 4, high: 21, medium: 60 },
  gates: [
    { key: "a", label: "Exploited in the wild, exposed", count: 2, href: "/" },
    { key: "b", label: "Images never scanned", count: 0, href: "/" },
  ],
  ledger: [
    {
      kind: "finding",
      label: "CVE-2026-1111 in openssl",
      detail: "registry.example/shop/cart",
      href: null,
      severity: "critical",
      assets: 3,
      share: 4.25,
      gain: 3.5,
      command: null,
    },
    {
      kind: "unassessed",
      label: "Runtime of hosts: never looked at",
      detail: "",
      href: null,
      severity: null,
      assets: 1,
      share: 2,
      gain: null,
      command: null,
    },
    {
      kind: "rest",
      label: "Rest",
      detail: "",
      href: null,
      severity: null,
      assets: 9,
      share: 32.49,
      gain: null,
      command: null,
    },
  ],
  actions: [
    { label: "Upgrade openssl", detail: "", owner: "payments", findings: 1, gain: 3.5, href: "/" },
    { label: "Set a seccomp profile", detail: "", owner: null, findings: 4, gain: 1.25, href: "/" },
  ],
  weakest: [],
  parts: [{ scope: "cluster:1", kind: "cluster", name: "prod-eu", score: 58.5, assets: 20 }],
  trend: [
    { at: "2026-02-01T00:00:00Z", score: 50, coverage: 70 },
    { at: "2026-03-01T00:00:00Z", score: 61.26, coverage: 81.4 },
  ],
  change: { since: "2026-02-01T00:00:00Z", points: 11.26 },
};
const movement: MovementView = {
  scope: "estate",
  from: "2026-02-01T00:00:00.000Z",
  to: "2026-03-01T00:00:00.000Z",
  before: 50,
  after: 61.26,
  points: 11.26,
  parts: [
    { cause: "scope", label: "2 assets came, went or changed exposure", points: 0.5, count: 2, href: null },
    { cause: "policy", label: "criticality or exclusions of 0 assets", points: 0, count: 0, href: null },
    { cause: "coverage", label: "looks at 3 assets, and time since", points: 15, count: 3, href: null },
    { cause: "new", label: "9 new findings", points: -4.24, count: 9, href: null },
  ],
};
const report: ExecutiveReport = {
  posture,
  movement,
  tools: [
    {
      name: "Trivy",
      versions: "0.69.0",
      reports: 12,
      oldest: "2026-02-20T00:00:00Z",
      newest: "2026-03-01T00:00:00Z",
      feedBuiltAt: "2026-02-28T06:00:00Z",
    },
  ],
  reports: { count: 12, digest: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef" },
  requestedBy: "A. Reader",
  timeZone: "Europe/Berlin",
  product: { name: "Plimsoll", version: "0.1.0" },
};

const bytesOf = async (of: ExecutiveReport): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of executiveReport(of)) pieces.push(piece);
  return Buffer.concat(pieces);
};

describe("in words", () => {
  it.each<[string, Partial<Posture>, RegExp]>([
    [
      "up",
      {},
      /^Up 11\.3 points since 2026-02-01\. Most of it: looks at 3 assets, and time since \(\+15\.0\); 9 new findings \(−4\.2\); 2 assets came, went or changed exposure \(\+0\.5\)\.$/,
    ],
    ["down", { change: { since: "2026-02-01T00:00:00Z", points: -2 } }, /^Down 2\.0 points/],
    ["still", { change: { since: "2026-02-01T00:00:00Z", points: 0.01 } }, /^As good as unchanged/],
    ["new", { change: null }, /no earlier figure/],
    ["empty", { score: null }, /^Nothing has been reported yet/],
  ])("%s", (_, change, first) => {
    expect(sentences({ ...posture, ...change }, movement)[0]).toMatch(first);
  });

  it("speaks of accepted and dismissed risks only where there are any", () => {
    expect(sentences(posture, movement)).toHaveLength(4);
    expect(
      sentences({ ...posture, honoured: 61.26, dismissed: { findings: 0, points: 0 } }, movement),
    ).toHaveLength(2);
  });
});

describe("as a file", () => {
  it("is a function of what it is made from", async () => {
    const [once, twice, other] = await Promise.all([
      bytesOf(report),
      bytesOf(structuredClone(report)),
      bytesOf({ ...report, timeZone: "UTC" }),
    ]);
    expect(once.equals(twice)).toBe(true);
    expect(once.equals(other)).toBe(false);
  });

  describe.skipIf(missing.length > 0)(`read by others${NOTE}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-executive-"));
    const write = async (name: string, of: ExecutiveReport): Promise<string> => {
      writeFileSync(join(folder, name), await bytesOf(of));
      return join(folder, name);
    };
    const pagesOf = (file: string) =>
      Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [file], { encoding: "utf8" }))?.[1]);
    let file = "";
    beforeAll(async () => {
      file = await write("one.pdf", report);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it("says score, change, three risks, coverage, gates, actions and sources", () => {
      const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replace(
        /\s+/g,
        " ",
      );
      for (const said of [
        "61.3 of 100",
        "Up 11.3 points since 2026-02-01",
        "81 % of what should be looked at",
        "CVE-2026-1111 in openssl: 4.3 of the missing points. Putting it right alone lifts the score by 3.5.",
        "Runtime of hosts: never looked at: 2.0 of the missing points.",
        "Exploited in the wild, exposed: 2",
        "Images never scanned: none",
        "Upgrade openssl: +3.5, clears 1 finding; payments.",
        "nobody owns it yet",
        "Open findings: 85",
        "prod-eu",
        report.reports.digest,
      ])
        expect(text).toContain(said);
    });

    it("is well formed, tagged, and keeps to two pages whatever is in it", async () => {
      execFileSync("qpdf", ["--check", file]);
      expect(execFileSync("pdfinfo", [file], { encoding: "utf8" })).toMatch(/Tagged:\s+yes/);
      const long = (count: number) => Array.from({ length: count }, () => HOSTILE);
      const crowded = await write("two.pdf", {
        ...report,
        tools: long(40).map((name) => ({ ...report.tools[0]!, name })),
        posture: {
          ...posture,
          scopeName: HOSTILE,
          ledger: long(20).map((label) => ({ ...posture.ledger[0]!, label, detail: label })),
          actions: long(20).map((label) => ({ ...posture.actions[0]!, label, owner: label })),
          parts: long(60).map((name) => ({ ...posture.parts[0]!, name })),
        },
      });
      execFileSync("qpdf", ["--check", crowded]);
      expect(pagesOf(crowded)).toBeLessThanOrEqual(2);
      expect(pagesOf(file)).toBeLessThanOrEqual(2);
    });

    it("is drawn when there is nothing yet", async () => {
      const empty = await write("none.pdf", {
        ...report,
        tools: [],
        posture: {
          ...posture,
          score: null,
          honoured: null,
          coverage: null,
          change: null,
          assets: {},
          open: {},
          gates: [],
          ledger: [],
          actions: [],
          parts: [],
          trend: [],
        },
      });
      execFileSync("qpdf", ["--check", empty]);
      expect(pagesOf(empty)).toBe(1);
    });
  });
});
