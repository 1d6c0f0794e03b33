import { beforeEach, describe, expect, it } from "vitest";
import { grypeImage } from "../../prisma/factories/grype.ts";
import type { Flaw } from "../../prisma/factories/packages.ts";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { FINDING_STATUSES } from "../findings/schema.ts";
import { collector, findingsNow, push, wipe } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const flaws: Flaw[] = [
  {
    id: "CVE-2026-0001",
    package: "openssl",
    type: "deb",
    version: "3.0.1",
    fixed: "3.0.2",
    severity: "high",
  },
  { id: "CVE-2026-0002", package: "bash", type: "deb", version: "5.2", severity: "low" },
  {
    id: "CVE-2026-0003",
    ghsa: "GHSA-aaaa-bbbb-cccc",
    package: "lodash",
    type: "npm",
    version: "4.17.20",
    fixed: "4.17.21",
    severity: "critical",
  },
];
const image = (change: Partial<ScannedImage> = {}): ScannedImage => ({
  repository: "registry.example/shop/cart",
  tag: "1.0",
  content: "cart 1.0",
  os: { family: "debian", name: "12" },
  flaws,
  at: "2026-03-01T10:00:00Z",
  ...change,
});

describe("one image, two scanners", () => {
  it("makes one finding of a CVE and its GHSA, with both tools as sources", async () => {
    const ci = await collector("ci");
    expect((await push(ci, trivyImage(image()))).outcome).toMatchObject({ new: 3, fixed: 0 });
    expect((await push(ci, grypeImage(image({ at: "2026-03-01T11:00:00Z" })))).outcome).toMatchObject({
      new: 0,
    });
    const now = await findingsNow();
    expect(now).toHaveLength(3);
    expect(now.find((f) => f.rule === "CVE-2026-0003")?.tools).toEqual(["grype", "trivy"]);
  });

  it("is the same whichever comes first, the alias fact last included", async () => {
    const ci = await collector("ci");
    await push(ci, grypeImage(image({ at: "2026-03-01T11:00:00Z" })));
    await push(ci, trivyImage(image()));
    const grypeFirst = await findingsNow();
    await wipe();
    const again = await collector("ci");
    await push(again, trivyImage(image()));
    await push(again, grypeImage(image({ at: "2026-03-01T11:00:00Z" })));
    expect(await findingsNow()).toEqual(grypeFirst);
  });
});

describe("rescans", () => {
  it("the same bytes with a stated time are answered, not applied", async () => {
    const ci = await collector("ci");
    const first = await push(ci, trivyImage(image()));
    const second = await push(ci, trivyImage(image()));
    expect(second.deliveryId).toBe(first.deliveryId);
  });

  it("a newer scan fixes what it no longer has and reopens what comes back", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(image()));
    const fixed = await push(ci, trivyImage(image({ flaws: flaws.slice(1), at: "2026-03-02T10:00:00Z" })));
    expect(fixed.outcome).toMatchObject({ new: 0, fixed: 1, unchanged: 2 });
    const back = await push(ci, trivyImage(image({ at: "2026-03-03T10:00:00Z" })));
    expect(back.outcome).toMatchObject({ new: 0, reopened: 1, fixed: 0 });
  });

  it("an older scan that arrives late neither reopens nor closes, but what it alone saw is on record", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(image({ flaws: flaws.slice(1), at: "2026-03-02T10:00:00Z" })));
    const late = await push(ci, trivyImage(image({ flaws: flaws.slice(0, 2) })));
    expect(late.outcome).toMatchObject({ new: 0, fixed: 0, reopened: 0 });
    const now = await findingsNow();
    expect(now.map((f) => [f.rule, f.state, f.firstSeen])).toEqual([
      ["CVE-2026-0001", "closed", "2026-03-01T10:00:00.000Z"],
      ["CVE-2026-0002", "present", "2026-03-01T10:00:00.000Z"],
      ["CVE-2026-0003", "present", "2026-03-02T10:00:00.000Z"],
    ]);
  });

  it.each([
    ["then the complete one again, which takes it back", [1, 3, 4], []],
    ["then the complete one again, which came in between", [1, 3, 2], ["CVE-2026-0009"]],
    ["and named again what a late complete one leaves out", [0, 3, 2], ["CVE-2026-0009"]],
    ["before it", [3, 1, 4], []],
  ])("a report with gaps only adds, %s", async (_, order, left) => {
    const ci = await collector("ci");
    const extra: Flaw = { id: "CVE-2026-0009", package: "zlib", type: "deb", version: "1", severity: "low" };
    const at = (hour: number) => `2026-03-01T1${hour}:00:00Z`;
    const many: Flaw[] = [
      ...flaws,
      ...Array.from({ length: 120 }, (_, i) => ({ ...extra, id: `CVE-2025-${1000 + i}` })),
    ];
    const partial = trivyImage(image({ at: at(3), flaws: [...many, extra] })) as unknown as {
      Results: { Vulnerabilities?: object[] }[];
    };
    // One entry among many is broken: the rest is applied, and what is absent closes nothing.
    partial.Results.find((result) => result.Vulnerabilities)!.Vulnerabilities!.push({ Severity: "LOW" });
    const documents: Record<number, unknown> = {
      0: trivyImage(image({ at: at(0), flaws: [...many, extra] })),
      1: trivyImage(image({ at: at(1), flaws: many })),
      2: trivyImage(image({ at: at(2), flaws: many })),
      3: partial,
      4: trivyImage(image({ at: at(4), flaws: many })),
    };
    for (const which of order) expect(await push(ci, documents[which])).toMatchObject({ trouble: null });
    const open = (await findingsNow()).filter((f) => f.state === "present").map((f) => f.rule);
    expect(open.filter((rule) => rule === "CVE-2026-0009")).toEqual(left);
  });

  it("X, Y, X of a document without a time ends in X", async () => {
    const ci = await collector("ci");
    const x = trivyImage(image({ at: null }));
    const y = trivyImage(image({ at: null, flaws: flaws.slice(1) }));
    await push(ci, x);
    await push(ci, y);
    expect((await findingsNow()).filter((f) => f.state === "present")).toHaveLength(2);
    await push(ci, x);
    expect((await findingsNow()).filter((f) => f.state === "present")).toHaveLength(3);
  });

  it("a nightly tag closes and reopens nothing", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(image({ tag: "nightly-20260301", content: "night 1" })));
    const next = await push(
      ci,
      trivyImage(image({ tag: "nightly-20260302", content: "night 2", at: "2026-03-02T10:00:00Z" })),
    );
    expect(next.outcome).toMatchObject({ new: 0, fixed: 0, reopened: 0, unchanged: 3 });
    const [images] = await sql<{
      live: number;
    }>`select count(*)::int as live from asset where kind = 'image' and live`;
    expect(images?.live).toBe(1);
    const events = await sql`select event from timeline_entry`;
    expect(events).toEqual([]);
  });

  it("another tag of the same digest changes nothing", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(image()));
    const retagged = await push(ci, trivyImage(image({ tag: "stable", at: "2026-03-02T10:00:00Z" })));
    expect(retagged.outcome).toMatchObject({ new: 0, fixed: 0, reopened: 0, unchanged: 3 });
  });
});

describe("order", () => {
  const scans = [
    trivyImage(image()),
    grypeImage(image({ at: "2026-03-01T12:00:00Z" })),
    trivyImage(image({ flaws: flaws.slice(1), at: "2026-03-02T10:00:00Z" })),
    grypeImage(image({ flaws: flaws.slice(0, 2), at: "2026-03-02T12:00:00Z" })),
    trivyImage(image({ content: "cart 1.1", tag: "1.1", flaws: flaws.slice(2), at: "2026-03-03T10:00:00Z" })),
  ];
  const permutations = <T>(items: T[]): T[][] =>
    items.length < 2
      ? [items]
      : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));

  it("ends in the same state whatever the order and repetition", async () => {
    const orders = permutations(scans).filter((_, i) => i % 7 === 0);
    let expected: unknown;
    for (const order of [scans, ...orders]) {
      await wipe();
      const ci = await collector("ci");
      for (const scan of order) await push(ci, scan);
      await push(ci, order[0]!);
      const now = await findingsNow();
      expected ??= now;
      expect(now).toEqual(expected);
    }
  });
});

describe("holding", () => {
  const many: Flaw[] = Array.from({ length: 30 }, (_, i) => ({
    id: `CVE-2026-1${String(i).padStart(3, "0")}`,
    package: `lib${i}`,
    type: "deb",
    version: "1",
    ...(i % 2 ? { fixed: "2" } : {}),
    severity: i % 3 === 0 ? "high" : "low",
  }));

  it("a report that would close most of its coverage waits, and changes nothing", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(image({ flaws: many })));
    const held = await push(ci, trivyImage(image({ flaws: many.slice(0, 3), at: "2026-03-02T10:00:00Z" })));
    expect(held.state).toBe("held");
    expect(held.trouble?.code).toBe("closes_most");
    expect(held.outcome).toMatchObject({ fixed: 27 });
    expect((await findingsNow()).filter((f) => f.state === "present")).toHaveLength(30);
  });

  it("a report without one of the severities that were there looks filtered", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(image({ flaws: many })));
    const filtered = many.filter((f) => f.severity === "low");
    const held = await push(ci, trivyImage(image({ flaws: filtered, at: "2026-03-02T10:00:00Z" })));
    expect(held).toMatchObject({ state: "held", trouble: { code: "looks_filtered" } });
  });
});

describe("trouble", () => {
  it("keeps a document that nobody recognises, with the reason", async () => {
    const ci = await collector("ci");
    expect(await push(ci, { hello: "world" })).toMatchObject({
      state: "failed",
      trouble: { code: "unreadable" },
    });
  });

  it("asks for the subject that a document does not name", async () => {
    const ci = await collector("ci");
    const k8s = {
      ClusterName: "x",
      Findings: [{ Namespace: "a", Kind: "Deployment", Name: "b", Results: [] }],
    };
    expect(await push(ci, k8s)).toMatchObject({ state: "failed", trouble: { code: "subject_required" } });
    expect(await push(ci, k8s, { subjects: ["cluster:prod"] })).toMatchObject({ trouble: null });
  });
});

describe("claimed fixes", () => {
  it("are open again when the next scan still sees the problem, even if it says nothing new", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(image()));
    const claimed = FINDING_STATUSES.indexOf("fix_claimed");
    await sql`update finding set status = ${claimed}, changed_at = '2026-03-01T20:00:00Z'`;
    await push(ci, trivyImage(image({ at: "2026-03-02T10:00:00Z" })));
    const rows = await sql<{
      status: number;
      n: number;
    }>`select status::int, count(*)::int as n from finding group by 1`;
    expect(rows).toEqual([{ status: 0, n: 3 }]);
    const [told] = await sql<{
      n: number;
    }>`select count(*)::int as n from timeline_entry where event = 'reopened'`;
    expect(told?.n).toBe(3);
  });
});
