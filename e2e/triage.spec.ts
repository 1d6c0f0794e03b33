import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("a verdict survives the next scan under a new tag", async ({ as, collector }) => {
  await collector.push(scan("triaged"));
  const page = await as("analyst");
  await page.goto("/findings?q=CVE-2099-70002");
  await page.getByRole("row").filter({ hasText: "e2e/triaged" }).getByText("CVE-2099-70002").first().click();
  await page.getByRole("combobox", { name: "Status" }).last().selectOption("false_positive");
  await page.getByLabel("Comment", { exact: true }).last().fill("The module is not built");
  await page.getByRole("button", { name: "Save" }).last().click();
  await expect(page.getByText(/false positive/i).first()).toBeVisible();

  const next = await collector.push(
    scan("triaged", { tag: "1.1", content: "triaged 1.1", at: new Date().toISOString() }),
  );
  expect(next.outcome).toMatchObject({ new: 0, reopened: 0 });
  await page.reload();
  await expect(page.getByText("The module is not built").first()).toBeVisible();
  await expect(page.getByText(/false positive/i).first()).toBeVisible();
});

test("who only reads is offered no verdict and refused one", async ({ as, collector }) => {
  await collector.push(scan("read-only"));
  const page = await as("viewer");
  const list = await page.request.get("/api/v1/findings?q=CVE-2099-70003");
  const [row] = (await list.json()).rows;
  await page.goto(`/findings/${row.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveCount(0);
  const refused = await page.request.put(`/api/v1/findings/${row.id}/triage`, {
    data: { status: "acknowledged", comment: "", version: row.version },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(403);
});

test("by keyboard alone: open, decide, take back, and both are on record", async ({ as, collector }) => {
  await collector.push(scan("by-keyboard"));
  const page = await as("analyst");
  const found = await page.request.get("/api/v1/assets?kind=repository&q=by-keyboard");
  const [repository] = (await found.json()).rows;
  await page.goto(`/findings?asset=${repository.id}`);
  await expect(page.getByRole("row").filter({ hasText: "CVE-2099-70002" })).toBeVisible();
  await page.getByRole("region", { name: /list$/ }).focus();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/finding=\d+/);
  const status = page.getByRole("combobox", { name: "Status" }).last();
  await expect(status).toBeVisible();
  await expect(page.getByRole("heading", { name: "Why this is one finding" })).toBeVisible();
  await page.keyboard.press("e");
  await expect(status).toBeFocused();
  await page.keyboard.type("Acknow");
  await expect(status).toHaveValue("acknowledged");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Seen in the morning");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Took back 1 verdict")).toBeVisible();
  const timeline = page.getByRole("list").filter({ hasText: "first reported" }).last();
  await expect(timeline.getByText(/open → acknowledged/)).toBeVisible();
  await expect(timeline.getByText(/acknowledged → open/)).toBeVisible();
  await expect(timeline.getByText("Seen in the morning")).toBeVisible();
});
