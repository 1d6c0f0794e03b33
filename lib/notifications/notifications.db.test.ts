import { Webhook } from "standardwebhooks";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { withClock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { discardMessage, retryMessage, sendTest } from "./delivery/write.ts";
import { listDestinations } from "./destinations/read.ts";
import { type Connection, DestinationView } from "./destinations/schema.ts";
import {
  addDestination,
  changeDestination,
  removeDestination,
  rotateSigningSecret,
} from "./destinations/write.ts";
import { listIssues } from "./issues/read.ts";
import { requestIssue } from "./issues/write.ts";
import { sendDueNotifications } from "./jobs.ts";
import { getToldMessage, listMessages } from "./messages/read.ts";
import { MessagePage } from "./messages/schema.ts";
import { github, jira, listen, slack, teams } from "./parcels/testing.ts";
import { previewRule } from "./rules/preview/read.ts";
import { listRules } from "./rules/read.ts";
import { NewRule, Preview, RuleChange, RuleDraft, RuleView } from "./rules/schema.ts";
import { addRule, changeRule, removeRule, switchRule } from "./rules/write.ts";
import { runJobs, wipeNotifications } from "./testing.ts";

await testDatabase();
process.env.NEXTAUTH_URL = "https://plimsoll.example";

const admin = await person("admin");
const analyst = await person("analyst");
const ci: { actor: Actor } = { actor: admin };
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

const started = async <S extends Awaited<ReturnType<typeof listen>>>(starting: Promise<S>): Promise<S> => {
  const server = await starting;
  closing.push(server.close);
  process.env.PLIMSOLL_OUTBOUND_ALLOW = `${process.env.PLIMSOLL_OUTBOUND_ALLOW ?? ""} ${server.host}`;
  return server;
};
const hook = (status = () => 204) => started(listen(() => ({ status: status(), body: "" })));

beforeEach(async () => {
  await wipe();
  await wipeNotifications();
  process.env.PLIMSOLL_OUTBOUND_ALLOW = "";
  ci.actor = await collector("ci");
});

const HOUR = 3_600_000;
const scan = (flaws: Record<string, string>, change: Partial<ScannedImage> = {}) =>
  push(
    ci.actor,
    trivyImage({
      repository: "registry.example/shop/web",
      tag: "1",
      content: "web",
      os: { family: "debian", name: "12" },
      at: new Date(Date.now() - HOUR).toISOString(),
      flaws: Object.entries(flaws).map(([id, severity]) => ({
        id,
        package: "openssl",
        type: "deb",
        version: "3.0.1",
        severity: severity as "high",
      })),
      ...change,
    }),
  );
const destination = async (connection: Connection, name = "there") =>
  (await addDestination(admin, { name, connection })).id;
const rule = (destinationId: number, change: object = {}) =>
  addRule(
    admin,
    NewRule.parse({ name: `to ${destinationId}`, destinationId, event: "new_finding", ...change }),
  );
const told = (server: { asked: { body: string }[] }) =>
  server.asked
    .map(({ body }) => JSON.parse(body))
    .map(({ type, data }) => ({ type, title: data.title, count: data.count }));
const history = async (id: number) =>
  MessagePage.parse(await listMessages(admin, { destination: id, limit: 25 })).rows;

describe("a new finding", () => {
  it("that a rule's filter finds is told once, signed, with a link to exactly what is told", async () => {
    const server = await hook();
    const { id, signingSecret } = await addDestination(admin, {
      name: "hook",
      connection: { kind: "webhook", url: `${server.url}/in` },
    });
    await rule(id, { filter: "severity:critical,high" });
    await scan({ "CVE-2026-1": "critical", "CVE-2026-2": "high", "CVE-2026-3": "low" });
    expect(await runJobs()).toEqual([]);
    const [asked, ...more] = server.asked;
    expect(more).toEqual([]);
    const { type, data } = new Webhook(signingSecret!).verify(
      asked!.body,
      asked!.headers as Record<string, string>,
    ) as {
      type: string;
      data: {
        id: string;
        title: string;
        link: string;
        entries: { id: number; name: string; link: string }[];
      };
    };
    expect(type).toBe("plimsoll.new_finding");
    expect(data.title).toBe("2 new findings: 1 critical, 1 high");
    expect(data.entries.map(({ name }) => name)).toEqual(["CVE-2026-1 in openssl", "CVE-2026-2 in openssl"]);
    expect(data.link).toBe(`https://plimsoll.example/notifications/${data.id}`);
    const page = await getToldMessage(analyst, data.id);
    expect(page.findings.map((finding) => finding.id)).toEqual(data.entries.map((entry) => entry.id));
    expect(await history(id)).toMatchObject([
      { state: "sent", key: data.id, count: 2, answer: { ok: true, status: "204" } },
    ]);
  });

  it("is told once per destination, however many rules and reports say so; one that comes back is news", async () => {
    const server = await hook();
    const id = await destination({ kind: "webhook", url: server.url });
    await rule(id);
    await rule(id, { name: "again" });
    await scan({ "CVE-2026-1": "high" }, { at: new Date(Date.now() - 4 * HOUR).toISOString() });
    await scan({ "CVE-2026-1": "high" }, { at: new Date(Date.now() - 3 * HOUR).toISOString() });
    await runJobs();
    expect(told(server)).toHaveLength(1);
    await scan({}, { at: new Date(Date.now() - 2 * HOUR).toISOString() });
    await scan({ "CVE-2026-1": "high" }, { at: new Date(Date.now() - HOUR).toISOString() });
    await runJobs();
    expect(told(server).map(({ title }) => title)).toEqual([
      "New finding: CVE-2026-1 in openssl",
      "New finding: CVE-2026-1 in openssl",
    ]);
  });

  it("costs a report one row of the queue, and none where nobody listens", async () => {
    const queued = async () =>
      (await sql`select 1 from graphile_worker.jobs where task_identifier = 'notifications_match'`).length;
    await scan({ "CVE-2026-1": "high" });
    expect(await queued()).toBe(0);
    const id = await destination({ kind: "webhook", url: "https://hooks.example/" });
    const { id: ruleId } = await rule(id);
    await scan(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`CVE-2026-${n + 10}`, "low"])), {
      content: "b",
      tag: "2",
    });
    expect(await queued()).toBe(1);
    await switchRule(admin, ruleId, false);
    await scan({ "CVE-2026-9": "high" }, { content: "c", tag: "3" });
    expect(await queued()).toBe(1);
  });

  it("of a report that is held is not told", async () => {
    const server = await hook();
    await rule(await destination({ kind: "webhook", url: server.url }));
    const delivery = await push(
      ci.actor,
      trivyImage({
        repository: "registry.example/held",
        tag: "1",
        content: "held",
        os: { family: "debian", name: "12" },
        at: new Date(Date.now() - HOUR).toISOString(),
        flaws: [{ id: "CVE-2026-1", package: "openssl", type: "deb", version: "1", severity: "high" }],
      }),
      { preview: true },
    );
    expect(delivery.state).toBe("held");
    await runJobs();
    expect(told(server)).toEqual([]);
  });
});

describe("time", () => {
  const at = (text: string) => new Date(`2026-03-${text}:00Z`);
  const opened = (moment: string, id: string) =>
    withClock(at(moment), async () => {
      await scan(
        { [id]: "high" },
        {
          content: id,
          tag: id,
          repository: `registry.example/${id.toLowerCase()}`,
          at: at(moment).toISOString(),
        },
      );
      await runJobs();
    });
  const minute = (moment: string) =>
    withClock(at(moment), async () => {
      await sendDueNotifications();
      await runJobs();
    });

  it("quiet hours hold a message until they end; what closed by then is not told", async () => {
    const server = await hook();
    const id = await destination({ kind: "webhook", url: server.url });
    await rule(id, { schedule: { zone: "Europe/Berlin", quiet: { from: "22:00", to: "07:00" } } });
    await opened("10T20:59", "CVE-2026-1");
    expect(told(server)).toHaveLength(1);
    await opened("10T21:00", "CVE-2026-2");
    await opened("11T02:00", "CVE-2026-3");
    await opened("11T03:00", "CVE-2026-4");
    await withClock(at("11T04:00"), () =>
      scan(
        {},
        {
          content: "CVE-2026-3",
          tag: "CVE-2026-3",
          repository: "registry.example/cve-2026-3",
          at: at("11T04:00").toISOString(),
        },
      ),
    );
    await minute("11T05:59");
    expect(told(server)).toHaveLength(1);
    expect(RuleView.parse((await listRules(admin))[0])).toMatchObject({
      waiting: 2,
      dueAt: "2026-03-11T06:00:00.000Z",
    });
    await minute("11T06:00");
    expect(told(server)[1]).toEqual({
      type: "plimsoll.new_finding",
      title: "2 new findings: 2 high",
      count: 2,
    });
    await minute("11T06:01");
    expect(told(server)).toHaveLength(2);
  });

  it("a daily digest says all at once, at its time in its zone", async () => {
    const server = await hook();
    const id = await destination({ kind: "webhook", url: server.url });
    await rule(id, { schedule: { cadence: "daily", dailyAt: "08:00", zone: "America/New_York" } });
    await opened("10T13:00", "CVE-2026-1");
    await opened("11T02:00", "CVE-2026-2");
    await minute("11T11:59");
    expect(told(server)).toEqual([]);
    await minute("11T12:00");
    expect(told(server).map(({ count }) => count)).toEqual([2]);
  });

  it("below the threshold nothing is sent", async () => {
    const server = await hook();
    const id = await destination({ kind: "webhook", url: server.url });
    await rule(id, { schedule: { threshold: 2 } });
    await opened("10T13:00", "CVE-2026-1");
    await minute("12T13:00");
    expect(told(server)).toEqual([]);
    await opened("13T13:00", "CVE-2026-2");
    expect(told(server).map(({ count }) => count)).toEqual([2]);
  });
});

describe("enough in a window", () => {
  const found = (moment: string, id: string) =>
    withClock(new Date(`2026-03-${moment}:00Z`), async () => {
      const at = `2026-03-${moment}:00.000Z`;
      await scan({ [id]: "high" }, { content: id, tag: id, repository: `registry.example/${id}`, at });
      await runJobs();
    });

  it("is told with all that waits; too few of them, or too far apart, wait", async () => {
    const server = await hook();
    await rule(await destination({ kind: "webhook", url: server.url }), {
      schedule: { threshold: 2, withinHours: 3 },
    });
    await found("10T01:00", "CVE-2026-1");
    await found("10T09:00", "CVE-2026-2");
    expect(told(server)).toEqual([]);
    expect((await listRules(admin))[0]).toMatchObject({ waiting: 2, dueAt: null });
    await found("10T12:00", "CVE-2026-3");
    expect(told(server).map(({ count }) => count)).toEqual([3]);
  });
});

describe("other events", () => {
  const kev = (ids: string[], version: string) =>
    push(ci.actor, {
      catalogVersion: version,
      dateReleased: `${version}T12:00:00Z`.replaceAll(".", "-"),
      vulnerabilities: ids.map((cveID) => ({ cveID, dateAdded: "2026-03-01" })),
    });

  it("an advisory that joins KEV is told where it affects us, what was known before is not", async () => {
    const server = await hook();
    await scan({ "CVE-2026-1001": "low", "CVE-2026-1002": "low" });
    await kev(["CVE-2026-1001"], "2026.03.01");
    await rule(await destination({ kind: "webhook", url: server.url }), { event: "known_exploited" });
    await kev(["CVE-2026-1001", "CVE-2026-1002", "CVE-2026-1003"], "2026.03.02");
    await runJobs();
    expect(told(server)).toEqual([
      {
        type: "plimsoll.known_exploited",
        title: "Known to be exploited: CVE-2026-1002 in openssl",
        count: 1,
      },
    ]);
    await scan({ "CVE-2026-1003": "low" }, { content: "other", repository: "registry.example/other" });
    await runJobs();
    expect(told(server)[1]?.title).toBe("Known to be exploited: CVE-2026-1003 in openssl");
    await kev(["CVE-2026-1001", "CVE-2026-1002", "CVE-2026-1003"], "2026.03.03");
    await runJobs();
    expect(told(server)).toHaveLength(2);
  });

  it("a report that cannot be applied is told", async () => {
    const server = await hook();
    await rule(await destination({ kind: "webhook", url: server.url }), { event: "report_failed" });
    await push(ci.actor, Buffer.from("{ not json"), { fileName: "broken.json" });
    await runJobs();
    expect(told(server)).toEqual([
      { type: "plimsoll.report_failed", title: "Report was not applied: broken.json", count: 1 },
    ]);
  });

  it("a collector that falls silent is told once, and again after it spoke", async () => {
    const server = await hook();
    await rule(await destination({ kind: "webhook", url: server.url }), { event: "collector_silent" });
    await sql`update collector set interval_seconds = 3600, seen_at = '2026-03-10T00:00Z' where name = 'ci'`;
    const round = (text: string) =>
      withClock(new Date(text), async () => {
        await sendDueNotifications();
        await runJobs();
      });
    await round("2026-03-10T02:59Z");
    expect(told(server)).toEqual([]);
    await round("2026-03-10T03:01Z");
    await round("2026-03-10T09:00Z");
    expect(told(server).map(({ title }) => title)).toEqual(["Collector is silent: ci"]);
    await sql`update collector set seen_at = '2026-03-10T10:00Z' where name = 'ci'`;
    await round("2026-03-10T14:00Z");
    expect(told(server)).toHaveLength(2);
  });
});

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
    const { matchNotifications } = await import("./jobs.ts");
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

const jiraAt = (url: string): Connection => ({
  kind: "jira",
  site: url,
  account: "bot@example.com",
  token: "jira-token",
  project: "SEC",
  issueType: "Task",
  labels: [],
});
const githubAt = (url: string): Connection => ({
  kind: "github",
  api: url,
  token: "github-token",
  repository: "example/ships",
  labels: ["security"],
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

describe("settings", () => {
  it("give no secret away: not in views, not in the audit log, not in a table", async () => {
    const made = await addDestination(admin, {
      name: "hook",
      connection: { kind: "webhook", url: "https://hooks.example/url-canary?k=1" },
    });
    const { signingSecret } = await rotateSigningSecret(admin, made.id);
    await addDestination(admin, {
      name: "jira",
      connection: { ...jiraAt("https://jira.example"), token: "token-canary" } as Connection,
    });
    await changeDestination(admin, made.id, { version: 2, name: "renamed" });
    DestinationView.array().parse(await listDestinations(admin));
    const everything = JSON.stringify([
      await listDestinations(admin),
      await sql`select entry from audit_pending`,
      await sql`select entry from audit_entry`,
      (await sql<{ sealed: Buffer }>`select d.*, encode(sealed, 'escape') as text from destination d`).map(
        (row) => ({
          ...row,
          sealed: row.sealed.toString("latin1"),
        }),
      ),
    ]);
    for (const canary of [
      "url-canary",
      "token-canary",
      made.signingSecret!,
      signingSecret,
      signingSecret.slice(6),
    ])
      expect(everything).not.toContain(canary);
    expect(everything).toContain("destination.secret_rotated");
  });

  it("are an administrator's", async () => {
    expect(() =>
      addDestination(analyst, { name: "x", connection: { kind: "slack", url: "https://x.example/" } }),
    ).toThrow(/notifications:manage/);
    const viewer: Actor = { ...analyst, role: "viewer" };
    await expect(listDestinations(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listRules(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendTest(analyst, 1)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("change, switch off and go with what hangs on them", async () => {
    const server = await hook();
    const id = await destination({ kind: "webhook", url: server.url });
    const { id: ruleId } = await rule(id, { schedule: { cadence: "daily" } });
    await scan({ "CVE-2026-1": "high" });
    await runJobs();
    expect((await listRules(admin))[0]).toMatchObject({ waiting: 1 });
    await changeRule(
      admin,
      ruleId,
      RuleChange.parse({ name: "at once", destinationId: id, event: "new_finding", version: 1 }),
    );
    await sendDueNotifications();
    await runJobs();
    expect(told(server)).toHaveLength(1);
    await expect(rule(id, { name: "at once" })).rejects.toMatchObject({ code: "conflict" });
    await expect(
      changeDestination(admin, id, { version: 1, connection: { kind: "slack", url: server.url } }),
    ).rejects.toMatchObject({ code: "conflict" });
    await changeDestination(admin, id, { version: 1, enabled: false });
    await scan({ "CVE-2026-2": "high" }, { content: "b", tag: "2" });
    await runJobs();
    expect(told(server)).toHaveLength(1);
    await removeRule(admin, ruleId);
    expect(await history(id)).toHaveLength(1);
    await removeDestination(admin, id);
    expect(await sql`select from notification_item`).toEqual([]);
  });
});

describe("a preview of seven days", () => {
  const preview = async (draft: object) => Preview.parse(await previewRule(admin, RuleDraft.parse(draft)));

  it("says what a rule would have sent, by its filter and schedule, and sends nothing", async () => {
    const day = (n: number) => new Date(Date.now() - n * 24 * HOUR).toISOString();
    await scan({ "CVE-2026-1": "critical", "CVE-2026-2": "low" }, { at: day(3) });
    await scan({ "CVE-2026-3": "critical" }, { content: "b", repository: "registry.example/b", at: day(1) });
    await scan({ "CVE-2026-4": "critical" }, { content: "c", repository: "registry.example/c", at: day(20) });
    const critical = { event: "new_finding", filter: "severity:critical" };
    const { messages, matched, waiting } = await preview(critical);
    expect(messages.map(({ title }) => title)).toEqual([
      "New finding: CVE-2026-1 in openssl, registry.example/shop/web",
      "New finding: CVE-2026-3 in openssl, registry.example/b",
    ]);
    expect({ matched, waiting }).toEqual({ matched: 2, waiting: 0 });
    expect(await preview({ event: "new_finding" })).toMatchObject({ matched: 3 });
    expect(await preview({ ...critical, schedule: { threshold: 2 } })).toMatchObject({
      messages: [{ count: 2 }],
    });
    expect(await preview({ ...critical, schedule: { threshold: 3 } })).toMatchObject({
      messages: [],
      waiting: 2,
    });
    expect(await sql`select from notification_message`).toEqual([]);
  });

  it("knows the other events too", async () => {
    await scan({ "CVE-2026-1": "low" });
    await sql`update rule set kev = true where key = 'CVE-2026-1'`;
    await push(ci.actor, Buffer.from("{ not json"), { fileName: "broken.json" });
    await sql`update collector set interval_seconds = 3600, created_at = now() - interval '2 days' where name = 'ci'`;
    expect(await preview({ event: "known_exploited" })).toMatchObject({ matched: 1 });
    expect((await preview({ event: "report_failed" })).messages).toMatchObject([
      { names: ["broken.json from ci"] },
    ]);
    expect((await preview({ event: "collector_silent" })).messages).toMatchObject([{ names: ["ci"] }]);
  });
});
