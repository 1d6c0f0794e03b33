import { beforeEach, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../../prisma/factories/trivy.ts";
import { type Actor, systemActor } from "../../access/actor.ts";
import { withClock } from "../../clock.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { getPosture } from "../read.ts";
import { getPlan, listPlans } from "./read.ts";
import { PlanQuery } from "./schema.ts";
import { archivePlan, savePlan } from "./write.ts";

await testDatabase();
beforeEach(wipe);

const AT = new Date("2026-03-10T12:00:00Z");
const actor = systemActor("test");
/** Findings of three packages; those named are fixed. */
const image = (name: string, fixed: readonly string[], at: string): ScannedImage => ({
  repository: `registry.example/plan/${name}`,
  tag: "1.0",
  content: `${name}${fixed.join()}`,
  os: { family: "debian", name: "12" },
  at,
  flaws: Array.from({ length: 9 }, (_, i) => ({
    id: `CVE-2026-${3000 + i}`,
    package: `lib${i % 3}`,
    type: "deb" as const,
    version: "1",
    fixed: "2",
    severity: i % 2 ? ("high" as const) : ("critical" as const),
  })).filter((flaw) => !fixed.includes(flaw.package)),
});
const plan = (query: Record<string, unknown>) => withClock(AT, () => getPlan(actor, PlanQuery.parse(query)));
const scanned = async (fixed: string[], at: string) => {
  const ci = await collector("ci");
  for (const name of ["a", "b"]) await withClock(AT, () => push(ci, trivyImage(image(name, fixed, at))));
};

it("predicts for the chosen what really fixed documents bring, at the same instant", async () => {
  await scanned([], "2026-03-10T10:00:00Z");
  const best = await plan({ best: 2 });
  const chosen = best.fixes.filter((fix) => fix.step);
  expect(chosen.length).toBe(2);
  const picked = await plan({
    pick: best.fixes.filter((f) => f.label.startsWith("Upgrade lib0")).map((f) => f.key),
  });
  expect(picked.fixes.filter((fix) => fix.step).map((fix) => fix.label)).toEqual(["Upgrade lib0"]);
  const before = (await withClock(AT, () => getPosture(actor, "estate"))).score!;
  expect(picked.score).toBeCloseTo(before, 9);
  // The same image content reported anew, without that package's flaws.
  const ci = await collector("ci");
  for (const name of ["a", "b"]) {
    const fixed = { ...image(name, ["lib0"], "2026-03-10T10:00:01Z"), content: name };
    await withClock(AT, () => push(ci, trivyImage(fixed)));
  }
  const after = (await withClock(AT, () => getPosture(actor, "estate"))).score!;
  expect(after).toBeGreaterThan(before);
  expect(picked.predicted).toBeCloseTo(after, 9);
});

it("is kept with its prediction, shown beside what came of it, and put away", async () => {
  await scanned([], "2026-03-10T10:00:00Z");
  const { fixes } = await plan({});
  const pick = fixes.filter((fix) => fix.label === "Upgrade lib1").map((fix) => fix.key);
  const { id } = await withClock(AT, () => savePlan(actor, { name: "Sprint 1", scope: "estate", pick }));
  const [kept] = await withClock(AT, () => listPlans(actor));
  expect(kept).toMatchObject({ id, name: "Sprint 1", findings: 6, done: 0 });
  expect(kept!.predictedNow).toBeCloseTo(kept!.predicted, 9);
  await expect(savePlan(actor, { name: "x", scope: "estate", pick: ["package/0"] })).rejects.toMatchObject({
    code: "conflict",
  });
  const viewer: Actor = { ...actor, kind: "person", role: "viewer" };
  await expect(archivePlan(viewer, id)).rejects.toMatchObject({ code: "forbidden" });
  await archivePlan(actor, id);
  expect(await listPlans(actor)).toEqual([]);
});
