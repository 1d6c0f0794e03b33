import { describe, expect, it } from "vitest";
import type { Actor } from "../../access/actor.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { listDestinations } from "../destinations/read.ts";
import type { Connection } from "../destinations/schema.ts";
import { changeDestination } from "../destinations/write.ts";
import { listIssues } from "../issues/read.ts";
import { requestIssue } from "../issues/write.ts";
import { sendDueNotifications } from "../jobs.ts";
import { github, jira, type listen, slack, teams } from "../parcels/testing.ts";
import { githubAt, jiraAt, runJobs, startDesk } from "../testing.ts";
import { discardMessage, retryMessage, sendTest } from "./write.ts";

await testDatabase();
const { admin, analyst, started, hook, scan, destination, rule, history } = await startDesk();

describe("delivery", () => {
  it("is tried again under the same id, then set aside; a person's retry or discard ends it", async () => {
    const statuses = [500, 429, 503, 204];
    const server = await hook(() => statuses.shift() ?? 500);
    const id = await destination({ kind: "webhook", url: server.url });
    await rule(id);
    await scan({ "CVE-2026-1": "high" });
    expect(await runJobs()).toMatchObject([{ code: "unavailable" }]);
    const [waiting] = await history(id);
    expect(waiting).toMatchObject({ state: "queued", attempts: 1, answer: { ok: false, status: "500" } });
    await sql`select graphile_worker.add_job('message_deliver', ${JSON.stringify({ messageId: waiting!.id })}::json)`;
    expect(await runJobs(true)).toEqual([]);
    expect((await history(id))[0]).toMatchObject({ state: "dead", attempts: 2, answer: { status: "429" } });
    expect((await listDestinations(admin))[0]).toMatchObject({ dead: 1, queued: 0 });
    await retryMessage(admin, waiting!.id);
    await expect(retryMessage(admin, waiting!.id)).rejects.toMatchObject({ code: "conflict" });
    await runJobs(true);
    await retryMessage(admin, waiting!.id);
    await runJobs(true);
    expect((await history(id))[0]).toMatchObject({ state: "sent", attempts: 4 });
    expect(new Set(server.asked.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    await expect(discardMessage(admin, waiting!.id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("to where it may not go, or to whoever wants no more, is not tried again", async () => {
    const gone = await hook(() => 410);
    const inside = await destination({ kind: "webhook", url: "https://169.254.169.254/latest" }, "inside");
    const past = await destination({ kind: "webhook", url: gone.url }, "past");
    await rule(inside);
    await rule(past);
    await scan({ "CVE-2026-1": "high" });
    expect(await runJobs()).toEqual([]);
    expect((await history(inside))[0]).toMatchObject({
      state: "dead",
      answer: { status: expect.stringMatching(/not on the Internet/) },
    });
    expect((await history(past))[0]).toMatchObject({ state: "dead", answer: { status: "410" } });
  });

  it("that every worker died of is seen and can be tried again", async () => {
    const id = await destination({ kind: "webhook", url: "https://hooks.example/" });
    await rule(id);
    await scan({ "CVE-2026-1": "high" });
    await sql`update notification_rule set enabled = true`;
    await sql`delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier <> 'notifications_match'`;
    // Matched, and its delivery's job lost.
    const { matchNotifications } = await import("../jobs.ts");
    const [job] = await sql<{ payload: never }>`select payload from graphile_worker._private_jobs limit 1`;
    await matchNotifications(job!.payload);
    await sql`delete from graphile_worker._private_jobs`;
    await sendDueNotifications();
    expect((await history(id))[0]?.state).toBe("queued");
    await withClock(new Date(Date.now() + 6 * 60_000), sendDueNotifications);
    expect((await history(id))[0]).toMatchObject({
      state: "dead",
      answer: { status: "Every attempt ended the worker." },
    });
  });

  it.each([
    [
      "slack",
      slack,
      (url: string): Connection => ({ kind: "slack", url: `${url}/services/T0/B0/key` }),
      "200",
    ],
    ["teams", teams, (url: string): Connection => ({ kind: "teams", url: `${url}/workflows/key` }), "202"],
  ] as const)("to %s is what its maker's schema asks for", async (_, server, connection, status) => {
    const there = await started(server());
    const id = await destination(connection(there.url));
    await rule(id);
    await scan({ "CVE-2026-1": "high", "CVE-2026-2": "low" });
    expect(await runJobs()).toEqual([]);
    expect((await history(id))[0]).toMatchObject({ state: "sent", answer: { status } });
  });

  it("a test shows what is sent and what is answered, and no credential", async () => {
    const server = await started(jira());
    const id = await destination(jiraAt(server.url));
    const trial = await sendTest(admin, id);
    expect(trial.answer).toMatchObject({ ok: true, status: "201", body: expect.stringContaining("SEC-1") });
    expect(trial.payload.body).toBe(server.asked[0]!.body);
    expect(JSON.stringify(trial.payload)).not.toMatch(/jira-token|Basic /);
    expect(await history(id)).toMatchObject([{ purpose: "test", state: "sent" }]);
    server.close();
    expect((await sendTest(admin, id)).answer).toMatchObject({
      ok: false,
      status: expect.stringMatching(/cannot be reached/),
    });
  });
});

describe("an issue", () => {
  const aFinding = async (): Promise<number> => {
    await scan({ "CVE-2026-1": "high" });
    return (await sql<{ id: number }>`select id from finding`)[0]!.id;
  };

  it.each([
    ["Jira", jira, jiraAt, (url: string) => ({ key: "SEC-1", url: `${url}/browse/SEC-1` })],
    ["GitHub", github, githubAt, (url: string) => ({ key: "#1", url: `${url}/example/ships/issues/1` })],
  ] as const)(
    "in %s is made once of a finding, by a person, and shown on it, though the first answer is lost",
    async (_, server, at, ticket) => {
      const there = await started<Awaited<ReturnType<typeof listen>> & { made: unknown[] }>(server(1));
      const trackerId = await destination(at(there.url));
      const findingId = await aFinding();
      expect((await listIssues(analyst, findingId)).trackers).toMatchObject([{ id: trackerId }]);
      await requestIssue(analyst, findingId, trackerId);
      await expect(requestIssue(analyst, findingId, trackerId)).rejects.toMatchObject({ code: "conflict" });
      expect(await runJobs()).toMatchObject([{ code: "unavailable" }]);
      const [{ id: messageId } = { id: 0 }] = await history(trackerId);
      await sql`select graphile_worker.add_job('message_deliver', ${JSON.stringify({ messageId })}::json)`;
      expect(await runJobs()).toEqual([]);
      expect(there.made).toHaveLength(1);
      expect(await listIssues(analyst, findingId)).toMatchObject({
        trackers: [],
        issues: [{ ...ticket(there.url), state: "sent", trouble: null, requestedBy: "analyst" }],
      });
    },
  );

  it("that was refused says why; after a discard it can be asked for again", async () => {
    const there = await started(jira());
    const trackerId = await destination({ ...jiraAt(there.url), token: "wrong" } as Connection);
    const findingId = await aFinding();
    await requestIssue(analyst, findingId, trackerId);
    await runJobs(true);
    expect((await listIssues(analyst, findingId)).issues).toMatchObject([
      { key: null, state: "dead", trouble: "401" },
    ]);
    await discardMessage(admin, (await history(trackerId))[0]!.id);
    await changeDestination(admin, trackerId, { version: 1, connection: jiraAt(there.url) });
    await requestIssue(analyst, findingId, trackerId);
    await runJobs();
    expect((await listIssues(analyst, findingId)).issues).toMatchObject([{ key: "SEC-1" }]);
  });

  it("that a rule made is shown on its findings, and is not a person's to make again", async () => {
    const there = await started(github());
    const trackerId = await destination(githubAt(there.url));
    await rule(trackerId, { name: "tickets" });
    const findingId = await aFinding();
    await runJobs();
    expect((await listIssues(analyst, findingId)).issues).toMatchObject([
      { key: "#1", requestedBy: "tickets" },
    ]);
    await expect(requestIssue(analyst, findingId, trackerId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is nobody's to ask for who may not triage", async () => {
    const findingId = await aFinding();
    const viewer: Actor = { ...analyst, role: "viewer" };
    expect(() => requestIssue(viewer, findingId, 1)).toThrow(/findings:triage/);
  });
});
