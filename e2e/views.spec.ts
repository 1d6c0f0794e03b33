import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("findings are grouped, and a group opens in place", async ({ as, collector }) => {
  await collector.push(scan("grouped"));
  const page = await as("viewer");
  await page.goto("/findings?view=0&filter=repository:e2e/grouped");
  await page.getByRole("combobox", { name: "Group findings" }).selectOption("subject");
  await expect(page).toHaveURL(/group=subject/);
  const groups = page.getByRole("list", { name: "Groups of findings" });
  const opener = groups.getByRole("button", { name: /e2e\/grouped/, expanded: false });
  await opener.press("Enter");
  await expect(groups.getByRole("button", { name: /e2e\/grouped/, expanded: true })).toBeVisible();
  await expect(groups.getByRole("button", { name: /CVE-2099-70002/ })).toBeVisible();
});

test("a view is saved, stands as a tab, and comes back after it was deleted", async ({ as, collector }) => {
  await collector.push(scan("viewed"));
  const page = await as("viewer");
  await page.goto("/findings?view=0&filter=repository:e2e/viewed");
  await page.getByRole("button", { name: "View", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save as a view…" }).click();
  await page.getByLabel("Name").fill("Watched");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const tab = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^Watched/ });
  await expect(tab).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: "View", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(tab).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tab).toBeVisible();
});
