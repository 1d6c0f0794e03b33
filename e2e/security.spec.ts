import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("pages carry a policy without inline scripts, and framework back doors are shut", async ({
  request,
}) => {
  const page = await request.get("/sign-in");
  const policy = page.headers()["content-security-policy"] ?? "";
  const scripts = policy.split(";").find((part) => part.trim().startsWith("script-src")) ?? "";
  expect(scripts).toContain("'nonce-");
  expect(scripts).not.toContain("unsafe");
  expect(page.headers()["x-powered-by"]).toBeUndefined();
  expect((await request.post("/sign-in", { headers: { "next-action": "x" } })).status()).toBe(403);
  expect((await request.get("/_next/image?url=%2Ficon.svg&w=64&q=75")).status()).toBe(404);
});

test("what a scanner writes is text wherever it shows", async ({ as, collector }) => {
  const hostile = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  await collector.push(
    scan("hostile", {
      flaws: [
        {
          id: "CVE-2099-79999",
          package: "evil",
          type: "npm",
          version: hostile,
          severity: "critical",
          title: hostile,
          path: hostile,
        },
      ],
    }),
  );
  const page = await as("analyst");
  const [row] = (await (await page.request.get("/api/v1/findings?q=CVE-2099-79999")).json()).rows;
  for (const path of ["/findings?q=CVE-2099-79999", `/findings/${row.id}`, "/", "/audit"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
  }
  await page.goto(`/findings/${row.id}`);
  await expect(page.getByText("<script>", { exact: false }).first()).toBeVisible();
});
