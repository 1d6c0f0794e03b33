import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("a rule shows what it takes before it is saved, and then the team answers for it", async ({
  as,
  collector,
}) => {
  await collector.push(scan("owned/api"));
  const page = await as("admin");
  await page.goto("/teams");
  await page.getByRole("button", { name: "Add a team" }).click();
  await page.getByLabel("Name").fill("Harbour");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("link", { name: "Harbour" })).toBeVisible();

  await page.getByRole("link", { name: "Ownership rules" }).click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  const rule = page.getByRole("listitem", { name: /^Rule/ }).last();
  await rule.getByLabel("Image repository").fill("registry.example/e2e/owned/*");
  await rule.getByLabel("is owned by").selectOption({ label: "Harbour" });
  await expect(rule.getByTestId("rule-preview")).toContainText("Takes 1 repository, 1 image");
  await expect(rule.getByTestId("rule-preview")).toContainText("2 unowned until now");
  await page.getByRole("button", { name: "Save rules" }).click();
  await expect(page.getByText("2 changed hands")).toBeVisible();

  await page.goto("/teams");
  await page.getByRole("link", { name: "Harbour" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Harbour" })).toBeVisible();
  await expect(page.getByRole("link", { name: "1 image", exact: true })).toBeVisible();
  await expect(page.getByTestId("ledger-sum")).toBeVisible();

  const totals = await (await page.request.get("/api/v1/teams/summary")).json();
  for (const what of ["assets", "findings"]) {
    const parts = [...totals.teams, totals.unowned].map((one) => one[what]);
    expect(parts.reduce((sum, n) => sum + n, 0)).toBe(totals.all[what]);
  }
});

test("what nobody owns comes with the rule that would take it; only admins change rules", async ({
  as,
  collector,
}) => {
  await collector.push(scan("stray/api"));
  const page = await as("viewer");
  await page.goto("/teams/unowned");
  await expect(page.getByText("repository registry.example/e2e/stray/*").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Use it" })).toHaveCount(0);
  await page.goto("/settings/ownership");
  await expect(page.getByRole("button", { name: "Save rules" })).toHaveCount(0);
  const refused = await page.request.post("/api/v1/ownership/preview", { data: { rules: [] } });
  expect(refused.status()).toBe(403);
});
