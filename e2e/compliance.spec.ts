import { execFileSync, spawnSync } from "node:child_process";
import { benchmark } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

const has = (tool: string): boolean => spawnSync(tool, ["--version"]).error === undefined;

test("the PDF of a framework names the report it came from and says what the page says", async ({
  as,
  collector,
}, info) => {
  const report = await collector.push(benchmark(), ["cluster:e2e-bench", "host:e2e-bench-node"]);
  expect(report.state).toBe("applied");
  const page = await as("auditor");
  await page.goto("/compliance/cis-kubernetes-1.12");
  const api = await (await page.request.get("/api/v1/compliance/cis-kubernetes-1.12")).json();
  expect(api.totals.met).toBeGreaterThan(0);
  await expect(page.getByText(`${api.passing} of ${api.applicable} pass`).first()).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export PDF" }).first().click();
  const file = info.outputPath("framework.pdf");
  await (await download).saveAs(file);
  if (!has("qpdf") || !has("pdftotext")) {
    console.log("qpdf or pdftotext is missing: the PDF was downloaded and not looked into");
    return;
  }
  execFileSync("qpdf", ["--check", file]);
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  const unbroken = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }).replaceAll(
    /\s+/g,
    "",
  );
  expect(unbroken).toContain(report.sha256);
  expect(text).toMatch(/page 1 of \d+/i);
  expect(text.replaceAll(/\s+/g, " ")).toContain(`${api.passing} of ${api.applicable}`);
});
