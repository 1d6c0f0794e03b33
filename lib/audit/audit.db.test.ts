import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../access/actor.ts";
import { testDatabase } from "../db/testing.ts";
import { atomic, copyAtomic } from "../db/transaction.ts";
import { sequenceAudit, verifyAudit } from "./jobs.ts";
import { auditSigner, KEY_FILE } from "./key-file.ts";
import { auditStatus, listAuditEntries } from "./read.ts";
import { AuditFilter } from "./schema.ts";
import { newKeyPem, signerOf } from "./signed-note.ts";
import { verifyBundle } from "./verify-bundle.ts";
import { exportAuditBundle, record, sequenceAll } from "./write.ts";

const { url } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-audit-"));
const actor: Actor = { kind: "person", id: "u1", name: "Ada", role: "auditor", requestId: "r1", ip: "::1" };
const client = new pg.Client({ connectionString: url });
const event = (id: number | string) => ({ action: "finding.triaged", subject: { kind: "finding", id } });
const recordOne = (id: number | string) => copyAtomic((tx) => record(tx, actor, event(id)));
const list = (filter: object = {}) => listAuditEntries(actor, AuditFilter.parse(filter));

const bundle = async (range = {}): Promise<string> => {
  let text = "";
  for await (const line of exportAuditBundle(actor, range, auditSigner())) text += line;
  return text;
};

beforeAll(async () => {
  process.env.PLIMSOLL_DATA = folder;
  await client.connect();
});
afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true });
});

test("the key is made once, for the owner's eyes", () => {
  expect(auditSigner().vkey).toBe(auditSigner().vkey);
  expect(statSync(join(folder, KEY_FILE)).mode & 0o777).toBe(0o600);
});

test("an entry exists exactly when its change does", async () => {
  await atomic((tx) => record(tx, actor, event("kept")));
  const undone = copyAtomic(async (tx) => {
    await record(tx, actor, event("undone"));
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");
  await sequenceAudit();
  const { entries } = await list();
  expect(entries.map(({ subject }) => subject.id)).toEqual(["kept"]);
  expect(entries[0]).toMatchObject({ seq: 1, actor: { id: "u1", name: "Ada" }, requestId: "r1" });
});

test("forty concurrent writers and three appenders leave no gap and lose nothing", async () => {
  const writers = Array.from({ length: 40 }, async (_, w) => {
    for (let i = 0; i < 30; i++) await recordOne(`${w}/${i}`);
  });
  await Promise.all([...writers, ...[1, 2, 3].map(() => sequenceAll(auditSigner()))]);
  await sequenceAudit();
  const { rows } = await client.query(
    "select count(*)::int n, max(seq)::int last, count(distinct subject_id)::int subjects from audit_entry",
  );
  expect(rows[0]).toEqual({ n: 1201, last: 1201, subjects: 1201 });
  expect((await auditStatus(actor)).pending).toBe(0);
});

test("pages follow one another and filters hold", async () => {
  const first = await list({ limit: 3 });
  const second = await list({ limit: 3, cursor: first.nextCursor });
  expect([...first.entries, ...second.entries].map(({ seq }) => seq)).toEqual([
    1201, 1200, 1199, 1198, 1197, 1196,
  ]);
  expect((await list({ subjectId: "7/7" })).entries).toHaveLength(1);
  expect((await list({ q: "100%" })).entries).toHaveLength(0);
  await expect(listAuditEntries({ ...actor, role: "collector" }, AuditFilter.parse({}))).rejects.toThrow(
    "audit:read",
  );
});

test("a bundle verifies, whole and in part, and its export is on record", async () => {
  expect(verifyBundle(await bundle())).toMatchObject({ ok: true, first: 1, size: 1202 });
  expect(verifyBundle(await bundle({ from: 1100 }))).toMatchObject({ ok: true, first: 1002 });
  await sequenceAudit();
  const exported = (await list({ action: "audit.exported" })).entries;
  expect(exported).toHaveLength(2);
  expect(exported[0]!.detail).toMatchObject({
    complete: true,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const reader = bundleOf({ ...actor, role: "viewer" });
  await expect(reader.next()).rejects.toThrow("audit:export");
});

test.each([
  "update audit_entry set entry = '{}' where seq = 5",
  "delete from audit_entry where seq = 5",
  "truncate audit_entry",
  "update audit_checkpoint set note = ''",
  "delete from audit_checkpoint",
  "delete from audit_tree",
])("%s is refused", async (statement) => {
  await expect(client.query(statement)).rejects.toThrow("append-only");
});

test("a recorded entry cannot vanish, change or be sent away before it has its place", async () => {
  await recordOne("waiting");
  for (const statement of [
    "delete from audit_pending",
    "update audit_pending set entry = ''",
    "truncate audit_pending",
  ]) {
    await expect(client.query(statement)).rejects.toThrow("append-only");
  }
  await sequenceAudit();
  expect((await list({ subjectId: "waiting" })).entries).toHaveLength(1);
});

test("another key cannot go on with the log", async () => {
  await expect(sequenceAll(signerOf(newKeyPem()))).rejects.toThrow("another key");
});

test("a row changed by the database's owner is named by the job and by the bundle", async () => {
  await verifyAudit();
  expect((await auditStatus(actor)).verified).toMatchObject({ size: 1206, problem: null });
  const tamper = async (statement: string) => {
    await client.query("alter table audit_entry disable trigger all");
    await client.query(statement);
    await client.query("alter table audit_entry enable always trigger audit_entry_refuse");
  };
  await tamper("update audit_entry set action = 'finding.seen' where seq = 900");
  await verifyAudit();
  expect((await auditStatus(actor)).verified?.problem).toContain("action column of entry 900");
  await tamper("update audit_entry set entry = replace(entry, 'triaged', 'deleted') where seq = 777");
  await verifyAudit();
  expect((await auditStatus(actor)).verified?.problem).toContain("entry 777");
  expect(verifyBundle(await bundle())).toMatchObject({ ok: false, firstBadEntry: 777 });
  await tamper("delete from audit_entry where seq = (select max(seq) from audit_entry)");
  await expect(sequenceAll(auditSigner())).rejects.toThrow("was changed");
});

function bundleOf(reader: Actor): AsyncGenerator<string> {
  return exportAuditBundle(reader, {}, auditSigner());
}
