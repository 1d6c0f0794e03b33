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
interface Picture {
  path: string;
  /** What is pressed before the picture is taken. */
  steps?: () => Promise<void>;
}
const PICTURES: Record<string, Picture> = {
  posture: { path: "/" },
  findings: { path: "/findings" },
  finding: { path: `/findings?severity=critical&finding=${finding?.id}` },
  palette: {
    path: "/findings",
    steps: async () => {
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByPlaceholder(/^Search/).fill("gpgv");
      await page.waitForTimeout(3000);
    },
  },
  bulk: {
    path: "/findings?filter=severity:medium fix:yes",
    steps: async () => {
      await page.locator("[aria-label='Findings, list']").focus();
      await page.keyboard.press("x");
      const bar = page.getByRole("region", { name: "Selected findings" });
      await bar.getByRole("button", { name: /Select all .* that match/ }).click();
      await bar
        .getByRole("combobox", { name: "Status of the selected findings" })
        .selectOption("acknowledged");
      await bar.getByRole("button", { name: "Preview…" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^Change/ })
        .waitFor();
    },
  },
  exceptions: { path: "/exceptions?view=calendar" },
  deadlines: { path: "/findings/deadlines" },
  compliance: { path: "/compliance/nist-sp-800-190" },
  inventory: { path: "/inventory/workloads" },
};
for (const colorScheme of ["light", "dark"] as const) {
  await page.emulateMedia({ colorScheme });
  for (const [name, { path, steps }] of Object.entries(PICTURES)) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await steps?.();
    await page.screenshot({ path: `docs/screenshots/${name}${colorScheme === "dark" ? "-dark" : ""}.png` });
  }
}
await browser.close();
