import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../access/actor.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { openBody } from "../ingest/read.ts";
import { collector, push } from "../ingest/testing.ts";
import { parseKeys } from "../ingest/vault.ts";
import { findDestination } from "../notifications/destinations/read.ts";
import { addDestination } from "../notifications/destinations/write.ts";
import { rewrapKeys } from "./jobs.ts";
import { countSealed, findRotation } from "./read.ts";
import { addKey, dropOldKeys, masterKey } from "./ring-file.ts";
import { SEALED, startRotation } from "./write.ts";

await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-keys-"));
const file = join(folder, "key");
const actor = systemActor("test");
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  process.env.PLIMSOLL_KEY_FILE = file;
  writeFileSync(file, `${randomBytes(32).toString("base64")}\n`);
  await sql`truncate report, delivery, destination, key_rotation cascade`;
});

const report = async (n: number) => {
  const document = { SchemaVersion: 2, ArtifactName: `a:${n}`, Results: [] };
  const { reportId, sha256 } = await push(await collector("keys"), document);
  return { reportId, sha256, document };
};

const destination = () =>
  addDestination(actor, {
    name: "ops",
    connection: { kind: "webhook", url: "https://hooks.example/x", authorization: null },
  } as never);

const turn = async () => {
  const keys = addKey(file);
  const rotationId = await startRotation(actor, keys);
  await rewrapKeys({ rotationId });
  return findRotation(rotationId);
};

describe("a rotation", () => {
  it("wraps everything for a new key; then the new key alone opens all of it, and the old one nothing", async () => {
    const reports = [await report(1), await report(2), await report(3)];
    const { id } = await destination();
    const [old] = masterKey();
    const before = await findDestination(id);
    expect(await turn()).toMatchObject({ total: 4, done: 4, failed: 0, finished: true });
    expect((await countSealed()).map(({ table, rows }) => [table, rows])).toEqual([
      ["destination", 1],
      ["report", 3],
    ]);
    dropOldKeys(file);
    for (const { document, ...kept } of reports)
      expect(JSON.parse(String(await openBody(kept)))).toEqual(document);
    expect(await findDestination(id)).toEqual(before);
    writeFileSync(file, `${old!.toString("base64")}\n`);
    await expect(openBody(reports[0]!)).rejects.toThrow(/not in the ring/);
  });

  it("takes along what was sealed before keys had ids, and what is sealed while it runs", async () => {
    const { document, ...kept } = await report(1);
    await sql`update report set body = '\\x01'::bytea || substring(body from 10)`;
    addKey(file);
    const later = await report(2);
    expect(await turn()).toMatchObject({ done: 2, failed: 0, finished: true });
    dropOldKeys(file);
    expect(JSON.parse(String(await openBody(kept)))).toEqual(document);
    expect(JSON.parse(String(await openBody(later)))).toEqual(later.document);
  });

  it("goes on after it was cut short, and leaves alone and counts what no key opens", async () => {
    await report(1);
    const lost = await report(2);
    await sql`update report set body = set_byte(body, 30, (get_byte(body, 30) + 1) % 256) where id = ${lost.reportId}`;
    const rotationId = await startRotation(actor, addKey(file));
    await rewrapKeys({ rotationId });
    await rewrapKeys({ rotationId });
    expect(await findRotation(rotationId)).toMatchObject({ done: 1, failed: 1, finished: true });
  });

  it("is in the audit log, without a key", async () => {
    await report(1);
    await turn();
    const rows = await sql<{ text: string }>`select e::text as text from audit_pending e`;
    const text = rows.map((row) => row.text).join("\n");
    expect(text).toContain("keys.rotated");
    expect(text).toContain("keys.rewrapped");
    for (const key of parseKeys(readFileSync(file, "utf8")))
      expect(text).not.toContain(key.toString("base64"));
  });
});

describe("the ring's file", () => {
  it("is closed to others, and read again by whoever holds it open", () => {
    const [first] = masterKey();
    addKey(file);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(masterKey()[1]).toEqual(first);
    expect(masterKey()).toHaveLength(2);
  });
});

/** Digests and other bytes that are no secret. */
const PLAIN = new Set([
  "applied.digest",
  "audit_checkpoint.chain",
  "audit_checkpoint.frontier",
  "audit_checkpoint.root",
  "audit_entry.chain",
  "audit_entry.leaf_hash",
  "audit_segment.bundle",
  "audit_segment.leaves",
  "audit_tree.chain",
  "audit_tree.frontier",
  "bill.digest",
  "collector_token.secret_hash",
  "runtime_event.key",
  "statement.named",
]);

it("knows every column that holds sealed bytes", async () => {
  const rows = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' order by 1`;
  expect(rows.map(({ name }) => name).filter((name) => !PLAIN.has(name))).toEqual(Object.keys(SEALED).sort());
});
