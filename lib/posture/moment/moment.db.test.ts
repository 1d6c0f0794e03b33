import { beforeEach, describe, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../../prisma/factories/trivy.ts";
import { systemActor } from "../../access/actor.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { atomic } from "../../db/transaction.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { getComparison } from "../comparison/read.ts";
import { snapshotPosture } from "../jobs.ts";
import { getMovement } from "../movement/read.ts";
import { getPosture } from "../read.ts";

await testDatabase();
beforeEach(wipe);
process.env.PLIMSOLL_MOVABLE_CLOCK = "1";

const actor = systemActor("test");
const day = (n: number): Date => new Date(Date.parse("2026-03-01T12:00:00Z") + n * 86_400_000);
const scan = (name: string, flaws: readonly string[], at: Date): ScannedImage => ({
  repository: `registry.example/then/${name}`,
  tag: "1.0",
  content: name,
  os: { family: "debian", name: "12" },
  at: at.toISOString(),
  flaws: flaws.map((id, i) => ({
    id,
    package: `lib${id.slice(-1)}`,
    type: "deb",
    version: "1",
    severity: i % 2 ? "high" : "critical",
  })),
});

/** Two scans a week apart: one flaw went, one came, one stayed and is dismissed on the way; a second image came. */
const aWeek = async (): Promise<void> => {
  const ci = await collector("ci");
  await withClock(day(0), () =>
    push(ci, trivyImage(scan("a", ["CVE-2026-1", "CVE-2026-2", "CVE-2026-3"], day(0)))),
  );
  await withClock(day(3), () =>
    atomic(async (tx) => {
      await tx.sql`update rule set kev = true where key = 'CVE-2026-3'`;
      await tx.sql`update area_state set hazard = hazard + 10000`;
    }),
  );
  await withClock(day(7), async () => {
    await push(ci, trivyImage(scan("a", ["CVE-2026-1", "CVE-2026-3", "CVE-2026-4"], day(7))));
    await push(ci, trivyImage(scan("b", ["CVE-2026-5"], day(7))));
  });
};

const then = (at: Date) => withClock(day(30), () => getPosture(actor, "estate", at));
const now = (at: Date) => withClock(at, () => getPosture(actor, "estate"));

describe("a past moment", () => {
  it("is what was shown then, however much came since, and the same bytes each time", async () => {
    const ci = await collector("ci");
    await withClock(day(0), () => push(ci, trivyImage(scan("a", ["CVE-2026-1", "CVE-2026-2"], day(0)))));
    const shown = await now(day(1));
    await aWeek();
    const asked = await then(day(1));
    for (const figure of [
      "score",
      "honoured",
      "coverage",
      "dismissed",
      "assets",
      "open",
      "ledger",
      "weakest",
    ] as const)
      expect([figure, asked[figure]]).toEqual([figure, shown[figure]]);
    expect(asked.gates.map(({ key, count }) => [key, count])).toEqual(
      shown.gates.map(({ key, count }) => [key, count]),
    );
    expect((await then(day(1))).asOf).toEqual(asked.asOf);
    expect((await then(day(8))).asOf!.sha256).not.toBe(asked.asOf!.sha256);
  });

  it("has nothing before anything was recorded, and is refused before it comes", async () => {
    await aWeek();
    expect(await then(day(-1))).toMatchObject({ score: null, ledger: [] });
    await expect(then(day(31))).rejects.toMatchObject({ code: "invalid" });
  });

  it("leaves out what came later, even if it is about an earlier time, and says how much that is", async () => {
    await aWeek();
    const before = await then(day(8));
    const ci = await collector("ci");
    await withClock(day(9), () => push(ci, trivyImage(scan("c", ["CVE-2026-6"], day(5)))));
    const after = await then(day(8));
    expect(after.score).toBe(before.score);
    expect([before.asOf!.late, after.asOf!.late]).toEqual([0, 1]);
  });
});

describe("two moments", () => {
  it("differ by parts that sum to the change", async () => {
    await aWeek();
    const moved = await withClock(day(30), () =>
      getMovement(actor, { scope: "estate", from: day(1), to: day(8) }),
    );
    const [before, after] = [(await then(day(1))).score!, (await then(day(8))).score!];
    expect(moved.points).toBeCloseTo(after - before, 9);
    expect(moved.parts.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(after - before, 9);
    const counts = Object.fromEntries(moved.parts.map((part) => [part.cause, part.count]));
    expect(counts).toEqual({
      scope: 1,
      policy: 0,
      coverage: 1,
      intelligence: 1,
      decisions: 0,
      fixed: 1,
      new: 1,
    });
  });

  it("say what is new, fixed and unchanged, and it adds up", async () => {
    await aWeek();
    const compared = await withClock(day(30), () =>
      getComparison(actor, { scope: "estate", from: day(1), to: day(8) }),
    );
    expect(compared).toMatchObject({
      before: 3,
      after: 4,
      fresh: 2,
      fixed: 1,
      gone: 0,
      withdrawn: 0,
      unchanged: 2,
      excepted: 0,
    });
  });
});

it("fills the days that have no figure from the log", async () => {
  await aWeek();
  await sql`delete from posture_snapshot`;
  await withClock(day(8), () => snapshotPosture({ at: day(8).toISOString() }));
  const { trend, change } = await now(day(8));
  expect(trend).toHaveLength(9);
  expect(trend[1]!.score).toBeCloseTo((await then(new Date(trend[1]!.at))).score!, 9);
  expect(change).toEqual({ since: trend[0]!.at, points: trend.at(-1)!.score - trend[0]!.score });
});
