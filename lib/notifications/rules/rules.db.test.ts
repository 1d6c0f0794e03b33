import { describe, expect, it } from "vitest";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { push } from "../../ingest/testing.ts";
import { sendDueNotifications } from "../jobs.ts";
import { HOUR, runJobs, startDesk } from "../testing.ts";
import { previewRule } from "./preview/read.ts";
import { listRules } from "./read.ts";
import { Preview, RuleDraft, RuleView } from "./schema.ts";

await testDatabase();
const { admin, ci, hook, scan, destination, rule, told } = await startDesk();

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
