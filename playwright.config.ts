import { defineConfig } from "@playwright/test";

const report = process.env.PLIMSOLL_E2E_REPORT;

export default defineConfig({
  testDir: "e2e",
  outputDir: process.env.TMPDIR ? `${process.env.TMPDIR}/test-results` : "test-results",
  globalSetup: "./e2e/server.ts",
  // All specs share one server and two cores.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    baseURL: process.env.PLIMSOLL_E2E_URL,
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "off",
    launchOptions: {
      executablePath: process.env.PLIMSOLL_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
