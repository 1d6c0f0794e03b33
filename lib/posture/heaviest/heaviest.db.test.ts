import { expect, it } from "vitest";
import { fill } from "../../../prisma/seed/fill.ts";
import { SCALES } from "../../../prisma/seed/scale.ts";
import { testDatabase } from "../../db/testing.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { readEstate, readProblems } from "../estate/read.ts";
import { ledger } from "../ledger.ts";
import { scoreOf } from "../score.ts";
import { readLedger } from "./read.ts";

await testDatabase();

it("gives the same heaviest lines, and the same number of them, as reading everything", async () => {
  const now = new Date();
  await copyAtomic((tx) => fill(tx, SCALES.tiny, now));
  const assets = await readEstate("estate");
  const score = scoreOf(assets, now.getTime());
  const all = ledger(score, await readProblems(assets.map(({ id }) => id)));
  const findings = all.filter(({ kind }) => kind === "finding");
  expect(findings.length).toBeGreaterThan(3_000);
  for (const top of [1, 10, 100, 400, 10_000]) {
    const { lines, count, problems } = await readLedger(score, assets, top);
    expect(count).toBe(all.length);
    expect(problems.length).toBeLessThanOrEqual(findings.length);
    const heaviest = lines.filter(({ kind }) => kind === "finding").slice(0, top);
    expect(heaviest.map(({ share }) => share.toFixed(9))).toEqual(
      findings.slice(0, top).map(({ share }) => share.toFixed(9)),
    );
    expect(lines.filter(({ kind }) => kind !== "finding")).toEqual(
      all.filter(({ kind }) => kind !== "finding"),
    );
  }
});
