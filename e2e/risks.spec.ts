import { expect, test } from "./fixtures.ts";

test("a risk is written down with what lowers it, stands in the matrix, and is moved on with a reason", async ({
  as,
}) => {
  const page = await as("ciso");
  await page.goto("/risks");
  await page.getByRole("link", { name: "Add a risk" }).first().click();
  await page.getByLabel("Name").fill("A container reaches its host");
  await page.getByLabel("Threats").fill("T1611 Escape to host");
  await page.getByLabel("Likelihood, 1 to 5").selectOption("4");
  await page.getByLabel("Impact, 1 to 5").selectOption("5");
  await page.getByLabel("Treatment").selectOption("mitigate");
  await page.getByRole("button", { name: "Add a mitigation" }).click();
  await page.getByLabel("What mitigation 1 is").fill("No privileged containers");
  await page.getByLabel("Control", { exact: true }).selectOption("4.4.3");
  await page.getByRole("button", { name: "Add the risk" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A container reaches its host" })).toBeVisible();
  await expect(page.getByText("severe 20").first()).toBeVisible();
  await expect(page.getByText(/lowers likelihood/)).toBeVisible();
  await page.getByLabel("State").selectOption("assessed");
  await page.getByLabel("Why").fill("Looked at with the platform team");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("assessed · change")).toBeAttached();
  await page.goto("/risks");
  await expect(page.getByRole("link", { name: "A container reaches its host" })).toBeVisible();
});

test("who may only read the register is offered nothing else", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/risks");
  await expect(page.getByRole("heading", { level: 1, name: "Risks" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add a risk" })).toHaveCount(0);
});
