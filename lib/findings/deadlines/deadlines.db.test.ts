import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../../prisma/factories/trivy.ts";
import type { Actor } from "../../access/actor.ts";
import { person } from "../../access/testing.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { assignFinding } from "../assignment/write.ts";
import { getFinding } from "../detail/read.ts";
import { listMentions } from "../mentions/read.ts";
import { MentionQuery } from "../mentions/schema.ts";
import { readMentions } from "../mentions/write.ts";
import { PRIORITIES } from "../priority/priority.ts";
import { getPriority } from "../priority/read.ts";
import { listFindings } from "../read.ts";
import { filterOf } from "../testing.ts";
import { triageFinding } from "../triage/write.ts";
import { commentFinding } from "../write.ts";
import { judgeAll, judgeFindings } from "./due/write.ts";
import { setPolicy } from "./policy/write.ts";
import { getDeadlines, previewPolicy } from "./read.ts";

await testDatabase();

let ana: Actor;
let ben: Actor;
let ada: Actor;
beforeAll(async () => {
  ana = await person("analyst", "Ana");
  ben = await person("analyst", "Ben");
  ada = await person("admin", "Ada");
});
const USUAL = { act: 3, attend: 14, track_closely: 45, track: 180 };
beforeEach(async () => {
  await wipe();
  await sql`update sla_policy set days = (array[3, 14, 45, 180])[priority + 1]`;
});

const NOW = new Date("2026-06-01T12:00:00Z");
const day = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000);
const at = <T>(moment: Date, work: () => Promise<T>): Promise<T> => withClock(moment, work);
const scan = (flaws: string[], moment = NOW): ScannedImage => ({
  repository: "registry.example/shop/web",
  tag: "1.0",
  content: "web 1.0",
  os: { family: "debian", name: "12" },
  at: moment.toISOString(),
  flaws: flaws.map((id) => ({
    id,
    package: `lib-${id.slice(-1)}`,
    type: "deb",
    version: "1",
    severity: id.endsWith("1") ? "critical" : "medium",
  })),
});
const send = async (document: unknown, moment = NOW) => {
  const from = await collector("ci");
  expect((await at(moment, () => push(from, document))).trouble).toBeNull();
  await at(moment, judgeFindings);
};
const kev = (id: string) => ({
  catalogVersion: "2026-06-02",
  dateReleased: "2026-06-02T12:00:00Z",
  vulnerabilities: [{ cveID: id, dateAdded: "2026-06-02" }],
});
const rowsAt = async (moment: Date, query: Record<string, string> = {}) =>
  (await at(moment, () => listFindings(ana, filterOf({ sort: "due", ...query })))).rows;
const rowOf = async (rule: string, moment = NOW) => (await rowsAt(moment, { rule }))[0]!;

describe("priorities", () => {
  it("are those of the tree for everything, and follow what feeds and inventory say", async () => {
    await send(trivyImage(scan(["CVE-2026-1", "CVE-2026-2"])));
    await sql`update asset set exposure = 'running' where kind = 'image'`;
    await send(kev("CVE-2026-2"), day(1));
    expect((await rowOf("CVE-2026-2", day(1))).priority).toBe("attend");
    await sql`update asset set exposure = 'internet' where kind = 'image'`;
    await at(day(1), judgeFindings);
    expect((await rowOf("CVE-2026-2", day(1))).priority).toBe("act");
    for (const row of await rowsAt(day(1)))
      expect((await getPriority(ana, row.id)).priority).toBe(row.priority);
  });

  it("equal the pure tree on random exposures, criticalities and likelihoods", async () => {
    await send(trivyImage(scan(Array.from({ length: 40 }, (_, i) => `CVE-2026-${1000 + i}`))));
    await sql`update rule set epss = (id % 7) / 20.0, kev = id % 11 = 0,
      cvss = case when id % 3 = 0 then '[{"vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}]'::jsonb else '[]'::jsonb end`;
    for (const [exposure, criticality] of [
      ["internet", 5],
      ["not_running", 1],
      ["unknown", 2],
      ["running", 3],
    ] as const) {
      await sql`update asset set exposure = ${exposure}, criticality = ${criticality} where kind = 'image'`;
      await judgeAll();
      for (const row of await rowsAt(NOW, { limit: "50" }))
        expect([exposure, row.rule.key, row.priority]).toEqual([
          exposure,
          row.rule.key,
          (await getPriority(ana, row.id)).priority,
        ]);
    }
  });
});

describe("deadlines", () => {
  it("list exactly what is overdue on a frozen clock, and note each breach once", async () => {
    await send(trivyImage(scan(["CVE-2026-1", "CVE-2026-2"])));
    const row = await rowOf("CVE-2026-1");
    const days = USUAL[row.priority!];
    expect(row.dueAt).toBe(day(days).toISOString());
    const overdue = async (moment: Date) =>
      (await rowsAt(moment, { filter: "overdue:yes" })).map((one) => one.rule.key);
    expect(await overdue(new Date(day(days).getTime() - 1))).toEqual([]);
    expect(await overdue(day(days))).toContain("CVE-2026-1");
    expect((await rowsAt(NOW, { filter: `due:<${days + 1}d rule:CVE-2026-1` })).length).toBe(1);
    expect((await rowsAt(NOW, { filter: `due:<${days - 1}d rule:CVE-2026-1` })).length).toBe(0);
    await at(day(days), judgeFindings);
    await at(day(days + 1), judgeFindings);
    const { timeline } = await getFinding(ana, String(row.id));
    expect(timeline.filter((entry) => entry.event === "breached")).toHaveLength(1);
  });

  it("come nearer when a finding becomes more urgent, and never go by themselves", async () => {
    await send(trivyImage(scan(["CVE-2026-2"])));
    const before = await rowOf("CVE-2026-2");
    await send(kev("CVE-2026-2"), day(1));
    const urgent = await rowOf("CVE-2026-2", day(1));
    expect(PRIORITIES.indexOf(urgent.priority!)).toBeLessThan(PRIORITIES.indexOf(before.priority!));
    expect(urgent.dueAt! < before.dueAt!).toBe(true);
    await sql`update rule set kev = false`;
    await at(day(2), judgeAll);
    const calm = await rowOf("CVE-2026-2", day(2));
    expect([calm.priority, calm.dueAt]).toEqual([before.priority, urgent.dueAt]);
  });

  it("begin anew when a finding comes back, or a decision is taken back", async () => {
    await send(trivyImage(scan(["CVE-2026-2"])));
    const first = await rowOf("CVE-2026-2");
    await send(trivyImage(scan([], day(5))), day(5));
    await send(trivyImage(scan(["CVE-2026-2"], day(10))), day(10));
    const back = await rowOf("CVE-2026-2", day(10));
    expect(Date.parse(back.dueAt!) - Date.parse(first.dueAt!)).toBe(10 * 86_400_000);
    const decide = (status: "false_positive" | "open", version: number, moment: Date) =>
      at(moment, () =>
        triageFinding(ana, back.id, { status, comment: "Looked into it.", justification: null, version }),
      );
    await decide("false_positive", back.version, day(11));
    await decide("open", back.version + 1, day(20));
    expect(Date.parse((await rowOf("CVE-2026-2", day(20))).dueAt!) - Date.parse(first.dueAt!)).toBe(
      20 * 86_400_000,
    );
  });

  it("are changed by a policy that says before what it makes overdue", async () => {
    await send(trivyImage(scan(["CVE-2026-1", "CVE-2026-2"])));
    const strict = { act: 1, attend: 1, track_closely: 1, track: 1 };
    expect(await at(day(2), () => previewPolicy(ada, strict))).toEqual({ overdueNow: 0, overdueThen: 2 });
    await expect(setPolicy(ana, strict)).rejects.toMatchObject({ code: "forbidden" });
    await at(day(2), () => setPolicy(ada, strict));
    const told = await at(day(2), () => getDeadlines(ana));
    expect(Object.values(told.overdue).reduce((a, b) => a + b)).toBe(2);
    expect(told.policy).toEqual(strict);
  });

  it("are told with ages, time to close by cause, and a burn-down that adds up", async () => {
    await send(trivyImage(scan(["CVE-2026-1", "CVE-2026-2"])));
    await send(trivyImage(scan(["CVE-2026-1"], day(4))), day(4));
    const told = await at(day(5), () => getDeadlines(ana));
    expect(told.timeToClose[0]).toMatchObject({ team: null, cause: "fixed", count: 1, mean: 4, median: 4 });
    expect(told.burnDown.at(-1)).toMatchObject({ date: "2026-06-06", open: 1 });
    expect(told.burnDown.find(({ date }) => date === "2026-06-01")).toMatchObject({
      open: 2,
      opened: 2,
      closed: 0,
    });
    expect(told.burnDown.find(({ date }) => date === "2026-05-31")).toMatchObject({ open: 0 });
    expect(told.ages[0]!.counts).toMatchObject(told.open);
  });
});

describe("people", () => {
  it("give findings to each other, and the slower one is told who was faster and what they did", async () => {
    await send(trivyImage(scan(["CVE-2026-1"])));
    const { id, version } = await rowOf("CVE-2026-1");
    await assignFinding(ana, id, { assignee: { kind: "person", id: ben.id }, version });
    expect((await rowOf("CVE-2026-1")).assignee).toEqual({ kind: "person", id: ben.id, name: "Ben" });
    expect(await rowsAt(NOW, { filter: "assignee:Ben" })).toHaveLength(1);
    expect(await rowsAt(NOW, { filter: "assignee:none" })).toHaveLength(0);
    await expect(assignFinding(ben, id, { assignee: null, version })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^Ana .*Ben/),
    });
    await assignFinding(ben, id, { assignee: null, version: version + 1 });
    expect((await rowOf("CVE-2026-1")).assignee).toBeNull();
    await expect(
      assignFinding(ben, id, { assignee: { kind: "team", id: "x' or 1=1" }, version: version + 2 }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("name each other in remarks, once each, and see what names them", async () => {
    await send(trivyImage(scan(["CVE-2026-1"])));
    const { id } = await rowOf("CVE-2026-1");
    await commentFinding(ana, id, { comment: "@Ben can you look? @Ben, please. cc @Ana" });
    const page = await listMentions(ben, MentionQuery.parse({}));
    expect(page).toMatchObject({
      unread: 1,
      rows: [{ by: "Ana", unread: true, finding: { id, rule: "CVE-2026-1" } }],
    });
    expect((await listMentions(ana, MentionQuery.parse({}))).rows).toEqual([]);
    await readMentions(ben);
    expect((await listMentions(ben, MentionQuery.parse({}))).unread).toBe(0);
  });
});
