import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

const hasCurl = spawnSync("curl", ["--version"]).error === undefined;

test("a collector is connected on one screen: its command works as printed, until its token is revoked", async ({
  as,
}, info) => {
  const page = await as("admin");
  await page.goto("/collectors/connect");
  await page.getByLabel("Name", { exact: true }).fill(`connected-${info.retry}-${Date.now()}`);
  await page.getByLabel("What sends the reports").selectOption("other");
  await page.getByRole("button", { name: "Connect" }).click();
  await expect(page.getByText("The token is shown this once.")).toBeVisible();
  const printed = await page.getByRole("tabpanel").locator("pre").first().innerText();
  expect(printed).toContain("/api/v1/reports");
  for (const place of ["plimsoll", "GitHub Actions", "GitLab CI"]) {
    await page.getByRole("tab", { name: place }).click();
    await expect(page.getByRole("tabpanel").locator("pre").first()).toBeVisible();
  }
  if (!hasCurl) {
    console.log("curl is missing: the printed command was not run");
    return;
  }
  const folder = info.outputPath();
  writeFileSync(info.outputPath("report.json"), JSON.stringify(scan("connected")));
  const run = () => spawnSync("sh", ["-c", printed], { cwd: folder, encoding: "utf8" });
  expect(JSON.parse(run().stdout)).toMatchObject({ repeated: false });

  await page.getByRole("link", { name: "Watch for its first report" }).click();
  await expect(page.getByText(/3 new/).first()).toBeVisible();
  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("No token is good now.")).toBeVisible();
  await expect.poll(() => run().stderr, { timeout: 5_000 }).toContain("401");
});
