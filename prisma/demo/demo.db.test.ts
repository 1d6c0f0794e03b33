import { beforeAll, describe, expect, it } from "vitest";
import { withClock } from "../../lib/clock.ts";
import { sql } from "../../lib/db/client.ts";
import { testDatabase } from "../../lib/db/testing.ts";
import { collector, push } from "../../lib/ingest/testing.ts";
import { CLUSTERS, REPOSITORIES } from "./estate.ts";
import { type Chapter, story } from "./story.ts";

await testDatabase();
const NOW = new Date("2026-06-01T12:00:00Z");
const chapters = story(NOW);

describe("the demo's story", () => {
  it("is the same each time it is told, in order, and as large as promised", () => {
    const words = (told: Chapter[]) =>
      told.map((c) => [c.at.toISOString(), c.collector, JSON.stringify(c.document())].join(" "));
    expect(words(story(NOW).slice(0, 60))).toEqual(words(chapters.slice(0, 60)));
    expect(chapters.map((c) => c.at.getTime())).toEqual(
      chapters.map((c) => c.at.getTime()).toSorted((a, b) => a - b),
    );
    expect(CLUSTERS.flatMap((c) => c.nodes).length).toBe(40);
    expect(REPOSITORIES.reduce((n, r) => n + r.releases.length, 0)).toBeGreaterThanOrEqual(200);
    expect(NOW.getTime() - chapters[0]!.at.getTime()).toBeGreaterThan(360 * 86_400_000);
  });
});

describe("its last week, pushed", () => {
  beforeAll(async () => {
    const week = chapters.filter((c) => NOW.getTime() - c.at.getTime() < 2 * 86_400_000);
    for (const chapter of week) {
      const delivery = await withClock(chapter.at, async () =>
        push(await collector(chapter.collector, 86_400), chapter.document(), {
          subjects: chapter.subjects,
          statedAt: chapter.at,
        }),
      );
      if (delivery.state === "failed" || delivery.state === "held")
        throw new Error(`${chapter.collector}: ${delivery.trouble?.reason}`);
    }
  }, 240_000);

  it("gives three clusters, their hosts and workloads, short-lived containers and findings", async () => {
    const kinds = Object.fromEntries(
      (await sql<{ kind: string; n: number }>`select kind, count(*)::int as n from asset group by kind`).map(
        (r) => [r.kind, r.n],
      ),
    );
    expect(kinds.cluster).toBe(3);
    expect(kinds.host).toBe(40);
    expect(kinds.workload).toBeGreaterThanOrEqual(110);
    expect(kinds.image).toBeGreaterThanOrEqual(60);
    const [short] = await sql<{ n: number }>`
      select count(*)::int as n from container_detail where finished_at - started_at between '3 seconds' and '5 seconds'`;
    expect(short!.n).toBeGreaterThan(0);
    const [findings] = await sql<{ n: number }>`select count(*)::int as n from finding where state = 0`;
    expect(findings!.n).toBeGreaterThan(500);
  });
});
