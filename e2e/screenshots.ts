/** `node e2e/screenshots.ts URL`: takes the README's pictures anew from a running demonstration. */
import { chromium } from "@playwright/test";
import { ACCOUNTS, DEMO_PASSWORD } from "../prisma/demo/accounts.ts";

const [url] = process.argv.slice(2);
if (!url) throw new Error("Say where the demonstration runs: node e2e/screenshots.ts http://127.0.0.1:3000");

const browser = await chromium.launch({
  executablePath: process.env.PLIMSOLL_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
await page.goto("/sign-in");
await page.getByLabel(/e-mail/i).fill(ACCOUNTS[0].email);
await page.getByLabel(/password/i).fill(DEMO_PASSWORD);
await page.keyboard.press("Enter");
await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));

const found = await page.request.get(
  "/api/v1/findings?kind=vulnerability&severity=critical&fix=true&limit=1",
);
const [finding] = ((await found.json()) as { rows: { id: number }[] }).rows;
const PICTURES = {
  posture: "/",
  finding: `/findings?severity=critical&finding=${finding?.id}`,
  compliance: "/compliance/nist-sp-800-190",
  inventory: "/inventory/workloads",
};
for (const [name, path] of Object.entries(PICTURES)) {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `docs/screenshots/${name}.png` });
}
await browser.close();
