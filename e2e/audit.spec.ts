import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import pg from "pg";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

const verify = (file: string) =>
  spawnSync(process.execPath, ["lib/cli/plimsoll.ts", "audit", "verify", file], { encoding: "utf8" });

test("the exported log verifies, and a changed row is found and named", async ({ as, collector }, info) => {
  await collector.push(scan("audited"));
  const page = await as("auditor");
  await page.goto("/audit");
  await expect(page.getByText(/applied/).first()).toBeVisible({ timeout: 20_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /download bundle/i }).click();
  const file = info.outputPath("audit.jsonl");
  await (await download).saveAs(file);
  const good = verify(file);
  expect(good.stdout + good.stderr).toMatch(/verif|intact|ok/i);
  expect(good.status).toBe(0);

  const changed = info.outputPath("changed.jsonl");
  writeFileSync(changed, readFileSync(file, "utf8").replace("report.applied", "report.apparent"));
  const bad = verify(changed);
  expect(bad.status).toBe(1);
  expect(bad.stdout + bad.stderr).toMatch(/entry \d+/i);
});

/** As an intruder with the owner's rights would: past the triggers that stop everybody else. `undo` puts it back. */
const changeInDatabase = async (action: string): Promise<{ seq: number; undo(): Promise<unknown> }> => {
  const [seq, entry] = await asOwner(
    `update audit_entry n set entry = replace(n.entry, '"analyst"', '"auditor"') from audit_entry o
     where n.seq = (select max(seq) from audit_entry where action = $1) and o.seq = n.seq returning n.seq, o.entry`,
    [action],
  );
  const undo = () =>
    asOwner("update audit_entry set entry = $2 where seq = $1 returning seq, entry", [seq, entry]);
  return { seq: Number(seq), undo };
};

const asOwner = async (text: string, values: unknown[]): Promise<[seq: string, entry: string]> => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("alter table audit_entry disable trigger all");
    const { rows } = await client.query(text, values);
    await client.query("alter table audit_entry enable trigger all");
    return [rows[0].seq, rows[0].entry];
  } finally {
    await client.end();
  }
};

test("a row changed in the database itself is named by the verifier", async ({ as }, info) => {
  const page = await as("analyst");
  await page.goto("/audit");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/signed in as/).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const { seq, undo } = await changeInDatabase("session.opened");
  const auditor = await as("auditor");
  const answer = await auditor.request.get("/api/v1/audit/bundle");
  const file = info.outputPath("tampered.jsonl");
  writeFileSync(file, await answer.body());
  await undo();
  const verdict = verify(file);
  expect(verdict.status).toBe(1);
  expect(verdict.stdout + verdict.stderr).toContain(`${seq}`);
});
