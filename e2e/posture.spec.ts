import { execFileSync, spawnSync } from "node:child_process";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("the ledger sums to what is missing from the score", async ({ as, collector }) => {
  await collector.push(scan("weighed"));
  const page = await as("ciso");
  await page.goto("/");
  const sum = page.getByTestId("ledger-sum");
  await expect(sum).toBeVisible();
  const row = await sum.locator("xpath=..").innerText();
  const score = Number(/100\s*[−-]\s*([\d.]+)/.exec(row)?.[1]);
  expect(Number(await sum.innerText()) + score).toBeCloseTo(100, 1);
  const shares = await page.locator("tbody tr td:nth-child(3)").allInnerTexts();
  expect(shares.reduce((total, text) => total + Number(text), 0)).toBeCloseTo(100 - score, 0);
  const exact = await (await page.request.get("/api/v1/posture")).json();
  const lines = exact.ledger.reduce((total: number, line: { share: number }) => total + line.share, 0);
  expect(Math.abs(100 - exact.score - lines)).toBeLessThan(1e-9);
  for (const line of exact.ledger) expect(line.href).toMatch(/^\//);
});

test("the posture in brief is a PDF of the same figures, and its export is on record", async ({
  as,
  collector,
}, info) => {
  await collector.push(scan("in-brief"));
  const page = await as("ciso");
  await page.goto("/reports");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export PDF" }).first().click();
  const file = info.outputPath("posture.pdf");
  await (await download).saveAs(file);
  const log = async () => (await page.request.get("/api/v1/audit?action=report.exported")).text();
  await expect.poll(log).toContain('"posture"');
  if (spawnSync("pdftotext", ["-v"]).error !== undefined) {
    console.log("pdftotext is missing: the PDF was downloaded and not looked into");
    return;
  }
  const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }).replaceAll(/\s+/g, " ");
  const instant = /\((\d{4}-[^)]*Z)\)/.exec(text)?.[1];
  expect(Math.abs(Date.parse(instant!) - Date.now())).toBeLessThan(120_000);
  const { score } = await (await page.request.get("/api/v1/posture")).json();
  const printed = Number(/([\d.]+) of 100/.exec(text)?.[1]);
  expect(Math.abs(printed - score)).toBeLessThan(0.2);
});
