import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
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
