import { beforeEach, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import { systemActor } from "../access/actor.ts";
import { withClock } from "../clock.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { readEstate, readProblems } from "./estate/read.ts";
import { readFindingLabels } from "./labels/read.ts";
import { scoreWithout } from "./ledger.ts";
import { getPosture } from "./read.ts";

await testDatabase();
beforeEach(wipe);

const AT = new Date("2026-03-10T12:00:00Z");
const image = (name: string, flaws: number, at: string): ScannedImage => ({
  repository: `registry.example/posture/${name}`,
  tag: "1.0",
  content: name,
  os: { family: "debian", name: "12" },
  at,
  flaws: Array.from({ length: flaws }, (_, i) => ({
    id: `CVE-2026-${2000 + i}`,
    package: `lib${i}`,
    type: "deb",
    version: "1",
    severity: i % 2 ? "high" : "critical",
  })),
});
const posture = () => withClock(AT, () => getPosture(systemActor("test"), "estate"));

it("serves lines that sum to what is missing, and nothing for nothing", async () => {
  expect(await posture()).toMatchObject({ score: null, ledger: [] });
  const ci = await collector("ci");
  await withClock(AT, async () => {
    await push(ci, trivyImage(image("a", 5, "2026-03-10T10:00:00Z")));
    await push(ci, trivyImage(image("b", 30, "2026-02-20T10:00:00Z")));
  });
  const { score, ledger } = await posture();
  const lines = ledger.reduce((sum, line) => sum + line.share, 0);
  expect(Math.abs(100 - score! - lines)).toBeLessThan(1e-9);
});

it("predicts exactly what a really fixed document brings, at the same instant", async () => {
  const ci = await collector("ci");
  await withClock(AT, () => push(ci, trivyImage(image("a", 6, "2026-03-10T10:00:00Z"))));
  const assets = await readEstate("estate");
  const problems = await readProblems(assets.map((asset) => asset.id));
  const [fixed] = problems.filter((p) => p.severity === 1);
  // The scan that shows the fix is as old as the one before it, so that freshness says the same of both.
  const predicted = scoreWithout(assets, problems, new Set([fixed!.findingId]), AT.getTime());
  const after = image("a", 6, "2026-03-10T10:00:01Z");
  const rules = new Set((await posture()).ledger.map((line) => line.label));
  expect(rules.size).toBeGreaterThan(3);
  const [label] = await readFindingLabels([fixed!.findingId]);
  const left = after.flaws.filter((flaw) => flaw.id !== label!.rule);
  await withClock(AT, () => push(ci, trivyImage({ ...after, flaws: left })));
  expect((await posture()).score).toBeCloseTo(predicted!, 9);
});
