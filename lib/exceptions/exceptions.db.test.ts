import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clusterList } from "../../prisma/factories/kubernetes.ts";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { withClock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { getFinding } from "../findings/detail/read.ts";
import { listFindings } from "../findings/read.ts";
import { filterOf, rollUps } from "../findings/testing.ts";
import { triageFinding } from "../findings/triage/write.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { getPosture } from "../posture/read.ts";
import { getException, listExceptions, previewException } from "./read.ts";
import { ExceptionPreviewQuery, ExceptionQuery, ExceptionRequest } from "./schema.ts";
import { settleExceptions } from "./settle/write.ts";
import { decideException, requestException } from "./write.ts";

await testDatabase();

let ana: Actor;
let cleo: Actor;
let cyd: Actor;
beforeAll(async () => {
  ana = await person("analyst", "Ana");
  cleo = await person("ciso", "Cleo");
  cyd = await person("ciso", "Cyd");
});
beforeEach(wipe);

const NOW = new Date("2026-06-01T12:00:00Z");
const END = "2026-06-30T18:00:00.000Z";
const at = <T>(moment: Date | string, work: () => Promise<T>): Promise<T> =>
  withClock(new Date(moment), work);
const flaw = (id: string, more: Partial<ScannedImage["flaws"][number]> = {}) => ({
  id,
  package: `lib-${id.slice(-1)}`,
  type: "deb" as const,
  version: "1",
  severity: "high" as const,
  ...more,
});
const scan = (part: Partial<ScannedImage> = {}) =>
  trivyImage({
    repository: "registry.example/shop/web",
    tag: "1.0",
    content: "web 1.0",
    os: { family: "debian", name: "12" },
    at: "2026-06-01T10:00:00Z",
    flaws: [flaw("CVE-2026-1"), flaw("CVE-2026-2")],
    ...part,
  } satisfies ScannedImage);
const send = async (document: unknown, moment: Date | string = NOW) => {
  const from = await collector("ci");
  const done = await at(moment, () => push(from, document));
  expect(done.trouble).toBeNull();
  return done;
};
const asked = (more: Record<string, unknown> = {}): ExceptionRequest =>
  ExceptionRequest.parse({
    name: "Waiting for the vendor",
    reason: "The vendor ships its fix in July; the port is closed.",
    scope: "rule:CVE-2026-1",
    endsAt: END,
    ...more,
  });
const approved = async (more: Record<string, unknown> = {}): Promise<number> => {
  const { id } = await at(NOW, () => requestException(ana, asked(more)));
  await at(NOW, () => decideException(cleo, id, { decision: "approve", note: "Agreed.", version: 1 }));
  return id;
};
const statuses = async (): Promise<Record<string, string>> => {
  const { rows } = await listFindings(ana, filterOf({ state: "all" }));
  return Object.fromEntries(
    rows.map((row) => [`${row.rule.key} ${row.subject.name.split("/").at(-1)}`, row.status]),
  );
};
const settle = (moment: Date | string) => at(moment, settleExceptions);

describe("two people", () => {
  beforeEach(() => send(scan()));

  it("accept a risk: one asks, another approves, and only then anything changes", async () => {
    const { id } = await at(NOW, () => requestException(ana, asked()));
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open" });
    await at(NOW, () => decideException(cleo, id, { decision: "approve", note: "", version: 1 }));
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "risk_accepted", "CVE-2026-2 web": "open" });
    expect((await getException(cleo, id)).exception).toMatchObject({
      state: "approved",
      decidedBy: "Cleo",
      findings: 1,
    });
    const { stored, counted } = await rollUps();
    expect(stored).toEqual(counted);
    const posture = await at(NOW, () => getPosture(cleo, "estate"));
    expect(posture.honoured!).toBeGreaterThan(posture.score!);
    expect(posture.accepted.findings).toBe(1);
  });

  it("means that nobody approves their own, whatever their role", async () => {
    const { id } = await at(NOW, () => requestException(cleo, asked()));
    await expect(
      decideException(cleo, id, { decision: "approve", note: "", version: 1 }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      decideException(ana, id, { decision: "approve", note: "", version: 1 }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await getException(cleo, id)).moves).toEqual(["withdraw"]);
    expect((await getException(cyd, id)).moves).toEqual(["approve", "decline"]);
    expect((await listExceptions(cyd, ExceptionQuery.parse({ mine: "approve" }))).rows).toHaveLength(1);
    expect((await listExceptions(cleo, ExceptionQuery.parse({ mine: "approve" }))).rows).toHaveLength(0);
  });

  it("tells the slower one who was faster", async () => {
    const { id } = await at(NOW, () => requestException(ana, asked()));
    await at(NOW, () => decideException(cleo, id, { decision: "decline", note: "Not now.", version: 1 }));
    await expect(
      decideException(cyd, id, { decision: "approve", note: "", version: 1 }),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^Cleo was faster: it is declined now/),
    });
  });

  it("see before what it takes and what it leaves out", async () => {
    const query = ExceptionPreviewQuery.parse({ scope: "repository:*web", endsOnKev: true });
    await sql`update rule set kev = true where key = 'CVE-2026-2'`;
    const preview = await at(NOW, () => previewException(ana, query));
    expect(preview).toMatchObject({
      findings: 1,
      capped: false,
      leftOut: { settled: 0, kev: 1 },
      severities: { high: 1 },
      subjects: 1,
      approvers: 2,
    });
  });

  it("cannot choose by what became of findings, nor take everything", () => {
    for (const scope of ["status:open", "is:closed", "", "rule:CVE-2026-1 cause:fixed", "nonsense:x"])
      expect(ExceptionRequest.safeParse({ ...asked(), scope }).success, scope).toBe(false);
  });
});

describe("an approved exception", () => {
  beforeEach(() => send(scan()));

  it("ends at its second: the findings reopen with the reason in their history, and may not before", async () => {
    const id = await approved();
    await settle("2026-06-30T17:59:59.999Z");
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "risk_accepted" });
    await settle(END);
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open" });
    expect((await getException(ana, id)).exception).toMatchObject({
      state: "ended",
      endedAt: END,
      findings: 0,
      left: 1,
    });
    const { rows } = await listFindings(ana, filterOf({ rule: "CVE-2026-1" }));
    const told = JSON.stringify((await getFinding(ana, String(rows[0]!.id))).timeline);
    expect(told).toContain("the exception's day came");
  });

  it("ends for what becomes known to be exploited, by the feed's own import", async () => {
    const id = await approved({ scope: "repository:*web", endsOnKev: true });
    const kev = {
      catalogVersion: "2026-06-02",
      dateReleased: "2026-06-02T12:00:00Z",
      vulnerabilities: [{ cveID: "CVE-2026-1", dateAdded: "2026-06-02" }],
    };
    await send(kev, "2026-06-02T13:00:00Z");
    await settle("2026-06-02T13:00:01Z");
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open", "CVE-2026-2 web": "risk_accepted" });
    const { exception, members } = await getException(ana, id);
    expect(exception).toMatchObject({ state: "approved", findings: 1, left: 1 });
    expect(members.at(-1)).toMatchObject({ rule: "CVE-2026-1", because: "it is known to be exploited now" });
    await settle("2026-06-02T13:05:00Z");
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open" });
  });

  it("ends when EPSS passes the threshold, and as a whole when that is true of all it covered", async () => {
    const id = await approved({ endsOnEpss: 0.3 });
    const epss = (score: number, day: string) =>
      Buffer.from(
        `#model_version:v1,score_date:${day}T00:00:00Z\ncve,epss,percentile\nCVE-2026-1,${score},0.5\n`,
      );
    await send(epss(0.29, "2026-06-02"), "2026-06-02T13:00:00Z");
    await settle("2026-06-02T14:00:00Z");
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "risk_accepted" });
    await send(epss(0.3, "2026-06-03"), "2026-06-03T13:00:00Z");
    await settle("2026-06-03T14:00:00Z");
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open" });
    expect((await getException(ana, id)).exception).toMatchObject({
      state: "ended",
      endedBecause: expect.stringContaining("EPSS passed"),
    });
  });

  it("ends when a fix appears", async () => {
    await approved({ endsOnFix: true });
    await send(
      scan({ flaws: [flaw("CVE-2026-1", { fixed: "2" }), flaw("CVE-2026-2")], at: "2026-06-02T10:00:00Z" }),
      "2026-06-02T11:00:00Z",
    );
    await settle("2026-06-02T11:00:01Z");
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open" });
  });

  it("ends when the internet reaches what it is on", async () => {
    await approved({ endsOnExposure: true });
    const node = { name: "n", role: "worker", region: "r", zone: "ra", provider: "aws" } as const;
    const workload = {
      kind: "Deployment",
      namespace: "shop",
      name: "web",
      team: "pay",
      replicas: 1,
      repository: "registry.example/shop/web",
      tag: "1.0",
      content: "web 1.0",
      door: "ingress",
      since: "2026-06-02T00:00:00Z",
    } as const;
    const from = await collector("ci");
    const moment = new Date("2026-06-02T11:00:00Z");
    await at(moment, () =>
      push(from, clusterList("prod", [node], [workload], moment, "2026-06-02T00:00:00Z"), {
        subjects: ["cluster:prod"],
      }),
    );
    await settle("2026-06-02T11:00:01Z");
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open" });
  });

  it("carries over to new tags and to new things in its scope, and survives rescans", async () => {
    await approved({ scope: "rule:CVE-2026-1 repository:*shop*" });
    await send(scan({ tag: "1.1", content: "web 1.1", at: "2026-06-02T10:00:00Z" }), "2026-06-02T11:00:00Z");
    await send(
      scan({ repository: "registry.example/shop/pay", content: "pay", at: "2026-06-02T10:00:00Z" }),
      "2026-06-02T11:00:00Z",
    );
    await settle("2026-06-02T11:00:01Z");
    expect(await statuses()).toMatchObject({
      "CVE-2026-1 web": "risk_accepted",
      "CVE-2026-1 pay": "risk_accepted",
      "CVE-2026-2 pay": "open",
    });
  });

  it("yields to a person who decides otherwise, and does not take the finding back", async () => {
    const id = await approved();
    const { rows } = await listFindings(ana, filterOf({ rule: "CVE-2026-1" }));
    const { id: finding, version } = rows[0]!;
    await triageFinding(ana, finding, {
      status: "open",
      comment: "It is reachable after all.",
      justification: null,
      version,
    });
    await settle("2026-06-02T11:00:00Z");
    await settle("2026-06-02T11:01:00Z");
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open" });
    expect((await getException(ana, id)).exception).toMatchObject({ findings: 0, left: 1 });
  });

  it("is renewed with a new reason and a new approval, without a gap", async () => {
    const first = await approved();
    await expect(at(NOW, () => requestException(ana, asked({ renews: first })))).rejects.toMatchObject({
      code: "invalid",
    });
    const reason = "The vendor moved its fix to August; see its notice of June.";
    const { id } = await at(NOW, () =>
      requestException(ana, asked({ renews: first, reason, endsAt: "2026-08-31T00:00:00Z" })),
    );
    await expect(
      at(NOW, () => requestException(ana, asked({ renews: first, reason }))),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    await at(NOW, () => decideException(cyd, id, { decision: "approve", note: "", version: 1 }));
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "risk_accepted" });
    expect((await getException(ana, first)).exception).toMatchObject({ state: "revoked", renewedById: id });
    await settle(END);
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "risk_accepted" });
  });

  it("is taken back by who approves or who asked, and everything reopens", async () => {
    const id = await approved();
    const { version } = (await getException(cyd, id)).exception;
    await at(NOW, () => decideException(cyd, id, { decision: "revoke", note: "", version }));
    expect(await statuses()).toMatchObject({ "CVE-2026-1 web": "open" });
    const actions = await sql<{
      entry: string;
    }>`select entry from audit_pending union all select entry from audit_entry`;
    const said = actions.map(({ entry }) => (JSON.parse(entry) as { action: string }).action);
    for (const action of [
      "exception.requested",
      "exception.approved",
      "exception.settled",
      "exception.revoked",
    ])
      expect(said).toContain(action);
  });
});
