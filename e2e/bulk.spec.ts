import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

/** One image with as many findings as a base image brings. */
const many = (repository: string, count: number): object =>
  scan(repository, {
    flaws: Array.from({ length: count }, (_, n) => ({
      id: `CVE-2098-${10_000 + n}`,
      package: `base-${n % 40}`,
      type: "deb" as const,
      version: "1.0",
      severity: n % 3 ? ("medium" as const) : ("high" as const),
    })),
  });

test("five hundred duplicates are triaged in under a minute by keyboard, and taken back exactly", async ({
  as,
  collector,
}) => {
  await collector.push(many("bulk-base", 500));
  const page = await as("analyst");
  await page.goto("/findings?filter=repository:*bulk-base*");
  const table = page
    .getByRole("table", { name: "Findings" })
    .or(page.getByRole("grid", { name: "Findings" }));
  await expect(table.first()).toBeVisible();
  await expect(page.getByText("500 findings")).toBeVisible();

  const began = Date.now();
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await page.locator("[aria-label='Findings, list']").focus();
  await press("x");
  const bar = page.getByRole("region", { name: "Selected findings" });
  await expect(bar).toBeVisible();
  await bar.getByRole("button", { name: /Select all 500 that match/ }).focus();
  await press("Enter");
  await expect(bar).toContainText("500 findings selected");
  await press("e");
  await expect(bar.getByRole("combobox", { name: "Status of the selected findings" })).toBeFocused();
  // A closed select takes letters: the first choice that begins with them.
  await press("A");
  await bar.getByRole("button", { name: "Preview…" }).focus();
  await press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Set to acknowledged: 500 findings");
  await expect(dialog.getByRole("button", { name: "Change 500 findings" })).toBeFocused();
  await press("Enter");
  // Slower than a page: what counts is the minute below.
  await expect(page.getByText("Changed 500 findings")).toBeVisible({ timeout: 50_000 });
  const seconds = (Date.now() - began) / 1000;
  console.log(`500 findings triaged in ${seconds.toFixed(1)} s with ${keys} keys`);
  expect(seconds).toBeLessThan(60);

  const count = async (filter: string): Promise<number> => {
    const address = `/api/v1/findings/total?filter=${encodeURIComponent(`repository:*bulk-base* ${filter}`)}`;
    return (await (await page.request.get(address)).json()).count;
  };
  expect(await count("status:acknowledged")).toBe(500);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Took back 500 findings")).toBeVisible();
  expect(await count("status:open")).toBe(500);

  await page.goto("/findings/history");
  await expect(
    page.getByRole("listitem").filter({ hasText: "repository:*bulk-base*" }).first(),
  ).toContainText("taken back by The analyst");
});
