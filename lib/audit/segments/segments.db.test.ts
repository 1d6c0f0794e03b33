import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../access/actor.ts";
import { audit } from "../../cli/audit.ts";
import { withClock } from "../../clock.ts";
import { testDatabase } from "../../db/testing.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { applyRetention } from "../../operations/retention/write.ts";
import { getConsistency } from "../consistency/read.ts";
import { checkConsistency } from "../consistency.ts";
import { verifyAudit } from "../jobs.ts";
import { auditSigner } from "../key-file.ts";
import { auditStatus, listAuditEntries } from "../read.ts";
import { AuditFilter } from "../schema.ts";
import { verifyBundle } from "../verify-bundle.ts";
import { exportAuditBundle, record, sequenceAll } from "../write.ts";
import { listSegments } from "./read.ts";
import { letSegmentGo, sealNext, takeSegment } from "./write.ts";

const { url } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-segments-"));
const admin: Actor = { kind: "person", id: "u1", name: "Ada", role: "admin", requestId: null, ip: null };
const auditor: Actor = { ...admin, role: "auditor" };
const client = new pg.Client({ connectionString: url });
const DAY = 86_400_000;
const BEGUN = Date.parse("2026-01-01T12:00:00Z");
const on = (day: number) => new Date(BEGUN + day * DAY);
const DAYS = 12;
const EACH = 150;

const bundle = async (range = {}): Promise<string> => {
  let text = "";
  for await (const line of exportAuditBundle(admin, range, auditSigner())) text += line;
  return text;
};
const problem = async () => {
  await verifyAudit();
  return (await auditStatus(admin)).verified!.problem;
};
/** What the tables' owner can do who knows of the triggers. */
const tamper = async (statement: string) => {
  await client.query("begin");
  await client.query("alter table audit_segment disable trigger all");
  await client.query(statement);
  await client.query("alter table audit_segment enable always trigger audit_segment_stays");
  await client.query("commit");
};

beforeAll(async () => {
  process.env.PLIMSOLL_DATA = folder;
  await client.connect();
  for (let day = 0; day < DAYS; day++)
    await withClock(on(day), async () => {
      await copyAtomic(async (tx) => {
        for (let n = 0; n < EACH; n++)
          await record(tx, admin, { action: "finding.triaged", subject: { kind: "finding", id: n } });
      });
      await sequenceAll(auditSigner(), { seal: true });
    });
});
afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true });
});

describe("entries that are old enough", () => {
  test("leave the list for a segment; the log goes on, and still verifies from its first entry", async () => {
    const before = await getConsistency(auditor, { from: 6 * EACH });
    expect(await sealNext(on(5))).toBe(5 * EACH);
    expect(await sealNext(on(5))).toBe(0);
    const [segment] = await listSegments(auditor);
    expect(segment).toMatchObject({ first: 1, last: 5 * EACH, firstAt: on(0).toISOString(), takenAt: null });
    await sequenceAll(auditSigner(), { seal: true });
    const oldest = await listAuditEntries(auditor, AuditFilter.parse({ cursor: 5 * EACH + 2, limit: 5 }));
    expect(oldest).toMatchObject({ entries: [{ seq: 5 * EACH + 1 }], nextCursor: null });
    const sealed = await listAuditEntries(auditor, AuditFilter.parse({ action: "audit.sealed" }));
    expect(sealed.entries[0]!.detail).toMatchObject({ first: 1, last: 5 * EACH, sha256: segment!.sha256 });
    expect(await problem()).toBeNull();
    expect(verifyBundle(await bundle())).toMatchObject({ ok: true, first: 1 });
    expect(verifyBundle(await bundle({ from: 3 * EACH + 1 }))).toMatchObject({
      ok: true,
      first: 3 * EACH + 1,
    });
    // The tree is the same: what was proved before sealing is proved after it.
    const after = await getConsistency(auditor, { from: 6 * EACH, to: DAYS * EACH });
    expect(after).toEqual(before);
    expect(checkConsistency(after, {}).ok).toBe(true);
  });

  test("go on into the next segment, batch by batch, as retention says", async () => {
    const sealed = await withClock(on(100), () => applyRetention(admin, "audit_entries", 92));
    expect(sealed).toBe(3 * EACH);
    expect((await listSegments(auditor)).map(({ first, last }) => [first, last])).toEqual([
      [5 * EACH + 1, 8 * EACH],
      [1, 5 * EACH],
    ]);
    expect(await problem()).toBeNull();
  });

  test("never are the newest one: the appender builds on it", async () => {
    await withClock(on(4000), async () => {
      await sequenceAll(auditSigner(), { seal: true });
      while ((await sealNext(on(3999))) > 0);
      await copyAtomic((tx) =>
        record(tx, admin, { action: "finding.triaged", subject: { kind: "finding", id: "later" } }),
      );
      await sequenceAll(auditSigner());
    });
    expect((await listAuditEntries(auditor, AuditFilter.parse({}))).entries.length).toBeGreaterThan(0);
    expect(await problem()).toBeNull();
  });
});

describe("a segment's file", () => {
  test("verifies by itself, offline, and a changed byte is noticed", async () => {
    const { fileName, bytes } = await takeSegment(auditor, 1);
    expect(fileName).toBe(`plimsoll-audit-1-${5 * EACH}.jsonl.gz`);
    expect(verifyBundle(gunzipSync(bytes).toString())).toMatchObject({ ok: true, first: 1, size: 5 * EACH });
    const file = join(folder, fileName);
    writeFileSync(file, bytes);
    expect(await audit(["verify", file, "--key", auditSigner().vkey])).toBe(0);
    writeFileSync(
      file,
      bytes.map((byte, at) => (at === 1000 ? byte ^ 1 : byte)),
    );
    expect(await audit(["verify", file])).toBe(1);
    await expect(takeSegment({ ...admin, role: "viewer" }, 1)).rejects.toThrow("audit:export");
    await expect(takeSegment(auditor, 99)).rejects.toThrow("no such segment");
  });

  test("may go once it was taken, and the rest proves itself by its hashes", async () => {
    await expect(letSegmentGo(admin, 2)).rejects.toThrow("Nobody has downloaded");
    await expect(letSegmentGo(auditor, 1)).rejects.toThrow("operations:manage");
    await letSegmentGo(admin, 1);
    await expect(takeSegment(auditor, 1)).rejects.toThrow("was let go");
    expect(await problem()).toBeNull();
    expect(verifyBundle(await bundle())).toMatchObject({ ok: true, first: 5 * EACH + 1 });
    await expect(bundle({ from: 1 })).rejects.toThrow(`Begin at ${5 * EACH + 1}`);
    expect(checkConsistency(await getConsistency(auditor, { from: EACH }), {}).ok).toBe(true);
  });
});

describe("who reaches into the database", () => {
  test.each([
    "delete from audit_segment where id = 1",
    "truncate audit_segment",
    "update audit_segment set leaves = leaves || leaves where id = 1",
    "update audit_segment set bundle = 'x' where id = 2",
    "update audit_segment set bundle = null, let_go_at = now() where id = 3",
    "insert into audit_segment (first, last, first_at, last_at, leaves, bundle, bytes, sha256, sealed_at) values (1, 1, now(), now(), repeat('x', 32)::bytea, 'x', 1, 'x', now())",
    "delete from audit_entry",
  ])("is refused: %s", async (statement) => {
    await expect(client.query(statement)).rejects.toThrow(/append-only|audit_segment_is_taken/);
  });

  test("and gets past the triggers is found: a bundle that is another", async () => {
    await tamper(
      "update audit_segment set bundle = set_byte(bundle, 500, 255 - get_byte(bundle, 500)) where id = 2",
    );
    expect(await problem()).toBe(
      `the segment of entries ${5 * EACH + 1} to ${8 * EACH} is not the one that was sealed`,
    );
    await tamper(
      "update audit_segment set bundle = set_byte(bundle, 500, 255 - get_byte(bundle, 500)) where id = 2",
    );
    expect(await problem()).toBeNull();
  });

  test("and a leaf hash of what was let go", async () => {
    await tamper(
      "update audit_segment set leaves = set_byte(leaves, 40, 255 - get_byte(leaves, 40)) where id = 1",
    );
    expect(await problem()).toContain("are not the ones that were signed");
  });
});
