import { readFileSync } from "node:fs";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("⌘K, paste, Enter: whether a CVE concerns us is answered in ten seconds", async ({ as, collector }) => {
  await collector.push(scan("answered"));
  const page = await as("viewer");
  await page.goto("/");
  await expect(page.getByRole("navigation").first()).toBeVisible();
  const begun = Date.now();
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByPlaceholder(/^Search/);
  await field.fill("cve-2099-70002");
  await expect(page.getByRole("option").first()).toContainText("CVE-2099-70002");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Yes, you are affected" })).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(10_000);
  await expect(page).toHaveURL(/\/cve\/CVE-2099-70002$/);
  await expect(page.getByRole("list", { name: "Findings" })).toContainText("e2e/answered");
});

test("the answer and the list are taken along, as PDF and as CSV", async ({ as, collector }) => {
  await collector.push(scan("taken"));
  const page = await as("analyst");
  await page.goto("/cve/CVE-2099-70002");
  const pdf = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export PDF" }).click();
  expect((await pdf).suggestedFilename()).toMatch(/^plimsoll-CVE-2099-70002-\d{4}-\d\d-\d\d\.pdf$/);
  const pending = page.waitForEvent("download");
  await page.goto("/findings?rule=CVE-2099-70002");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const file = await pending;
  expect(file.suggestedFilename()).toMatch(/^plimsoll-findings-.*\.csv$/);
  const text = readFileSync((await file.path())!, "utf8");
  expect(text).toContain("e2e/taken");
  expect(text.split("\r\n")[0]).toContain("Severity");
});

test("a CVE that nobody reported is answered too", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/cve/cve-2099-99999");
  await expect(page.getByRole("heading", { name: "No report has found it here" })).toBeVisible();
});
