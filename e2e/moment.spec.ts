import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("findings, panel, CVE and inventory as of a moment, the same each time, and back to now", async ({
  as,
  collector,
}) => {
  await collector.push(scan("moment"));
  const before = new Date().toISOString();
  const { flaws } = {
    flaws: [
      {
        id: "CVE-2099-70001",
        package: "lib1",
        type: "deb" as const,
        version: "1.0",
        severity: "critical" as const,
      },
    ],
  };
  await collector.push(scan("moment", { flaws, at: new Date().toISOString() }));
  const page = await as("analyst");
  const filter = "/findings?view=0&filter=repository:e2e/moment";
  await page.goto(filter);
  await expect(page.getByText("1 finding", { exact: true })).toBeVisible();

  await page.goto(`${filter}&at=${before}`);
  await expect(page.getByText("As recorded by")).toBeVisible();
  await expect(page.getByText("3 findings", { exact: true })).toBeVisible();
  await page
    .getByRole("row")
    .filter({ hasText: "CVE-2099-70002" })
    .getByText("CVE-2099-70002")
    .first()
    .click();
  const panel = page.getByRole("complementary").filter({ hasText: "First seen" });
  await expect(panel.getByText("Open").first()).toBeVisible();
  // The past is read, not changed.
  await expect(panel.getByRole("button", { name: /Verdict|Decide|False positive/ })).toHaveCount(0);
  await page.keyboard.press("Escape");

  const asked = `/api/v1/findings?filter=repository:e2e/moment&at=${before}`;
  const digests = await Promise.all(
    [0, 1].map(async () => (await page.request.get(asked)).headers()["repr-digest"]),
  );
  expect(digests[0]).toMatch(/^sha-256=:.{44}:$/);
  expect(digests[1]).toBe(digests[0]);

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Inventory" }).click();
  await expect(page).toHaveURL(/\/inventory\/clusters.*at=/);
  await expect(page.getByText("As recorded by")).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Compliance" }).click();
  await expect(page.getByText("As recorded by")).toBeVisible();
  await page.getByRole("link", { name: "Back to now" }).click();
  await expect(page).not.toHaveURL(/at=/);
  await expect(page.getByText("As recorded by")).toHaveCount(0);
});

test("a moment is chosen from the bar; one that has not come is refused in words", async ({ as }) => {
  const page = await as("auditor");
  await page.goto("/coverage");
  await page.getByRole("banner").getByRole("button", { name: "Now" }).click();
  await page.getByRole("button", { name: "A week ago" }).click();
  await expect(page.getByText("As recorded by")).toBeVisible();
  const later = await page.request.get(`/api/v1/findings?at=${new Date(Date.now() + 60_000).toISOString()}`);
  expect(later.status()).toBe(400);
  expect((await later.json()).detail).toContain("not come yet");
});
