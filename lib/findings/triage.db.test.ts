import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { grypeImage } from "../../prisma/factories/grype.ts";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { getFinding } from "./detail/read.ts";
import { listFindings } from "./read.ts";
import { filterOf, rollUps } from "./testing.ts";
import { undoTriage } from "./triage/undo/write.ts";
import { triageFinding } from "./triage/write.ts";
import { commentFinding, overrideSeverity } from "./write.ts";

await testDatabase();

const openssl = {
  id: "CVE-2026-1001",
  package: "openssl",
  type: "deb",
  version: "3.0.1",
  fixed: "3.0.2",
  severity: "high",
} as const;
const lodash = {
  id: "CVE-2026-1002",
  ghsa: "GHSA-aaaa-bbbb-cccc",
  package: "lodash",
  type: "npm",
  version: "4.17.20",
  fixed: "4.17.21",
  severity: "critical",
} as const;
const image = (part: Partial<ScannedImage> = {}): ScannedImage => ({
  repository: "registry.example.org/shop/web",
  tag: "1.0",
  content: "web 1.0",
  os: { family: "debian", name: "12" },
  flaws: [openssl, lodash],
  at: "2026-11-01T00:00:00Z",
  ...part,
});

let ana: Actor;
let ben: Actor;
beforeAll(async () => {
  ana = await person("analyst", "Ana");
  ben = await person("analyst", "Ben");
});
beforeEach(wipe);

const pushed = async (
  part: Partial<ScannedImage> = {},
  format: (image: ScannedImage) => object = trivyImage,
) => push(await collector("ci"), format(image(part)));
const rowOf = async (rule: string) => {
  const { rows } = await listFindings(ana, filterOf({ rule, state: "all" }));
  expect(rows).toHaveLength(1);
  return rows[0]!;
};
const hazard = async () => (await sql<{ n: number }>`select sum(hazard)::int as n from area_state`)[0]!.n;
const verdict = (status: string, version: number, more: object = {}) =>
  ({ status, version, comment: "seen", justification: null, ...more }) as Parameters<typeof triageFinding>[2];
const notAffected = { justification: "vulnerable_code_not_present" };

describe("a decision stays", () => {
  it("over rescans, new digests, new tags and another scanner", async () => {
    await pushed();
    const { id, version } = await rowOf(openssl.id);
    await triageFinding(ana, id, verdict("not_affected", version, notAffected));
    await pushed({ at: "2026-11-02T00:00:00Z" });
    await pushed({ at: "2026-11-03T00:00:00Z", content: "web 1.0 rebuilt" });
    await pushed({ at: "2026-11-04T00:00:00Z", content: "web 1.1", tag: "1.1" });
    await pushed({ at: "2026-11-05T00:00:00Z", content: "web 1.1", tag: "1.1" }, grypeImage);
    expect(await rowOf(openssl.id)).toMatchObject({
      id,
      status: "not_affected",
      state: "present",
      sources: ["grype", "trivy"],
    });
    expect(await rowOf(lodash.id)).toMatchObject({ status: "open", sources: ["grype", "trivy"] });
  });

  it("over nightly tags, which close and reopen nothing", async () => {
    await pushed({ tag: "nightly-20261101", content: "night 1" });
    const { id, version } = await rowOf(lodash.id);
    await triageFinding(ana, id, verdict("acknowledged", version));
    for (const day of ["02", "03", "04"]) {
      await pushed({ tag: `nightly-202611${day}`, content: `night ${day}`, at: `2026-11-${day}T00:00:00Z` });
    }
    expect(await rowOf(lodash.id)).toMatchObject({ id, status: "acknowledged", state: "present" });
    const { timeline } = await getFinding(ana, String(id));
    expect(timeline.map((entry) => entry.event)).toEqual(["opened", "status"]);
  });

  it("over a closing and a return", async () => {
    await pushed();
    const { id, version } = await rowOf(openssl.id);
    await triageFinding(ana, id, verdict("false_positive", version));
    await pushed({ flaws: [lodash], content: "web 1.0 fixed", at: "2026-11-02T00:00:00Z" });
    const closed = await rowOf(openssl.id);
    expect(closed).toMatchObject({ id, state: "closed", cause: "fixed", status: "false_positive" });
    await expect(triageFinding(ana, id, verdict("open", closed.version))).rejects.toThrow(/report/);
    await pushed({ content: "web 1.0 again", at: "2026-11-03T00:00:00Z" });
    expect(await rowOf(openssl.id)).toMatchObject({ id, state: "present", status: "false_positive" });
    const { timeline, decision } = await getFinding(ana, String(id));
    expect(timeline.map((e) => e.event)).toEqual(["opened", "status", "closed", "reopened"]);
    expect(timeline[2]).toMatchObject({ cause: "fixed", reportId: expect.any(Number) });
    expect(decision).toMatchObject({ status: "false_positive", comment: "seen", by: "Ana" });
  });
});

describe("triage", () => {
  it("moves hazards, roll-ups, timeline and audit together", async () => {
    await pushed();
    const before = await hazard();
    const { id, version } = await rowOf(lodash.id);
    await expect(triageFinding(ana, id, verdict("false_positive", version))).resolves.toEqual({
      id,
      version: version + 1,
      status: "false_positive",
    });
    expect(await hazard()).toBeLessThan(before);
    const { stored, counted } = await rollUps();
    expect(stored).toEqual(counted);
    const [audit] = await sql<{ entry: string }>`select entry from audit_pending order by id desc limit 1`;
    expect(JSON.parse(audit!.entry)).toMatchObject({
      action: "finding.triaged",
      actor: { name: "Ana" },
      before: { status: "open" },
      after: { status: "false_positive", comment: "seen" },
    });
  });

  it("tells who was faster", async () => {
    await pushed();
    const { id, version } = await rowOf(lodash.id);
    await triageFinding(ben, id, verdict("in_progress", version));
    await expect(triageFinding(ana, id, verdict("acknowledged", version))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/Ben set it to “in progress” at \d{4}-/),
      detail: { current: { version: version + 1, status: "in_progress" }, changed: { by: "Ben" } },
    });
    expect(await rowOf(lodash.id)).toMatchObject({ status: "in_progress", version: version + 1 });
  });

  it("lets one of two at the same moment through", async () => {
    await pushed();
    const { id, version } = await rowOf(lodash.id);
    const both = await Promise.allSettled([
      triageFinding(ana, id, verdict("acknowledged", version)),
      triageFinding(ben, id, verdict("in_progress", version)),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it.each([
    ["a risk without an exception", "risk_accepted", {}, "conflict", /exception/],
    ["not affected without a justification", "not_affected", {}, "invalid", /justification/],
    ["a dismissal without a comment", "false_positive", { comment: " " }, "invalid", /comment/],
  ])("refuses %s", async (_, status, more, code, message) => {
    await pushed();
    const { id, version } = await rowOf(lodash.id);
    const refusal = triageFinding(ana, id, verdict(status, version, more));
    await expect(refusal).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await rowOf(lodash.id)).toMatchObject({ status: "open", version });
  });

  it("is not for viewers, nor for machines", async () => {
    await pushed();
    const { id, version } = await rowOf(lodash.id);
    for (const actor of [
      await person("viewer"),
      await collector("ci"),
      { ...ana, kind: "system" } as Actor,
    ]) {
      expect(() => triageFinding(actor, id, verdict("acknowledged", version))).toThrow(
        expect.objectContaining({ code: "forbidden" }),
      );
    }
  });
});

describe("undo", () => {
  it("puts back status and decision, once, and only one's own", async () => {
    await pushed();
    const { id, version } = await rowOf(lodash.id);
    const hazardBefore = await hazard();
    await triageFinding(ana, id, verdict("acknowledged", version));
    const second = await triageFinding(
      ana,
      id,
      verdict("false_positive", version + 1, { comment: "test code" }),
    );
    const seen = { findings: [{ id, version: second.version }] };
    expect((await undoTriage(ben, seen)).refused).toHaveLength(1);
    expect(await undoTriage(ana, seen)).toEqual({
      decided: [{ id, version: second.version + 1, status: "acknowledged" }],
      refused: [],
    });
    expect(await hazard()).toBe(hazardBefore);
    expect((await getFinding(ana, String(id))).decision).toMatchObject({
      status: "acknowledged",
      comment: "seen",
    });
    const again = await undoTriage(ana, { findings: [{ id, version: second.version + 1 }] });
    expect(again.decided).toEqual([]);
  });
});

describe("severity and comments", () => {
  it("a person's severity counts everywhere until it is taken back", async () => {
    await pushed();
    const { id, version } = await rowOf(lodash.id);
    const before = await hazard();
    await overrideSeverity(ana, id, { severity: "low", reason: "dev only", version });
    expect(await rowOf(lodash.id)).toMatchObject({ severity: "low", overridden: true });
    expect(await hazard()).toBeLessThan(before);
    const { stored, counted } = await rollUps();
    expect(stored).toEqual(counted);
    expect((await getFinding(ana, String(id))).reportedSeverity).toBe("critical");
    await overrideSeverity(ana, id, { severity: null, reason: "used after all", version: version + 1 });
    expect(await rowOf(lodash.id)).toMatchObject({ severity: "critical", overridden: false });
    expect(await hazard()).toBe(before);
  });

  it("a comment is kept as it was typed and changes nothing", async () => {
    await pushed();
    const { id, version } = await rowOf(lodash.id);
    const comment = "<img src=x onerror=alert(1)>";
    await commentFinding(ana, id, { comment });
    const { timeline } = await getFinding(ana, String(id));
    expect(timeline.at(-1)).toMatchObject({ event: "comment", comment, actor: { name: "Ana" } });
    expect((await rowOf(lodash.id)).version).toBe(version);
  });
});

describe("getFinding", () => {
  it("answers to its number and to its fingerprint, and says why it is one", async () => {
    await pushed();
    await pushed({ at: "2026-11-02T00:00:00Z" }, grypeImage);
    const { id } = await rowOf(lodash.ghsa);
    const detail = await getFinding(ana, String(id));
    expect(detail.identity.sources).toEqual(
      expect.arrayContaining([
        { tool: "trivy", reportedAs: lodash.id, severity: "critical" },
        { tool: "grype", reportedAs: lodash.ghsa, severity: "critical" },
      ]),
    );
    expect(detail.identity.aliases).toEqual([
      { name: lodash.ghsa, alias: lodash.id, reportIds: [expect.any(Number)] },
    ]);
    expect(detail.rule.aliases).toEqual([lodash.ghsa]);
    expect(detail.reports.map((report) => report.tool)).toEqual(["Trivy", "Grype"]);
    expect(detail.moves).not.toContain("risk_accepted");
    expect(await getFinding(ana, detail.identity.fingerprint)).toEqual(detail);
    await expect(getFinding(ana, "0".repeat(32))).rejects.toMatchObject({ code: "not_found" });
    await expect(getFinding(ana, "999999")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("dismissing much of the estate", () => {
  const many = Array.from({ length: 12 }, (_, n) => ({ ...openssl, id: `CVE-2026-2${100 + n}` }));

  it("takes a second person beyond a share of its points", async () => {
    await pushed({ flaws: [...many, lodash] });
    const { rows } = await listFindings(ana, filterOf({}));
    const verdict = { status: "false_positive", comment: "Not built", justification: null } as const;
    for (const { id, version } of rows.slice(0, 9)) await triageFinding(ana, id, { ...verdict, version });
    const openCount = async () => (await listFindings(ana, filterOf({ filter: "status:open" }))).rows.length;
    expect(await openCount()).toBe(rows.length - 9);
  });

  it("is refused with the share, and nothing changes; what a person took back does not count", async () => {
    await pushed({
      flaws: Array.from({ length: 30 }, (_, n) => ({ ...openssl, id: `CVE-2026-3${100 + n}` })),
    });
    const { rows } = await listFindings(ana, filterOf({}));
    const verdict = { status: "false_positive", comment: "Not built", justification: null } as const;
    for (const { id, version } of rows.slice(0, 20)) await triageFinding(ana, id, { ...verdict, version });
    const next = rows[20]!;
    await expect(triageFinding(ben, next.id, { ...verdict, version: next.version })).rejects.toThrow(
      /70\.0 % of the estate's points .* second person/,
    );
    const first = rows[0]!;
    await triageFinding(ana, first.id, {
      status: "open",
      comment: "It is",
      justification: null,
      version: first.version + 1,
    });
    await triageFinding(ben, next.id, { ...verdict, version: next.version });
  });
});
