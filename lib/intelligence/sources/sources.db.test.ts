import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, systemActor } from "../../access/actor.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { applyDelivery } from "../../ingest/jobs.ts";
import { wipe } from "../../ingest/testing.ts";
import { listFeeds } from "../feeds/read.ts";
import { fetchDueFeeds, fetchFeed } from "../jobs.ts";
import { listFeedSources } from "./read.ts";
import { FeedSourceView } from "./schema.ts";
import { addFeedSource, removeFeedSource, requestFeed } from "./write.ts";

await testDatabase();

let answer: RequestListener = (_, response) => response.end();
const server = createServer((request, response) => answer(request, response));
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => void server.close());

beforeEach(async () => {
  await wipe();
  await sql`delete from graphile_worker._private_jobs`;
  process.env.PLIMSOLL_OUTBOUND_ALLOW = host;
});

const admin = systemActor("test");
const KEV = JSON.stringify({
  catalogVersion: "2026.03.01",
  dateReleased: "2026-03-01T12:00:00Z",
  vulnerabilities: [{ cveID: "CVE-2026-1111", dateAdded: "2026-03-01" }],
});
const add = (path = "/kev.json") =>
  addFeedSource(admin, { feed: "kev", url: `http://${host}${path}`, intervalSeconds: 86_400 });
const waiting = () =>
  sql<{ task: string; key: string }>`
    select t.identifier as task, j.key from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`;
const source = async () => FeedSourceView.parse((await listFeedSources(admin))[0]);
const applyAll = async () => {
  for (const { id } of await sql<{ id: number }>`select id from delivery where state = 'queued'`)
    await applyDelivery({ deliveryId: id }, { attempt: 1, last: true });
};

describe("a feed by schedule", () => {
  it("is fetched at once, and goes the way of an upload", async () => {
    answer = (_, response) => response.end(gzipSync(KEV));
    const { id } = await add();
    expect(await waiting()).toEqual([{ task: "feed_fetch", key: `feed_fetch.${id}` }]);
    expect(await source()).toMatchObject({ attemptedAt: null, fetchedAt: null, error: null, queued: true });
    await fetchFeed({ sourceId: id });
    await applyAll();
    expect(await source()).toMatchObject({ fetchedAt: expect.any(String), error: null });
    expect((await listFeeds(admin))[0]).toMatchObject({ asOf: "2026-03-01T12:00:00.000Z", records: 1 });
    const [delivery] = await sql`
      select d.state, d.file_name, c.name from delivery d join collector c on c.id = d.collector_id`;
    expect(delivery).toEqual({ state: "applied", file_name: "kev.json", name: "upload" });
  });

  it("that says what it said before is applied once", async () => {
    answer = (_, response) => response.end(KEV);
    const { id } = await add();
    await fetchFeed({ sourceId: id });
    await applyAll();
    await fetchFeed({ sourceId: id });
    expect(await sql`select from delivery`).toHaveLength(1);
  });

  it("is asked again after its interval, after an hour when it failed", async () => {
    answer = (_, response) => response.end(KEV);
    const { id } = await add();
    await fetchFeed({ sourceId: id });
    const due = async (hours: number) => {
      await sql`delete from graphile_worker._private_jobs`;
      await sql`update feed_source set attempted_at = now() - make_interval(secs => ${hours * 3600})`;
      await fetchDueFeeds();
      return (await waiting()).filter(({ task }) => task === "feed_fetch").length;
    };
    expect([await due(23.9), await due(24)]).toEqual([0, 1]);
    answer = (_, response) => response.writeHead(503).end();
    await fetchFeed({ sourceId: id });
    expect([await due(0.9), await due(1)]).toEqual([0, 1]);
  });

  it("shows why an attempt failed, and what was wrong with a document", async () => {
    const { id } = await add();
    const failing: [RequestListener, RegExp][] = [
      [(_, response) => response.writeHead(404).end(), /status 404/],
      [
        (_, response) => response.writeHead(302, { location: "http://169.254.169.254/latest/" }).end(),
        /not https/,
      ],
      [(_, response) => response.end(), /empty/],
      [
        (_, response) => response.end(JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6" })),
        /answers with cyclonedx, not with kev/,
      ],
      [(_, response) => response.end("<html>Sign in</html>"), /document was failed/],
    ];
    for (const [broken, reason] of failing) {
      answer = broken;
      await fetchFeed({ sourceId: id });
      await applyAll();
      expect((await source()).error).toMatch(reason);
    }
    expect((await listFeeds(admin))[0]).toMatchObject({ asOf: null });
  });

  it("leads nowhere inside without the operator's word", async () => {
    let asked = 0;
    answer = (_, response) => {
      asked += 1;
      response.end(KEV);
    };
    const { id } = await add();
    process.env.PLIMSOLL_OUTBOUND_ALLOW = "";
    await fetchFeed({ sourceId: id });
    expect((await source()).error).toMatch(/not https/);
    expect(asked).toBe(0);
  });
});

describe("who sets where feeds come from", () => {
  const as = (role: Actor["role"]): Actor => ({ ...admin, kind: "person", role });

  it("is an administrator, and it is in the audit log", async () => {
    const { id } = await add();
    for (const role of ["viewer", "ciso", "analyst", "auditor", "collector"] as const)
      for (const attempt of [
        () => addFeedSource(as(role), { feed: "kev", url: "https://feeds.example/", intervalSeconds: 3600 }),
        () => requestFeed(as(role), id),
        () => removeFeedSource(as(role), id),
      ])
        expect(attempt).toThrow(/does not include/);
    await requestFeed(as("admin"), id);
    await expect(add()).rejects.toThrow(/already/);
    await removeFeedSource(as("admin"), id);
    await expect(removeFeedSource(as("admin"), id)).rejects.toThrow(/no feed source/);
    const entries = await sql<{ action: string }>`
      select entry::json->>'action' as action from audit_pending where entry like '%feed_source.%' order by id`;
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["feed_source.added", "feed_source.requested", "feed_source.removed"]),
    );
    await fetchFeed({ sourceId: id });
  });
});
