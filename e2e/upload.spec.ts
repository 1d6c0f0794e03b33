import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("an uploaded scan says what it changed and appears among the findings", async ({ as }) => {
  const page = await as("analyst");
  await page.goto("/upload");
  await page.getByLabel("Choose report files").setInputFiles({
    name: "uploaded.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(scan("uploaded"))),
  });
  await expect(page.getByText(/3 new/).first()).toBeVisible({ timeout: 20_000 });
  await page.goto("/findings?q=CVE-2099-70001");
  await expect(page.getByRole("row").filter({ hasText: "CVE-2099-70001" }).first()).toBeVisible();
});

test("a document that names no cluster is asked for one and then applied", async ({ as }) => {
  const page = await as("analyst");
  await page.goto("/upload");
  const list = {
    apiVersion: "v1",
    kind: "NamespaceList",
    metadata: { resourceVersion: "1" },
    items: [{ metadata: { name: "e2e", uid: "11111111-2222-3333-4444-555555555555" } }],
  };
  await page.getByLabel("Choose report files").setInputFiles({
    name: "namespaces.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(list)),
  });
  const form = page.getByRole("form", { name: "What it is about" }).first();
  await form.getByLabel("Kind").selectOption("cluster");
  await form.getByLabel("Name").fill("e2e-upload");
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(form).toHaveCount(0);
  await page.goto("/inventory/clusters");
  await expect(page.getByText("e2e-upload").first()).toBeVisible({ timeout: 20_000 });
});

test("a scan dropped on the page is taken like a chosen one", async ({ as }) => {
  const page = await as("analyst");
  await page.goto("/upload");
  const dropped = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.json", { type: "application/json" }));
      return transfer;
    },
    JSON.stringify(scan("dropped")),
  );
  const zone = page.getByLabel("Files to send");
  await zone.dispatchEvent("dragover", { dataTransfer: dropped });
  await zone.dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByText(/3 new/).first()).toBeVisible({ timeout: 20_000 });
});

test("a preview says what a scan would change, and applies it when told to", async ({ as }) => {
  const page = await as("analyst");
  await page.goto("/upload");
  await page.getByLabel("Preview before applying").click();
  await page.getByLabel("Choose report files").setInputFiles({
    name: "previewed.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(scan("previewed"))),
  });
  const item = page
    .getByRole("listitem")
    .filter({ hasText: "previewed.json" })
    .filter({ hasText: "Preview" });
  await expect(item.getByText(/New\s*3/)).toBeVisible({ timeout: 20_000 });
  const download = page.waitForEvent("download");
  await item.getByRole("button", { name: "Download previewed.json as it was sent" }).click();
  expect((await download).suggestedFilename()).toBe("previewed.json");
  await item.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  const applied = page.getByRole("listitem").filter({ hasText: "previewed.json" });
  await expect(applied.getByText("Applied")).toBeVisible({ timeout: 20_000 });
  await expect(applied.getByText(/3 new/)).toBeVisible();
});
