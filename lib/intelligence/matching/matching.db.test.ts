import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { trivyImage } from "../../../prisma/factories/trivy.ts";
import { systemActor } from "../../access/actor.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { getFinding } from "../../findings/detail/read.ts";
import { collector, findingsNow, push, wipe } from "../../ingest/testing.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { matchAdvisories } from "../jobs.ts";
import { listMatchReasons } from "../reasons/read.ts";

await testDatabase();
beforeEach(async () => {
  await wipe();
  await sql`delete from graphile_worker._private_jobs`;
});

const REFERENCE = "registry.example/shop/cart:1.0";

interface Waiting {
  id: string;
  payload: Jobs["advisories_match"];
}

const waiting = () =>
  sql<Waiting>`
    select j.id::text, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'advisories_match' order by j.id`;
const done = async ({ id, payload }: Waiting) => {
  await matchAdvisories(payload);
  await sql`delete from graphile_worker._private_jobs where id = ${id}::bigint`;
};
/** What the worker would do: the matches that the deliveries asked for, oldest first. */
const work = async () => {
  for (let jobs = await waiting(); jobs.length > 0; jobs = await waiting())
    for (const job of jobs) await done(job);
};
const send = async (...documents: unknown[]) => {
  const from = await collector("bills");
  for (const document of documents) {
    expect(await push(from, document)).toMatchObject({ trouble: null });
    await work();
  }
};

const bill = (
  day: string,
  components: { name?: string; version?: string; purl: string }[],
  reference = REFERENCE,
) => ({
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  metadata: {
    timestamp: `2026-03-${day}T10:00:00Z`,
    component: { type: "container", name: reference },
  },
  components: components.map(({ purl, name, version }) => {
    const [, path = "", at = ""] = /^pkg:\w+\/([^@]+)@([^?]+)/.exec(purl) ?? [];
    return { type: "library", name: name ?? path, version: version ?? decodeURIComponent(at), purl };
  }),
});
const LEFT = { purl: "pkg:npm/left@1.2.0" };
const record = (over: object = {}) => ({
  schema_version: "1.6.0",
  id: "GHSA-aaaa-bbbb-cccc",
  modified: "2026-03-10T00:00:00Z",
  aliases: ["CVE-2026-1111"],
  summary: "Left reads too much",
  details: "It reads **beyond** the end.",
  severity: [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" }],
  affected: [
    {
      package: { ecosystem: "npm", name: "left" },
      ranges: [{ type: "SEMVER", events: [{ introduced: "1.0.0" }, { fixed: "1.2.3" }] }],
    },
  ],
  ...over,
});
const range = (name: string, ecosystem: string, ...events: object[]) => ({
  package: { ecosystem, name },
  ranges: [{ type: "ECOSYSTEM", events }],
});
const narrowed = record({
  modified: "2026-03-11T00:00:00Z",
  affected: [range("left", "npm", { introduced: "1.0.0" }, { fixed: "1.1.0" })],
});
const withdrawn = record({ modified: "2026-03-12T00:00:00Z", withdrawn: "2026-03-12T00:00:00Z" });

const found = async () =>
  (await findingsNow()).map(({ rule, component, state, cause, tools }) => ({
    rule,
    component,
    state,
    cause: cause === null ? null : ["fixed", "gone", "withdrawn"][cause],
    tools,
  }));
const OPEN = {
  rule: "CVE-2026-1111",
  component: "npm/left",
  state: "present",
  cause: null,
  tools: ["plimsoll"],
};
const CLOSED = { ...OPEN, state: "closed", tools: [] };
const timeline = async () => {
  const [row] = await sql<{ id: number }>`select id from finding order by id limit 1`;
  const detail = await getFinding(systemActor("test"), String(row!.id));
  return detail.timeline.map(({ event, cause, by }) => [event, cause, by]);
};

describe("a bill of materials and an advisory", () => {
  it("make a finding, whichever comes first", async () => {
    await send(bill("01", [LEFT]));
    expect(await found()).toEqual([]);
    await send(record());
    expect(await found()).toEqual([OPEN]);
    expect(await timeline()).toEqual([["opened", null, "feed"]]);
    await wipe();
    await send(record(), bill("01", [LEFT]));
    expect(await found()).toEqual([OPEN]);
    expect(await timeline()).toEqual([["opened", null, null]]);
  });

  it("tell what said so", async () => {
    await send(bill("01", [LEFT]), record());
    const [row] = await sql<{ id: number }>`select id from finding`;
    expect(await getFinding(systemActor("test"), String(row!.id))).toMatchObject({
      severity: "critical",
      rule: { key: "CVE-2026-1111", title: "Left reads too much", urls: [] },
      identity: { sources: [{ tool: "plimsoll", reportedAs: "GHSA-aaaa-bbbb-cccc", severity: "critical" }] },
      occurrences: [{ version: "1.2.0", fixedVersion: "1.2.3", fixState: "fixed" }],
      reports: [{ format: "osv" }],
    });
    expect(await listMatchReasons(systemActor("test"), row!.id)).toEqual([
      {
        record: "GHSA-aaaa-bbbb-cccc",
        modified: "2026-03-10T00:00:00.000000000Z",
        ecosystem: "npm",
        package: "left",
        version: "1.2.0",
        range: "≥ 1.0.0, < 1.2.3",
        fixedVersion: "1.2.3",
      },
    ]);
  });

  it("meet also where records come one after the other, as an archive gives them", async () => {
    const other = record({ id: "GHSA-dddd-dddd-dddd", aliases: ["CVE-2026-3333"] });
    const archive = Buffer.from(`${JSON.stringify(record(), null, 2)}${JSON.stringify(other)}`);
    await send(bill("01", [LEFT]), archive);
    expect((await found()).map(({ rule }) => rule)).toEqual(["CVE-2026-1111", "CVE-2026-3333"]);
  });

  it("say nothing of what is not listed, not affected or of another distribution", async () => {
    const debian = (name: string, distro: string) => ({
      purl: `pkg:deb/debian/${name}@3.0.1-1?distro=${distro}&upstream=openssl`,
    });
    await send(
      bill("01", [{ purl: "pkg:npm/left@1.2.3" }, debian("libssl3", "debian-12")]),
      bill("01", [debian("libssl3", "debian-11")], "registry.example/shop/old:1.0"),
      record(),
      record({
        id: "DEBIAN-CVE-2026-2222",
        aliases: [],
        upstream: ["CVE-2026-2222"],
        affected: [range("openssl", "Debian:12", { introduced: "0" }, { fixed: "3.0.2-1" })],
      }),
    );
    expect(await findingsNow()).toMatchObject([
      {
        rule: "CVE-2026-2222",
        component: "deb/libssl3",
        subject: "repository:registry.example/shop/cart",
        state: "present",
      },
    ]);
  });
});

describe("an advisory that changes", () => {
  it("closes by what it no longer covers, and reopens by what it covers again", async () => {
    await send(bill("01", [LEFT]), record(), narrowed);
    expect(await found()).toEqual([{ ...CLOSED, cause: "withdrawn" }]);
    await send(record({ modified: "2026-03-12T00:00:00Z" }));
    expect(await found()).toEqual([OPEN]);
    expect(await timeline()).toEqual([
      ["opened", null, "feed"],
      ["closed", "withdrawn", "feed"],
      ["reopened", "reopened", "feed"],
    ]);
  });

  it("closes when it is withdrawn, and reopens when that is taken back by a newer record", async () => {
    await send(bill("01", [LEFT]), record(), withdrawn);
    expect(await found()).toEqual([{ ...CLOSED, cause: "withdrawn" }]);
    await send(record({ modified: "2026-03-11T00:00:00Z" }));
    expect(await found()).toEqual([{ ...CLOSED, cause: "withdrawn" }]);
    await send(record({ modified: "2026-03-13T00:00:00Z" }));
    expect(await found()).toEqual([OPEN]);
  });

  it("counts as its newest version says, in any order and in one document or several", async () => {
    const versions = [record(), narrowed, withdrawn, record({ modified: "2026-03-13T00:00:00Z" })];
    for (const arrival of [versions, versions.toReversed(), [[...versions]], [[...versions].reverse()]]) {
      await wipe();
      await send(bill("01", [LEFT]), ...arrival);
      expect(await found()).toEqual([OPEN]);
    }
  });

  it("is told from an upgrade", async () => {
    await send(record(), bill("01", [LEFT]), bill("02", [{ purl: "pkg:npm/left@1.2.3" }]));
    expect(await found()).toEqual([{ ...CLOSED, cause: "fixed" }]);
    expect(await timeline()).toEqual([
      ["opened", null, null],
      ["closed", "fixed", null],
    ]);
  });
});

const V4 = record({ modified: "2026-03-13T00:00:00Z" });
const present = async () => (await found()).filter(({ state }) => state === "present");

describe("arrivals", () => {
  const documents = [
    bill("01", [LEFT]),
    bill("02", [LEFT, { purl: "pkg:npm/right@2.0.0" }]),
    record(),
    narrowed,
    withdrawn,
    V4,
    record({
      id: "GHSA-dddd-dddd-dddd",
      aliases: ["CVE-2026-3333"],
      affected: [range("right", "npm", { introduced: "0" })],
    }),
  ];
  const END = [OPEN, { ...OPEN, rule: "CVE-2026-3333", component: "npm/right" }];

  it("in any order end in the same findings", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(documents, { minLength: documents.length }), async (order) => {
        await wipe();
        await sql`delete from graphile_worker._private_jobs`;
        await send(...order);
        expect(await present()).toEqual(END);
      }),
      { numRuns: 5 },
    );
  });

  it("of all of them at once do too", async () => {
    const from = await collector("bills");
    const at = (n: number) => `registry.example/shop/cart:${n}`;
    const many = [1, 2, 3, 4].flatMap((n) => [bill("01", [LEFT], at(n)), bill("02", [LEFT], at(n))]);
    await Promise.all([...many, ...documents.slice(2, 6)].map((document) => push(from, document)));
    for (let jobs = await waiting(); jobs.length > 0; jobs = await waiting())
      // A worker repeats what lost a deadlock; here the next round does.
      await Promise.allSettled(jobs.map(done));
    expect(await present()).toEqual([OPEN]);
    const [seen] = await sql<{ n: number }>`
      select count(distinct asset_id)::int as n from occurrence o join slice s on s.id = o.slice_id where s.tool = 'plimsoll'`;
    expect(seen!.n).toBe(4);
  });
});

describe("beside other tools", () => {
  const scan = (day: string, id: string | null) =>
    trivyImage({
      repository: "registry.example/shop/cart",
      tag: "1.0",
      content: "cart",
      os: { family: "debian", name: "12" },
      at: `2026-03-${day}T10:00:00Z`,
      flaws: id === null ? [] : [{ id, package: "left", type: "npm", version: "1.2.0", severity: "high" }],
    });

  it("makes one finding with two sources", async () => {
    await send(bill("01", [LEFT]), record(), scan("02", "CVE-2026-1111"));
    expect(await found()).toEqual([{ ...OPEN, tools: ["plimsoll", "trivy"] }]);
    await wipe();
    await send(scan("02", "CVE-2026-1111"), bill("01", [LEFT]), record());
    expect(await found()).toEqual([{ ...OPEN, tools: ["plimsoll", "trivy"] }]);
    await send(withdrawn);
    expect(await found()).toEqual([{ ...OPEN, tools: ["trivy"] }]);
  });
});

it("takes names and versions of any length", async () => {
  const long = "x".repeat(5_000);
  const fixed = `2.0.0-${long}`;
  await send(
    bill("01", [LEFT]),
    record({
      id: `LONG-${long}`,
      aliases: [`ALSO-${long}`],
      affected: [
        range("left", "npm", { introduced: "0" }, { fixed }),
        range(long, `npm:${long}`, { introduced: "0" }),
      ],
    }),
  );
  expect(await found()).toMatchObject([{ component: "npm/left", state: "present" }]);
});

describe("two names of one advisory", () => {
  const scan = (tag: string, id: string) =>
    trivyImage({
      repository: "registry.example/shop/named",
      tag,
      content: tag,
      os: { family: "debian", name: "12" },
      at: "2026-03-01T10:00:00Z",
      flaws: [{ id, package: "left", type: "npm", version: "1.2.0", severity: "high" }],
    });

  it("make one finding, whenever the record that says so comes", async () => {
    const documents = [scan("1.0", "GHSA-aaaa-bbbb-cccc"), scan("2.0", "CVE-2026-1111"), record()];
    const [ghsa, cve, names] = documents;
    await send(ghsa, cve);
    expect((await found()).map(({ rule }) => rule)).toEqual(["CVE-2026-1111", "GHSA-aaaa-bbbb-cccc"]);
    for (const order of [
      [ghsa, cve, names],
      [names, ghsa, cve],
      [ghsa, names, cve],
    ]) {
      await wipe();
      await sql`update rule set canonical_id = null`;
      await send(...order);
      expect((await found()).map(({ rule }) => rule)).toEqual(["CVE-2026-1111"]);
    }
  });
});

describe("what is written", () => {
  const statements = async () =>
    (
      await sql<{
        n: number;
      }>`select count(*)::int as n from statement where slices && array(select id from slice where key = 'plimsoll:advisories')`
    )[0]!.n;

  it("is nothing where a match says what it said before", async () => {
    await send(record(), bill("01", [LEFT]));
    expect(await statements()).toBe(1);
    await send(record({ modified: "2026-03-11T00:00:00Z", details: "Other words." }), bill("02", [LEFT]));
    expect(await statements()).toBe(1);
    await send(record({ id: "GHSA-zzzz-zzzz-zzzz", affected: [range("right", "npm", { introduced: "0" })] }));
    expect(await statements()).toBe(1);
    expect(await sql`select from advisory_touched`).toEqual([]);
  });

  it("keeps the roll-ups what a recount gives", async () => {
    await send(
      bill("01", [LEFT]),
      record(),
      narrowed,
      withdrawn,
      record({ modified: "2026-03-14T00:00:00Z" }),
    );
    const [drift] = await sql<{ n: number }>`
      select count(*)::int as n from (
        select subject_id, kind, coalesce(override, severity) as severity, status, state, platform, count(*)::int as n from finding group by 1, 2, 3, 4, 5, 6
        except select subject_id, kind, severity, status, state, platform, n from finding_count) d`;
    expect(drift!.n).toBe(0);
  });
});
