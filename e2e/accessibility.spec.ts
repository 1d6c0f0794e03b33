import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

const PAGES = [
  "/",
  "/findings",
  "/findings/deadlines",
  "/findings/history",
  "/exceptions",
  "/exceptions/new?scope=kev:yes",
  "/posture/movement",
  "/posture/plan?best=5",
  "/posture/what-if",
  "/findings/mentions",
  "/inventory/images",
  "/inventory/hosts",
  "/inventory/base-images",
  "/teams",
  "/teams/unowned",
  "/compliance",
  "/risks",
  "/risks/new",
  "/compliance/nist-sp-800-190",
  "/compliance/due",
  "/compliance/baselines",
  "/compliance/contracts",
  "/findings?view=0&at=2026-01-01T00:00:00Z",
  "/compliance/new",
  "/audit",
  "/collectors",
  "/coverage",
  "/upload",
  "/reports",
  "/settings",
  "/docs/api",
  "/docs/api/postExceptions",
  "/settings/ownership",
  "/settings/jobs",
  "/settings/storage",
  "/settings/notifications",
  "/settings/notifications/rules",
  "/settings/notifications/deliveries",
];

/** One finding, image, collector and control: pages whose addresses depend on what is there. */
const pagesOfThings = async (page: Page): Promise<string[]> => {
  const get = async (path: string) => (await page.request.get(`/api/v1${path}`)).json();
  const { rows: findings } = await get("/findings?q=CVE-2099-70001");
  const { rows: images } = await get("/assets?kind=image");
  const { collectors } = await get("/collectors");
  return [
    `/findings/${findings[0].id}`,
    `/findings?finding=${findings[0].id}`,
    `/inventory/images/${images[0].id}`,
    `/collectors/${collectors[0].id}`,
    "/collectors/connect",
    "/compliance/nist-sp-800-190/4.1.1",
  ];
};

/** No violation in axe's eyes, and nothing that scrolls sideways on a phone. */
const looksRight = async (page: Page, path: string): Promise<void> => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map((v) => `${path}: ${v.id} ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`),
  ).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const beyond = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > room,
    );
    return beyond
      .slice(0, 5)
      .map((one) => `${one.tagName} ${one.className} “${one.textContent?.slice(0, 40)}”`);
  });
  expect(wide, `${path} scrolls sideways at 390 px`).toEqual([]);
};

/** One test each: together they take longer than a test may. */
const PARTS = 3;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const part of Array.from({ length: PARTS }, (_, n) => n)) {
      test(`every page is free of accessibility violations and fits a phone, part ${part + 1}`, async ({
        as,
        collector,
      }) => {
        test.setTimeout(180_000);
        await collector.push(scan("accessible"));
        const page = await as("admin");
        const things = await pagesOfThings(page);
        const pages = [...PAGES, ...things].filter((_, place) => place % PARTS === part);
        for (const path of pages) await looksRight(page, path);
      });
    }
    test("who is not signed in finds pages as free of violations", async ({ page }) => {
      for (const path of ["/sign-in", "/verify"]) await looksRight(page, path);
    });
  });
}
