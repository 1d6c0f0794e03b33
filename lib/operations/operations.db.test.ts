import { beforeEach, describe, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import { systemActor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { withClock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { matchOwnPackages } from "./check-up/read.ts";
import { saveCheckUp } from "./check-up/write.ts";
import { billEntries, Lock } from "./dependencies/bill.ts";
import { examineDatabase } from "./doctor/read.ts";
import { readiness } from "./health/read.ts";
import { listNotices } from "./notices/read.ts";
import { markNotice, showNotices } from "./notices/write.ts";
import { getQueue, listJobs } from "./queue/read.ts";
import { discardJob, retryJob } from "./queue/write.ts";
import { applyAllRetention } from "./retention/jobs.ts";
import { listRetention, previewRetention } from "./retention/read.ts";
import { setRetention } from "./retention/write.ts";
import { getStorage } from "./storage/read.ts";

await testDatabase();
const [admin, auditor, viewer] = [await person("admin"), await person("auditor"), await person("viewer")];
const DAY = 86_400_000;
const later = (days: number): Date => new Date(Date.now() + days * DAY);

beforeEach(async () => {
  await wipe();
  await sql`truncate retention_rule, notice_mark, check_up`;
  await sql`delete from graphile_worker._private_jobs`;
});

const audited = async (action: string) =>
  (await sql<{ entry: string }>`select entry from audit_pending order by id`)
    .map(({ entry }) => JSON.parse(entry) as { action: string; detail: object; subject: { name?: string } })
    .filter((entry) => entry.action === action);

const scan = (change: Partial<ScannedImage> = {}): ScannedImage => ({
  repository: "registry.example/cart",
  tag: "1",
  content: "cart",
  os: { family: "debian", name: "12" },
  flaws: [],
  at: new Date(Date.now() - 3_600_000).toISOString(),
  ...change,
});

describe("the job queue", () => {
  const deadJob = async (): Promise<string> => {
    const [row] = await sql<{ id: number }>`
      select id from graphile_worker.add_job('feed_fetch', '{"sourceId": 7}', max_attempts := 3)`;
    await sql`update graphile_worker._private_jobs set attempts = 3, last_error = ${"no answer\n at x"} where id = ${row!.id}`;
    return String(row!.id);
  };

  it("shows what was given up, with the reason's first line, page by page", async () => {
    const ids = [await deadJob(), await deadJob(), await deadJob()];
    const first = await listJobs(auditor, { state: "dead", limit: 2 });
    expect(first.rows[0]).toMatchObject({
      id: ids[2],
      task: "feed_fetch",
      payload: { sourceId: 7 },
      lastError: "no answer",
    });
    const second = await listJobs(auditor, { state: "dead", limit: 2, cursor: first.nextCursor! });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeNull();
    expect((await getQueue(auditor)).tasks).toMatchObject([{ task: "feed_fetch", dead: 3, ready: 0 }]);
  });

  it("gives one all its attempts again, or lets it go; recorded, once, by whoever may", async () => {
    const [again, gone] = [await deadJob(), await deadJob()];
    expect(() => retryJob(auditor, again)).toThrow(/operations:manage/);
    await retryJob(admin, again);
    expect((await listJobs(admin, { state: "ready", limit: 5 })).rows).toMatchObject([
      { id: again, attempts: 0 },
    ]);
    await expect(discardJob(admin, again)).rejects.toThrow(/not given up/);
    await discardJob(admin, gone);
    await expect(retryJob(admin, gone)).rejects.toThrow(/no job/);
    expect(await audited("job.discarded")).toMatchObject([{ detail: { payload: { sourceId: 7 } } }]);
    expect(await audited("job.retried")).toHaveLength(1);
  });

  it("says how long the oldest job that is due has waited", async () => {
    await sql`select 1 from graphile_worker.add_job('audit_verify', run_at := now() - interval '2 minutes')`;
    expect((await getQueue(admin)).lagSeconds).toBeGreaterThanOrEqual(120);
  });
});

describe("retention", () => {
  const bodies = async () =>
    (await sql<{ kept: boolean }>`select body is not null as kept from report order by id`).map(
      ({ kept }) => kept,
    );

  it("previews exactly what the next run lets go, and lets go no more", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(scan({ at: new Date(Date.now() - 7_200_000).toISOString() })));
    await push(ci, trivyImage(scan()));
    await push(ci, "no document at all");
    const month = () => withClock(later(40), () => previewRetention(admin, "report_bodies", 30));
    expect(await month()).toMatchObject({ rows: 1 });
    await setRetention(admin, "report_bodies", { days: 30, version: 0 });
    expect(await bodies()).toEqual([true, true, true]);
    await applyAllRetention();
    expect(await bodies()).toEqual([true, true, true]);
    await withClock(later(40), applyAllRetention);
    // The first was followed by a newer statement; on the second the inventory rests; the third waits for a person.
    expect(await bodies()).toEqual([false, true, true]);
    expect(await month()).toEqual({ rows: 0, bytes: 0, oldest: null });
    expect(await audited("retention.applied")).toMatchObject([{ detail: { rows: 1, days: 30 } }]);
  });

  it("keeps the last snapshot of each day", async () => {
    for (const at of ["2026-01-01T08:00Z", "2026-01-01T20:00Z", "2026-01-02T09:00Z"])
      await sql`insert into posture_snapshot (at, score, honoured, coverage, detail) values (${at}::timestamptz, 1, 1, 1, '{}')`;
    await setRetention(admin, "posture_snapshots", { days: 7, version: 0 });
    await withClock(new Date("2026-03-01T00:00:00Z"), applyAllRetention);
    const left = await sql<{ at: Date }>`select at from posture_snapshot order by at`;
    expect(left.map(({ at }) => at.toISOString().slice(0, 13))).toEqual(["2026-01-01T20", "2026-01-02T09"]);
  });

  it("is an administrator's to change, within limits, and tells who was faster", async () => {
    expect(() => setRetention(auditor, "sessions", { days: 5, version: 0 })).toThrow(/operations:manage/);
    expect(() => setRetention(admin, "runtime_events", { days: null, version: 0 })).toThrow(/at most/);
    expect(() => setRetention(admin, "report_bodies", { days: 1, version: 0 })).toThrow(/at least/);
    await setRetention(admin, "sessions", { days: 5, version: 0 });
    await expect(setRetention(admin, "sessions", { days: 6, version: 0 })).rejects.toThrow(
      /admin changed this/,
    );
    await setRetention(admin, "sessions", { days: 6, version: 1 });
    expect((await listRetention(auditor)).find(({ kind }) => kind === "sessions")).toMatchObject({
      days: 6,
      version: 2,
    });
  });
});

describe("storage", () => {
  it("names every table of the database under one head", async () => {
    const { parts, databaseBytes } = await getStorage(auditor);
    const [{ n }] = (await sql<{
      n: number;
    }>`select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')`) as [{ n: number }];
    expect(parts.reduce((sum, { tables }) => sum + tables, 0)).toBe(n);
    expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(databaseBytes);
    await expect(getStorage(viewer)).rejects.toThrow(/operations:read/);
  });
});

describe("notices", () => {
  const titles = async (who: typeof admin) => (await listNotices(who)).notices.map(({ title }) => title);

  it("tell each person what they may know", async () => {
    expect(await titles(viewer)).toEqual([
      expect.stringMatching(/^Known exploited.*never loaded/),
      expect.stringMatching(/^Exploit prediction.*never loaded/),
    ]);
    expect(await titles(admin)).toContain("No worker runs");
    await withClock(later(1), async () => {
      await collector("ci", 60);
      expect(await titles(viewer)).toContain("Collector ci is silent");
    });
  });

  it("are put away by one person alone: for a while, or until it happens anew", async () => {
    await collector("ci", 60);
    const soon = later(1);
    const silent = async (who: typeof admin, at: Date) =>
      withClock(at, async () =>
        (await listNotices(who)).notices.find(({ title }) => title.includes("ci is silent")),
      );
    const { key } = (await silent(viewer, soon))!;
    await withClock(soon, () => markNotice(viewer, { notice: key, hours: 24 }));
    expect(await silent(viewer, later(1.5))).toBeUndefined();
    expect(await silent(admin, later(1.5))).toBeDefined();
    expect(await silent(viewer, later(3))).toBeDefined();
    await markNotice(viewer, { notice: key, hours: null });
    expect(await silent(viewer, later(30))).toBeUndefined();
    await sql`update collector set seen_at = now() + interval '2 days'`;
    expect(await silent(viewer, later(30))).toBeDefined();
    await showNotices(viewer);
    expect((await listNotices(viewer)).hidden).toBe(0);
    expect(await audited("notice.dismissed")).toHaveLength(1);
  });
});

describe("own packages", () => {
  const lock = Lock.parse({
    name: "plimsoll",
    version: "1.0.0",
    packages: { "node_modules/left": { version: "1.2.0" }, "node_modules/right": { version: "2.0.0" } },
  });
  const advisory = {
    schema_version: "1.6.0",
    id: "GHSA-aaaa-bbbb-cccc",
    modified: "2026-03-01T00:00:00Z",
    aliases: ["CVE-2099-1"],
    summary: "Left reads too much",
    affected: [
      {
        package: { ecosystem: "npm", name: "left" },
        ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "1.3.0" }] }],
      },
    ],
  };

  it("are judged by the matcher of images, once advisories are there; an administrator is told", async () => {
    expect(await matchOwnPackages(billEntries(lock))).toEqual({
      packages: 2,
      anyAdvisory: false,
      advisories: [],
    });
    expect(await push(await collector("feeds"), advisory)).toMatchObject({ state: "applied" });
    const found = await matchOwnPackages(billEntries(lock));
    expect(found).toMatchObject({
      anyAdvisory: true,
      advisories: [{ package: "left", version: "1.2.0", fixedVersion: "1.3.0" }],
    });
    await saveCheckUp("dependencies", found);
    const told = (await listNotices(admin)).notices.find(({ key }) => key.startsWith("own_advisory"));
    expect(told?.title).toMatch(/own left has (CVE-2099-1|GHSA-aaaa-bbbb-cccc)/i);
    expect(told?.detail).toContain("Fixed in 1.3.0");
    expect((await listNotices(viewer)).notices.some(({ key }) => key.startsWith("own_advisory"))).toBe(false);
  });
});

describe("health", () => {
  it("is ready on a migrated database; the doctor finds its schema up to date", async () => {
    expect(await readiness()).toEqual({ ready: true, reasons: [] });
    const inside = await examineDatabase(systemActor("test"));
    expect(inside).toMatchObject({ missingMigrations: [], oldFeeds: ["kev", "epss"], queue: { workers: 0 } });
    expect(Math.abs(inside.clockSkewSeconds)).toBeLessThan(5);
  });
});
