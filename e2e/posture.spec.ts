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

test("five actions that cut most risk, the exact score after them, kept as a plan", async ({
  as,
  collector,
}) => {
  await collector.push(scan("planned"));
  const page = await as("ciso");
  await page.goto("/");
  const began = Date.now();
  await page.getByRole("link", { name: "Make a plan" }).click();
  const plan = page.getByRole("region", { name: "The plan" });
  await expect(plan.getByRole("list").first()).toBeVisible();
  expect(Date.now() - began).toBeLessThan(10_000);
  const answer = await (await page.request.get("/api/v1/posture/plan?best=5")).json();
  const steps = answer.fixes.filter((fix: { step: object | null }) => fix.step !== null);
  const added = steps.reduce((sum: number, fix: { step: { adds: number } }) => sum + fix.step.adds, 0);
  expect(Math.abs(answer.predicted - answer.score - added)).toBeLessThan(1e-9);
  await page.getByLabel("Keep it as").fill("Sprint 12");
  await page.getByRole("button", { name: "Keep the plan" }).click();
  const kept = page.getByRole("region", { name: "Kept plans" });
  await expect(kept.getByText("Sprint 12").first()).toBeVisible();
});

test("why the score moved: parts that sum to the change, between any two moments", async ({
  as,
  collector,
}) => {
  const before = new Date();
  await collector.push(scan("moved"));
  const page = await as("ciso");
  await page.goto(`/posture/movement?from=${before.toISOString()}`);
  await expect(page.getByRole("heading", { name: "Why the score moved" })).toBeVisible();
  const moved = await (
    await page.request.get(`/api/v1/posture/movement?from=${before.toISOString()}`)
  ).json();
  const sum = moved.parts.reduce((total: number, part: { points: number }) => total + part.points, 0);
  expect(Math.abs(sum - moved.points)).toBeLessThan(1e-9);
  const [at] = [new Date().toISOString()];
  const past = async () => (await (await page.request.get(`/api/v1/posture?at=${at}`)).json()).asOf.sha256;
  expect(await past()).toBe(await past());
  await page.goto(`/?at=${at}`);
  await expect(page.getByText(/^As recorded by/)).toBeVisible();
});
