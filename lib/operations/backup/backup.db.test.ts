import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trivyImage } from "../../../prisma/factories/trivy.ts";
import { systemActor } from "../../access/actor.ts";
import { person } from "../../access/testing.ts";
import { sequenceAudit, verifyAudit } from "../../audit/jobs.ts";
import { auditStatus } from "../../audit/read.ts";
import { disconnect, sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, findingsNow, push } from "../../ingest/testing.ts";
import { acceptReport } from "../../ingest/write.ts";
import { ensureDays } from "../../runtime/partitions/write.ts";
import { makeBackup, restoreBackup, verifyBackup } from "./write.ts";

const { url } = await testDatabase();
const actor = systemActor("test");
const PASSPHRASE = "a long enough passphrase";
const folder = mkdtempSync(join(tmpdir(), "plimsoll-backup-"));
process.env.PLIMSOLL_DATA = folder;
const at = (name: string) => join(folder, name);
const target = new URL(url);
target.pathname = `${target.pathname}_restored`;

const administer = async (statement: string) => {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]+$/, "/postgres") });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

const scan = (name: string) =>
  trivyImage({
    repository: `registry.example/${name}`,
    tag: "1",
    content: name,
    os: { family: "debian", name: "12" },
    flaws: [{ id: "CVE-2026-1", package: "libssl3", type: "deb", version: "3.0.1", severity: "high" }],
    at: "2026-03-01T00:00:00Z",
  });

beforeAll(async () => {
  await person("admin", "Tab\tand\nnewline \\ in a name");
  const ci = await collector("ci", 60);
  for (const name of ["cart", "shop", "billing"]) await push(ci, scan(name));
  // One that waits in the queue: its job has to come back too.
  await acceptReport(ci, {
    body: Buffer.from(JSON.stringify(scan("waiting"))),
    subjects: [],
    idempotencyKey: null,
    statedAt: null,
    fileName: null,
  });
  await ensureDays(["2026-03-01", "2026-03-02"]);
  await sequenceAudit();
  await administer(`create database ${target.pathname.slice(1)}`);
});
afterAll(async () => {
  await administer(`drop database ${target.pathname.slice(1)} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

const make = (file: string, passphrase: string | null) =>
  makeBackup(actor, { databaseUrl: url, folder, file: at(file), passphrase });
const restore = (file: string, { passphrase = PASSPHRASE as string | null, replace = false } = {}) =>
  restoreBackup(actor, { databaseUrl: target.href, folder, file: at(file), passphrase, replace });

describe("a backup", () => {
  it("is a file for this account alone, with every row, and says so when read", async () => {
    const made = await make("plain.backup", null);
    expect(statSync(at("plain.backup")).mode & 0o777).toBe(0o600);
    const [{ n }] = (await sql<{ n: number }>`select count(*)::int as n from finding`) as [{ n: number }];
    expect(n).toBe(3);
    expect(made.rows).toBeGreaterThan(50);
    expect(made.secrets).toEqual([]);
    expect(await verifyBackup({ file: at("plain.backup"), passphrase: null })).toEqual(made);
  });

  it("is refused where what it says was changed, its end is missing, or it is something else", async () => {
    const made = await verifyBackup({ file: at("plain.backup"), passphrase: null });
    const whole = readFileSync(at("plain.backup"));
    const changed = (name: string, content: Buffer) => {
      writeFileSync(at(name), content);
      return verifyBackup({ file: at(name), passphrase: null });
    };
    await expect(changed("short", whole.subarray(0, whole.length - 200))).rejects.toThrow();
    let refused = 0;
    for (let i = 1; i < 40; i += 1) {
      const flipped = Buffer.from(whole);
      flipped[Math.floor((whole.length * i) / 40)]! ^= 1;
      const read = await changed("flipped", flipped).catch(() => null);
      if (read === null) refused += 1;
      // Deflate can say the same in two ways: a bit that changes the saying alone is none of the backup's business.
      else expect(read).toEqual(made);
    }
    expect(refused).toBeGreaterThan(30);
    await expect(changed("other", Buffer.from('{"some":"json"}\n{}\n'))).rejects.toThrow(/no backup/);
  });

  it("with a passphrase tells nothing without it, and brings the keys along", async () => {
    const made = await make("sealed.backup", PASSPHRASE);
    expect(made.secrets).toEqual(["audit-ed25519.pem"]);
    expect(readFileSync(at("sealed.backup")).includes("PRIVATE KEY")).toBe(false);
    const verify = (passphrase: string | null) => verifyBackup({ file: at("sealed.backup"), passphrase });
    await expect(verify(null)).rejects.toThrow(/--passphrase-file/);
    await expect(verify("another passphrase")).rejects.toThrow(/passphrase/);
    expect((await verify(PASSPHRASE)).stateHash).toBe(made.stateHash);
  });
});

/** Those of the audit log fire always, whatever a session asks for. */
const triggers = () => sql<{ mode: string }>`
  select tgrelid::regclass::text as table, tgname as name, tgenabled as mode from pg_trigger where not tgisinternal order by 1, 2`;
let before: { mode: string }[];

describe("a restore", () => {
  beforeAll(async () => {
    before = await triggers();
  });

  it("gives the same state, keeps what waits, and an audit log that verifies and goes on", async () => {
    const findings = await findingsNow();
    const made = await make("sealed.backup", PASSPHRASE);
    const restored = await restore("sealed.backup");
    expect(restored.stateHash).toBe(made.stateHash);
    await disconnect();
    process.env.DATABASE_URL = target.href;
    expect(await findingsNow()).toEqual(findings);
    const jobs = await sql`select from graphile_worker._private_jobs`;
    expect(jobs.length).toBeGreaterThan(0);
    const partitions = await sql`select from pg_inherits where inhparent = 'runtime_event'::regclass`;
    expect(partitions).toHaveLength(2);
    await sequenceAudit();
    await verifyAudit();
    const { verified, size } = await auditStatus(actor);
    expect(verified).toMatchObject({ size, problem: null });
  });

  it("lets the product go on: new documents find their numbers, triggers and keys again", async () => {
    const delivery = await push(await collector("ci"), scan("after"));
    expect(delivery).toMatchObject({ state: "applied", trouble: null });
    expect((await findingsNow()).map(({ subject }) => subject).join()).toContain("after");
    expect(await triggers()).toEqual(before);
    expect(before.filter(({ mode }) => mode === "A").length).toBeGreaterThan(3);
    await expect(
      sql`insert into delivery (report_id, collector_id, sequence) values (-1, -1, 1)`,
    ).rejects.toThrow(/foreign key/);
  });

  it("touches no data unless told to, and then leaves nothing of it", async () => {
    await expect(restore("sealed.backup")).rejects.toThrow(/--replace/);
    await disconnect();
    await restore("sealed.backup", { replace: true });
    expect((await findingsNow()).map(({ subject }) => subject).join()).not.toContain("after");
  });

  it("touches nothing where the file is broken", async () => {
    const findings = await findingsNow();
    await expect(restore("short", { passphrase: null, replace: true })).rejects.toThrow();
    expect(await findingsNow()).toEqual(findings);
  });

  it("refuses while the product runs on it", async () => {
    const web = new pg.Client({ connectionString: target.href, application_name: "web" });
    await web.connect();
    await expect(restore("sealed.backup", { replace: true })).rejects.toThrow(/runs on this database/);
    await web.end();
  });
});
