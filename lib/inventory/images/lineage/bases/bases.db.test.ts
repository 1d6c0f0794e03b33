import { beforeEach, describe, expect, it } from "vitest";
import { digestOf } from "../../../../../prisma/factories/digest.ts";
import type { Flaw } from "../../../../../prisma/factories/packages.ts";
import { trivyImage } from "../../../../../prisma/factories/trivy.ts";
import { systemActor } from "../../../../access/actor.ts";
import { sql } from "../../../../db/client.ts";
import { testDatabase } from "../../../../db/testing.ts";
import { getFinding } from "../../../../findings/detail/read.ts";
import { FindingDetail } from "../../../../findings/detail/schema.ts";
import { FindingFilter } from "../../../../findings/filter.ts";
import { listGroups } from "../../../../findings/groups/read.ts";
import { GroupQuery } from "../../../../findings/groups/schema.ts";
import { countFindings } from "../../../../findings/list/total/read.ts";
import { rollUps } from "../../../../findings/testing.ts";
import { collector, push, wipe } from "../../../../ingest/testing.ts";
import { settleLineage } from "../jobs.ts";
import { BaseDetail, BasePage, ImageLineage } from "../schema.ts";
import { getBase, getImageLineage, listBases } from "./read.ts";

await testDatabase();
const actor = systemActor("test");

const flaw = (n: number, change: Partial<Flaw> = {}): Flaw => ({
  id: `CVE-2099-${n}`,
  package: `lib${n}`,
  type: "npm",
  version: "1.0",
  fixed: "1.1",
  severity: "high",
  path: `usr/lib/lib${n}/package.json`,
  ...change,
});

let minute = 0;
/** A scan of an image whose layers are the letters. */
const scan = (name: string, layers: string, flaws: Flaw[]) => {
  const [repository = "", tag = ""] = name.split(":");
  const at = new Date(Date.UTC(2026, 2, 1, 10, minute++)).toISOString();
  const document = trivyImage({
    repository: `registry.example/${repository}`,
    tag,
    content: `${name} ${layers}`,
    os: { family: "debian", name: "12" },
    flaws,
    at,
  });
  document.Metadata.DiffIDs = [...layers].map((letter) => digestOf(letter, "layer"));
  document.Metadata.ImageConfig.created = at;
  return document;
};

const send = async (...documents: object[]) => {
  const ci = await collector("ci");
  for (const document of documents) {
    const { state } = await push(ci, document);
    expect(["applied", "unchanged"]).toContain(state);
  }
  await runLineage();
};

/** As the worker would. */
const runLineage = async () => {
  const jobs = await sql<{ id: number; repositoryId: number }>`
    select id, (payload ->> 'repositoryId')::int as "repositoryId" from graphile_worker._private_jobs where payload::jsonb ? 'repositoryId'`;
  for (const { id, repositoryId } of jobs) {
    await settleLineage({ repositoryId });
    await sql`delete from graphile_worker._private_jobs where id = ${id}`;
  }
};

const imageId = async (name: string) => {
  const [row] = await sql<{ id: number }>`
    select id from asset where kind = 'image' and name like ${`%/${name}%`} order by live desc, id desc limit 1`;
  return row!.id;
};
const sides = async (repository: string) => {
  const rows = await sql<{ key: string; platform: boolean }>`
    select r.key, f.platform from finding f join rule r on r.id = f.rule_id join asset a on a.id = f.subject_id
    where a.name like ${`%/${repository}`} and f.state < 2 order by 1`;
  return Object.fromEntries(rows.map(({ key, platform }) => [key, platform]));
};

beforeEach(async () => {
  await wipe();
  await sql`delete from graphile_worker._private_jobs`;
  minute = 0;
});

describe("two applications on one base", () => {
  beforeEach(() =>
    send(
      scan("node:20", "ab", [flaw(1), flaw(2)]),
      scan("pay:1", "abc", [flaw(1), flaw(2), flaw(3)]),
      scan("shop:1", "abd", [flaw(1), flaw(2), flaw(4)]),
    ),
  );

  it("show its problem once under the base, twice as inherited", async () => {
    const page = BasePage.parse(await listBases(actor, { limit: 10 }));
    expect(page.rows).toMatchObject([
      {
        name: "registry.example/node:20",
        findings: 2,
        images: 2,
        repositories: 2,
        inherited: 4,
        update: null,
      },
    ]);
    const detail = BaseDetail.parse(await getBase(actor, page.rows[0]!.id));
    expect(detail.findings.map(({ rule, inherited, fixed }) => [rule, inherited, fixed])).toEqual([
      ["CVE-2099-1", 2, null],
      ["CVE-2099-2", 2, null],
    ]);
    expect(detail.built.map(({ name, inherited, own }) => [name, inherited, own])).toEqual([
      ["registry.example/pay:1", 2, 1],
      ["registry.example/shop:1", 2, 1],
    ]);
    expect(detail.blocked).toEqual([{ team: null, teamId: null, images: 2, workloads: 0 }]);
    const lineage = ImageLineage.parse(await getImageLineage(actor, await imageId("pay")));
    expect(lineage).toMatchObject({
      base: { name: "registry.example/node:20" },
      inherited: { high: 2 },
      own: { high: 1 },
    });
  });

  it("put their findings together by what they are built on", async () => {
    const { rows } = await listGroups(actor, GroupQuery.parse({ group: "base" }));
    expect(rows.map(({ label, findings }) => [label, findings])).toEqual([
      ["no base image", 4],
      ["registry.example/node:20", 4],
    ]);
    for (const { filter, findings } of rows)
      expect(await countFindings(actor, FindingFilter.parse({ filter }))).toBe(findings);
    expect(await countFindings(actor, FindingFilter.parse({ filter: "base:node:20 rule:CVE-2099-1" }))).toBe(
      2,
    );
  });

  it("leave what is inherited to the platform, and each finding says where it comes from", async () => {
    expect(await sides("pay")).toEqual({ "CVE-2099-1": true, "CVE-2099-2": true, "CVE-2099-3": false });
    expect(await sides("node")).toEqual({ "CVE-2099-1": false, "CVE-2099-2": false });
    const rows = await sql<{ id: number; key: string }>`
      select f.id, r.key from finding f join rule r on r.id = f.rule_id join asset a on a.id = f.subject_id
      where a.name like '%/pay' order by r.key`;
    const [first, , own] = await Promise.all(
      rows.map(async ({ id }) => FindingDetail.parse(await getFinding(actor, String(id))).inheritance),
    );
    expect(first).toMatchObject({ images: 1, inherited: 1, from: [{ name: "registry.example/node:20" }] });
    expect(own).toEqual({ images: 1, inherited: 0, from: [] });
    const { stored, counted } = await rollUps();
    expect(stored).toEqual(counted);
  });

  it("lose it by a rebuild on a new base, as the update said", async () => {
    await send(scan("node:21", "AB", [flaw(2), flaw(9)]));
    const [base] = (await listBases(actor, { limit: 10 })).rows;
    expect(base!.update).toEqual({
      to: { id: expect.any(Number), kind: "image", name: "registry.example/node:21" },
      removes: 2,
      images: 2,
      stay: 0,
      brings: 1,
    });
    const { findings } = await getBase(actor, base!.id);
    expect(findings.map(({ rule, fixed }) => [rule, fixed])).toEqual([
      ["CVE-2099-1", true],
      ["CVE-2099-2", false],
    ]);
    await send(
      scan("pay:1", "ABc", [flaw(2), flaw(9), flaw(3)]),
      scan("shop:1", "ABd", [flaw(2), flaw(9), flaw(4)]),
    );
    expect(await sides("pay")).toEqual({ "CVE-2099-2": true, "CVE-2099-3": false, "CVE-2099-9": true });
    expect((await listBases(actor, { limit: 10 })).rows).toMatchObject([
      { name: "registry.example/node:21", images: 2, inherited: 4, update: null },
    ]);
  });
});

describe("the update of a base", () => {
  it("does not count what the application has of its own, nor what lives on in another image", async () => {
    await send(
      scan("node:20", "ab", [flaw(1), flaw(2), flaw(3)]),
      // The same problem at another place, in another version, and wholly inherited.
      scan("pay:1", "abc", [
        flaw(1, { path: "app/lib1/package.json" }),
        flaw(2, { version: "0.9" }),
        flaw(3),
      ]),
      scan("shop:1", "abd", [flaw(1)]),
      scan("shop:edge", "xyz", [flaw(1)]),
      scan("node:21", "AB", []),
    );
    const base = (await listBases(actor, { limit: 10 })).rows.find(({ name }) => name.endsWith("node:20"));
    expect(base!.update).toMatchObject({ removes: 1, images: 2, stay: 1, brings: 0 });
  });

  it("is of the tag's own family, and only what somebody looked into", async () => {
    await send(
      scan("node:20-slim", "ab", [flaw(1)]),
      scan("pay:1", "abc", [flaw(1)]),
      scan("node:21-slim", "pq", []),
      scan("node:22", "rs", []),
    );
    expect((await listBases(actor, { limit: 10 })).rows[0]!.update?.to.name).toBe(
      "registry.example/node:21-slim",
    );
  });
});

it("takes a bill's word for the layer where the base was never scanned", async () => {
  const app = scan("pay:1", "abc", [flaw(1), flaw(2)]);
  await send(scan("node:20", "ab", []), app);
  expect(await sides("pay")).toEqual({ "CVE-2099-1": false, "CVE-2099-2": false });
  await sql`insert into bill_package (asset_id, tool, component_id, version_id, place_id, source_name, source_version, licenses, layer)
    select o.asset_id, 'syft', f.component_id, o.version_id, o.place_id, '', '', '',
      case r.key when 'CVE-2099-1' then ${digestOf("b", "layer")} else ${digestOf("c", "layer")} end
    from occurrence o join finding f on f.id = o.finding_id join rule r on r.id = f.rule_id`;
  const [repository] = await sql<{
    id: number;
  }>`select id from asset where kind = 'repository' and name like '%/pay'`;
  await settleLineage({ repositoryId: repository!.id });
  expect(await sides("pay")).toEqual({ "CVE-2099-1": true, "CVE-2099-2": false });
});

it("has nothing to say of a rebuild on top of itself, and pages through bases", async () => {
  await send(scan("app:1", "ab", [flaw(1)]), scan("app:2", "abc", [flaw(1)]));
  expect(await listBases(actor, { limit: 10 })).toEqual({ rows: [], total: 0, nextCursor: null });
  await send(scan("os:1", "a", [flaw(1)]), scan("run:1", "xy", []), scan("job:1", "xyz", []));
  const first = await listBases(actor, { limit: 1 });
  const second = await listBases(actor, { limit: 1, cursor: first.nextCursor! });
  expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual([
    "registry.example/os:1",
    "registry.example/run:1",
  ]);
  expect([first.total, second.nextCursor]).toEqual([2, null]);
});
