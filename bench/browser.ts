import { randomBytes } from "node:crypto";
import { type BrowserContext, chromium } from "@playwright/test";
import { freePort } from "../lib/db/embedded.ts";
import { productEnvironment } from "../lib/launch/environment.js";
import { HOST } from "../lib/launch/port.ts";
import { build, startProduct } from "../lib/launch/product.ts";
import { ACCOUNTS, DEMO_PASSWORD } from "../prisma/demo/accounts.ts";
import type { Estate } from "./lists/estate.ts";

type Role = (typeof ACCOUNTS)[number]["role"];

/** The built product on a seeded estate, in a browser in which somebody of the role is signed in. */
export const inBrowser = async (
  { url: databaseUrl, dataDir }: Estate,
  role: Role,
  work: (context: BrowserContext) => Promise<void>,
): Promise<void> => {
  process.env.PLIMSOLL_KEY ??= randomBytes(32).toString("base64");
  await build();
  const port = await freePort();
  const environment = productEnvironment({ databaseUrl, dataDir: dataDir ?? ".plimsoll-bench", port });
  const product = await startProduct(environment, port);
  const browser = await chromium.launch({
    executablePath: process.env.PLIMSOLL_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const context = await browser.newContext({
      baseURL: `http://${HOST}:${port}`,
      viewport: { width: 1440, height: 900 },
    });
    await signIn(context, role);
    await work(context);
  } finally {
    await browser.close();
    await product.stop();
  }
};

const signIn = async (context: BrowserContext, role: Role): Promise<void> => {
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel(/e-mail/i).fill(ACCOUNTS.find((account) => account.role === role)!.email);
  await page.getByLabel(/password/i).fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  await page.close();
};
