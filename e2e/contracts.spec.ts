import { benchmark } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("evidence that was agreed on and never came is a finding with its reason; ending the contract withdraws it", async ({
  as,
  collector,
}) => {
  await collector.push(benchmark(), ["host:contract-node", "cluster:contracted"]);
  const page = await as("ciso");
  await page.goto("/compliance/contracts");
  await page.getByRole("button", { name: "Agree on evidence" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Nodes are scanned");
  await dialog.getByLabel("Looked at for").selectOption("vulnerabilities");
  await dialog.getByLabel("In", { exact: true }).selectOption({ label: "contracted" });
  await dialog.getByRole("button", { name: "Agree" }).click();
  const contract = page.getByRole("listitem").filter({ hasText: "Nodes are scanned" });
  await expect(contract).toContainText("Kept for 0 of 1");
  await expect(async () => {
    await page.goto("/findings?view=0&filter=rule:plimsoll/evidence-missing");
    await expect(page.getByRole("row").filter({ hasText: "contract-node" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.goto("/compliance/contracts");
  await contract.getByRole("button", { name: "End" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("No contract yet")).toBeVisible();
  await page.goto("/findings?view=0&filter=rule:plimsoll/evidence-missing+is:any");
  await expect(page.getByRole("row").filter({ hasText: "contract-node" })).toContainText(/withdrawn/i);
});
