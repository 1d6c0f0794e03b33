import AxeBuilder from "@axe-core/playwright";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

const PAGES = [
  "/",
  "/findings",
  "/inventory/images",
  "/inventory/hosts",
  "/compliance",
  "/compliance/nist-sp-800-190",
  "/audit",
  "/collectors",
  "/upload",
  "/reports",
  "/settings",
];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("every page is free of accessibility violations and fits a phone", async ({ as, collector }) => {
      test.setTimeout(180_000);
      await collector.push(scan("accessible"));
      const page = await as("admin");
      for (const path of PAGES) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map((v) => `${path}: ${v.id} ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`),
        ).toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${path} scrolls sideways at 390 px`).toBeLessThanOrEqual(0);
      }
    });
  });
}
