import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("a maker's VEX is a suggestion that a person accepts", async ({ as, collector }) => {
  await collector.push(scan("vexed"));
  await collector.push({
    "@context": "https://openvex.dev/ns/v0.2.0",
    "@id": "https://example.org/vex/e2e",
    author: "Maker of vexed",
    timestamp: new Date().toISOString(),
    version: 1,
    statements: [
      {
        vulnerability: { name: "CVE-2099-70002" },
        products: [{ "@id": "registry.example/e2e/vexed:1.0" }],
        status: "not_affected",
        justification: "vulnerable_code_not_present",
      },
    ],
  });
  const page = await as("analyst");
  await page.goto("/vex");
  const item = page.getByRole("list", { name: "Statements and findings" }).getByRole("listitem");
  await item.filter({ hasText: "e2e/vexed" }).getByRole("button", { name: "Accept" }).click();
  await expect(item.filter({ hasText: "e2e/vexed" })).toHaveCount(0);
  await page.goto("/vex?state=applied");
  await expect(item.filter({ hasText: "e2e/vexed" })).toContainText("Not affected");
});
