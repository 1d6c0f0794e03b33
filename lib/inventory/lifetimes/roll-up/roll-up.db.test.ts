import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../../access/actor.ts";
import { sql } from "../../../db/client.ts";
import { testDatabase } from "../../../db/testing.ts";
import {
  container,
  idOf,
  lifetime,
  lifetimes,
  snapshot,
} from "../../../ingest/adapters/plimsoll-docker/testing.ts";
import { collector, push, wipe } from "../../../ingest/testing.ts";
import { getLifetimes } from "../read.ts";
import { CONTAINER_RETENTION_DAYS } from "../schema.ts";
import { rollUpNow } from "./write.ts";

await testDatabase();
beforeEach(wipe);

const DAY = 86_400_000;
const actor = systemActor("test");
const daysAgo = (days: number, seconds = 0): string =>
  new Date(Date.now() - days * DAY + seconds * 1000).toISOString();

interface Lived {
  host: string;
  job: string;
  image: string;
  endedDaysAgo: number;
  seconds: number | null;
  exitCode: number | null;
}

const Lived: fc.Arbitrary<Lived> = fc.record({
  host: fc.constantFrom("dock-1", "dock-2"),
  job: fc.constantFrom("build", "backup", "mail"),
  image: fc.constantFrom("registry.example/shop/job:1", "registry.example/shop/job:2"),
  endedDaysAgo: fc
    .integer({ min: 1, max: 3 * CONTAINER_RETENTION_DAYS })
    .filter((d) => d !== CONTAINER_RETENTION_DAYS),
  seconds: fc.option(fc.constantFrom(0, 4, 10, 59, 60, 599, 3_599, 3_600, 86_400, 900_000), { freq: 8 }),
  exitCode: fc.constantFrom(0, 1, 137, null),
});

/** What an agent tells of a container when it has ended, and the look that no longer shows it. */
const documentsOf = (lived: readonly Lived[], agent: string) =>
  lived.flatMap(({ host, job, image, endedDaysAgo, seconds, exitCode }, n) => {
    const ended = {
      ...lifetime(n.toString(16).padStart(4, "0"), `${job}-${(n + 4096).toString(16)}abc`, {
        image,
        exitCode,
      }),
      startedAt: seconds === null ? null : daysAgo(endedDaysAgo, -seconds),
      finishedAt: daysAgo(endedDaysAgo),
      removedAt: daysAgo(endedDaysAgo),
    };
    const about = { host, agent: { version: agent } };
    return [
      lifetimes([ended], { ...about, observedAt: daysAgo(endedDaysAgo, 1) }),
      snapshot([], { ...about, observedAt: daysAgo(endedDaysAgo, 2) }),
    ];
  });

const totals = async (filter: { workload?: number; image?: number; host?: number } = {}) => {
  const { buckets } = await getLifetimes(actor, { ...filter, limit: 1 });
  return buckets.map(({ lifetime, listed, counted, failed }) => [lifetime, listed + counted, failed]);
};

/** Over everything, and over each workload, image and host. */
const histograms = async () => {
  const assets = await sql<{ id: number; kind: string }>`
    select id, kind from asset where kind in ('workload', 'image', 'host') order by id`;
  const each = [["all", await totals()]];
  for (const { id, kind } of assets) each.push([`${kind} ${id}`, await totals({ [kind]: id })]);
  return each;
};

const rows = async () =>
  (
    await sql<{ containers: number; counted: number }>`
    select (select count(*)::int from container_detail) as containers,
      coalesce((select sum(containers)::int from container_history), 0) as counted`
  )[0]!;

const audited = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from audit_pending
    where entry::jsonb ->> 'action' = 'inventory.rolled_up'`
  )[0]!.n;

describe("rolling up containers by age", () => {
  it("changes no histogram, of whatever ended whenever, and neither does being told again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Lived, { minLength: 1, maxLength: 12 }), async (lived) => {
        await wipe();
        const sender = await collector("docks");
        for (const document of documentsOf(lived, "0.1.0")) await push(sender, document);
        const before = await histograms();
        const old = lived.filter(({ endedDaysAgo }) => endedDaysAgo > CONTAINER_RETENTION_DAYS).length;
        const entries = await audited();
        expect(await rollUpNow()).toBe(old);
        expect(await rows()).toEqual({ containers: lived.length - old, counted: old });
        expect(await histograms()).toEqual(before);
        expect(await audited()).toBe(entries + (old > 0 ? 1 : 0));
        expect(await rollUpNow()).toBe(0);
        for (const document of documentsOf(lived, "0.1.1")) await push(sender, document);
        expect(await rows()).toEqual({ containers: lived.length - old, counted: old });
        expect(await histograms()).toEqual(before);
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it("leaves what a host still lists, and what runs, however old it is", async () => {
    const sender = await collector("docks");
    const stopped = container("01", "old", {
      State: {
        Status: "exited",
        Running: false,
        ExitCode: 0,
        StartedAt: daysAgo(90),
        FinishedAt: daysAgo(80),
      },
    });
    await push(sender, snapshot([stopped, container("02", "cart")], { observedAt: daysAgo(70) }));
    await push(sender, snapshot([stopped], { observedAt: daysAgo(60) }));
    expect(await rollUpNow()).toBe(1);
    expect(await sql`select runtime_id as id from container_detail`).toEqual([{ id: idOf("01") }]);
    await push(sender, snapshot([stopped], { observedAt: daysAgo(0) }));
    expect(await rows()).toEqual({ containers: 1, counted: 1 });
  });

  it("follows images that turn out to be one", async () => {
    const sender = await collector("docks");
    const digest = `sha256:${"d".repeat(64)}`;
    const job = (start: string, change: Record<string, unknown>) =>
      lifetimes(
        [{ ...lifetime(start, `job-${start}`, change), startedAt: daysAgo(50, -4), finishedAt: daysAgo(50) }],
        {
          observedAt: daysAgo(50, 1),
        },
      );
    await push(sender, job("01", { image: "registry.example/shop/job:2" }));
    await push(sender, snapshot([], { observedAt: daysAgo(49) }));
    expect(await rollUpNow()).toBe(1);
    await push(
      sender,
      snapshot(
        [
          container("02", "cart", {
            Image: digest,
            Config: { Image: "registry.example/shop/job:2", Labels: {} },
          }),
        ],
        {
          observedAt: daysAgo(1),
          images: [],
        },
      ),
    );
    const [history] = await sql<{ image: string }>`
      select a.name as image from container_history h join image_detail i on i.asset_id = h.image_id join asset a on a.id = i.asset_id`;
    expect(history).toEqual({ image: "registry.example/shop/job:2" });
    const [image] = await sql<{ id: number }>`select image_id as id from container_detail`;
    expect(new Map((await totals({ image: image!.id })).map(([l, n]) => [l, n])).get("under_10s")).toBe(1);
  });
});
