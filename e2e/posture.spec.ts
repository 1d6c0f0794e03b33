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
