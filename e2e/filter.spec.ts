import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("the filter is typed with completions, stands in the address and survives a reload and Back", async ({
  as,
  collector,
}) => {
  await collector.push(scan("filtered"));
  const page = await as("viewer");
  await page.goto("/findings");
  const field = page.getByRole("combobox", { name: "Filter findings" });
  await field.click();
  await field.pressSequentially("repos");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("repository:");
  await field.pressSequentially("e2e/filtered rule:CVE-2099-70002");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/filter=repository:e2e/);
  await expect(page.getByText("1 finding", { exact: true })).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue("repository:e2e/filtered rule:CVE-2099-70002");
  await page.getByRole("button", { name: /^Remove filter Rule/ }).click();
  await expect(field).toHaveValue("repository:e2e/filtered");
  await page.goBack();
  await expect(field).toHaveValue("repository:e2e/filtered rule:CVE-2099-70002");
});

test("a filter that cannot be read says where and what was meant; an old link is translated", async ({
  as,
}) => {
  const page = await as("viewer");
  await page.goto("/findings?severity=critical&state=all");
  const field = page.getByRole("combobox", { name: "Filter findings" });
  await expect(field).toHaveValue("severity:critical is:any");
  await field.fill("sevrity:high");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "sevrity" })).toContainText(
    "At 1: There is no field sevrity. Did you mean severity:?",
  );
  await expect(field).toBeFocused();
  const refused = await page.request.get("/api/v1/findings?filter=severity:hihg");
  expect(refused.status()).toBe(400);
  expect(await refused.text()).toContain("Did you mean high?");
});
