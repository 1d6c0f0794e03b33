import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("an evidence pack is made in two clicks, checked by anybody without an account, and refused when a byte is changed", async ({
  as,
  collector,
  browser,
}, info) => {
  await collector.push(scan("proved"));
  const page = await as("auditor");
  await page.goto("/compliance/nist-sp-800-190");
  const began = Date.now();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Evidence pack" }).click();
  const file = info.outputPath("pack.zip");
  await (await download).saveAs(file);
  const seconds = (Date.now() - began) / 1000;
  console.log(`an evidence pack in ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(15);

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto("/verify");
  await stranger.locator("input[type=file]").setInputFiles(file);
  await expect(stranger.getByText("pack.zip is as it was made")).toBeVisible();
  await expect(stranger.getByText("NIST SP 800-190")).toBeVisible();
  await expect(stranger.getByText("report.pdf", { exact: true })).toBeVisible();

  const changed = readFileSync(file);
  changed[Math.floor(changed.length / 2)]! ^= 1;
  const bad = info.outputPath("bad.zip");
  writeFileSync(bad, changed);
  await stranger.locator("input[type=file]").setInputFiles(bad);
  await expect(stranger.getByRole("alert").filter({ hasText: "is not as it was made" })).toBeVisible();
  await stranger.context().close();

  const cli = (path: string) =>
    spawnSync(process.execPath, ["lib/cli/plimsoll.ts", "verify", path, "--json"], { encoding: "utf8" });
  const good = cli(file);
  expect([good.status, JSON.parse(good.stdout).ok]).toEqual([0, true]);
  expect(cli(bad).status).toBe(1);
  const { key } = JSON.parse(good.stdout).manifest;
  execFileSync(process.execPath, ["lib/cli/plimsoll.ts", "verify", file, "--key", key]);
});

test("an audit bundle is checked in a browser by anybody, and a changed entry is named", async ({
  as,
  browser,
}, info) => {
  const page = await as("auditor");
  await page.goto("/audit");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download bundle" }).click();
  const file = info.outputPath("log.jsonl");
  await (await download).saveAs(file);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto("/verify");
  await stranger.locator("input[type=file]").setInputFiles(file);
  await expect(stranger.getByText("log.jsonl is the log that was signed")).toBeVisible();

  const lines = readFileSync(file, "utf8").split("\n");
  const bad = info.outputPath("bad.jsonl");
  writeFileSync(bad, lines.toSpliced(2, 1, lines[2]!.replace("20", "19")).join("\n"));
  await stranger.locator("input[type=file]").setInputFiles(bad);
  await expect(stranger.getByRole("alert").filter({ hasText: "From entry 2" })).toBeVisible();
  await stranger.context().close();
});
