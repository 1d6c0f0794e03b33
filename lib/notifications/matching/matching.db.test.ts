import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { trivyImage } from "../../../prisma/factories/trivy.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { push } from "../../ingest/testing.ts";
import { addDestination } from "../destinations/write.ts";
import { sendDueNotifications } from "../jobs.ts";
import { getToldMessage } from "../messages/read.ts";
import { switchRule } from "../rules/write.ts";
import { HOUR, runJobs, startDesk } from "../testing.ts";

await testDatabase();
const { admin, analyst, ci, hook, scan, destination, rule, told, history } = await startDesk();

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

  it("what people have to look at again is told once for each reason: attestations and risks", async () => {
    const server = await hook();
    await rule(await destination({ kind: "webhook", url: server.url }), { event: "review_due" });
    await sql`insert into attestation (framework_id, control_id, statement, effective_from, expires_at, state, author_id, author_name, made_at)
      values ('nist-800-190', '4.4.5', 'There is a process', '2026-01-01', '2026-04-20', 'agreed', gen_random_uuid(), 'Ana', '2026-01-01')`;
    await sql`insert into risk (name, description, threats, likelihood, impact, treatment, state, review_on, made_by, made_at, changed_at)
      values ('Image from outside', '', '{}', 3, 3, 'mitigate', 'identified', '2026-04-01', 'Ana', '2026-01-01', '2026-01-01')`;
    const round = (text: string) =>
      withClock(new Date(text), async () => {
        await sendDueNotifications();
        await runJobs();
      });
    await round("2026-03-10T00:00Z");
    expect(told(server)).toEqual([]);
    await round("2026-03-22T00:00Z");
    await round("2026-03-23T00:00Z");
    expect(told(server).map(({ title }) => title)).toEqual(["To be looked at again: nist-800-190 4.4.5"]);
    await round("2026-04-01T08:00Z");
    await round("2026-04-21T08:00Z");
    await round("2026-04-22T08:00Z");
    expect(
      told(server)
        .map(({ title }) => title)
        .slice(1),
    ).toEqual(["To be looked at again: Image from outside", "To be looked at again: nist-800-190 4.4.5"]);
  });
});
