import { spawnSync } from "node:child_process";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import { systemActor } from "../access/actor.ts";
import { totalFindings } from "../findings/list/total/read.ts";
import { listFindings } from "../findings/read.ts";
import { filterOf, rollUps } from "../findings/testing.ts";
import { collector, push } from "../ingest/testing.ts";
import { ROOT } from "../launch/install.js";
import { getPosture } from "../posture/read.ts";
import { disconnect } from "./client.ts";
import { MIGRATIONS, migrate, readMigrations } from "./migrate.ts";
import { asOf } from "./past/moment.ts";
import { testDatabase } from "./testing.ts";

/** The schema of the release before: what stood before owners, decisions in bulk, priorities and everything after. */
const BEFORE = "0019_tag_sightings";

const { url } = await testDatabase();
const target = new URL(url);
target.pathname = `/upgrade_${process.pid}`;
const administer = async (statement: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
await administer(`create database ${target.pathname.slice(1)}`);

afterAll(async () => {
  await disconnect();
  await administer(`drop database ${target.pathname.slice(1)} with (force)`);
});

/** An estate as that release stored it: one image with three findings, one of them dismissed and one closed. */
const ESTATE = `
  insert into asset (id, key, kind, name, first_seen, last_seen) values
    (1, 'repository/registry.example/shop/web', 'repository', 'registry.example/shop/web', '2026-01-01', '2026-02-01'),
    (2, 'image/registry.example/shop/web/1', 'image', 'registry.example/shop/web:1.0', '2026-01-01', '2026-02-01');
  insert into image_detail (asset_id, repository_id, resolved, layers, names) values (2, 1, true, '{}', '{}');
  insert into collector (id, name, kind) values (1, 'ci', 'trivy');
  insert into report (id, sha256, size_bytes, received_at) values (1, repeat('a', 64), 10, '2026-01-01'), (2, repeat('b', 64), 10, '2026-02-01');
  insert into delivery (id, report_id, collector_id, subjects, received_at, sequence, state) values
    (1, 1, 1, '{}', '2026-01-01', 1, 'applied'), (2, 2, 1, '{}', '2026-02-01', 2, 'applied');
  insert into slice (id, key, tool, kind, area) values (1, 'trivy:os-pkgs', 'trivy', 0, 0);
  insert into statement (id, asset_id, delivery_id, report_id, observed_at, sequence, sha256, slices, recorded_at) values
    (1, 2, 1, 1, '2026-01-01T00:00:00.000000000Z', 1, repeat('a', 64), '{1}', '2026-01-01'),
    (2, 2, 2, 2, '2026-02-01T00:00:00.000000000Z', 2, repeat('b', 64), '{1}', '2026-02-01');
  insert into applied (asset_id, slice_id, statement_id, digest) values (2, 1, 2, '');
  insert into rule (id, kind, key) values (1, 0, 'CVE-2026-1'), (2, 0, 'CVE-2026-2'), (3, 0, 'CVE-2026-3');
  insert into component (id, key, name, type) values (1, 'deb/openssl', 'openssl', 'deb');
  insert into version (id, text) values (1, ''), (2, '1.0') on conflict do nothing;
  insert into place (id, text) values (1, '') on conflict do nothing;
  insert into finding (id, subject_id, kind, rule_id, component_id, severity, status, state, cause, first_seen, closed_at, first_report_id, changed_at) values
    (1, 1, 0, 1, 1, 0, 0, 0, null, '2026-01-01', null, 1, '2026-01-01'),
    (2, 1, 0, 2, 1, 1, 4, 0, null, '2026-01-01', null, 1, '2026-01-15'),
    (3, 1, 0, 3, 1, 2, 0, 2, 0, '2026-01-01', '2026-02-01', 1, '2026-02-01');
  insert into occurrence (asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since) values
    (2, 1, 1, 1, 2, 1, 1, 0, 0, 1), (2, 2, 1, 1, 2, 1, 2, 1, 0, 1);
  insert into occurrence_past (asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since, until) values
    (2, 3, 1, 1, 2, 1, 3, 2, 0, 1, 2);
  insert into timeline_entry (finding_id, at, event, actor_kind, actor_id, actor_name, detail) values
    (3, '2026-02-01', 'closed', 'system', 'ingest', 'ingest', '{"cause": "fixed"}');
  insert into finding_count (subject_id, kind, severity, status, state, n) values (1, 0, 0, 0, 0, 1), (1, 0, 1, 4, 0, 1), (1, 0, 2, 0, 2, 1);
  insert into area_state (asset_id, area, hazard, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds) values (2, 0, 10000, '2026-02-01', '2026-01-01', '2026-01-01', 604800);
  select setval(pg_get_serial_sequence(t, 'id'), 100) from unnest(array['asset', 'collector', 'report', 'delivery', 'slice', 'statement', 'rule', 'component', 'version', 'place', 'finding']) t;`;

it("brings an estate of the release before along: its findings, decisions and score are there, and it goes on", async () => {
  const names = readMigrations(MIGRATIONS).map(({ name }) => name);
  await migrate(target.href, MIGRATIONS, new Set(names.filter((name) => name <= BEFORE)));
  const client = new pg.Client({ connectionString: target.href });
  await client.connect();
  await client.query(ESTATE).finally(() => client.end());

  const upgraded = spawnSync(process.execPath, ["lib/launch/migrate.ts"], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: target.href },
    encoding: "utf8",
  });
  expect(upgraded.stderr).toBe("");
  expect(upgraded.stdout).toContain(names.at(-1));

  await disconnect();
  process.env.DATABASE_URL = target.href;
  const actor = systemActor("test");
  const { rows } = await listFindings(actor, filterOf({ state: "all" }));
  expect(rows.map(({ rule, status, state }) => [rule.key, status, state]).sort()).toEqual([
    ["CVE-2026-1", "open", "present"],
    ["CVE-2026-2", "false_positive", "present"],
    ["CVE-2026-3", "open", "closed"],
  ]);
  const { stored, counted } = await rollUps();
  expect(stored).toEqual(counted);
  expect((await getPosture(actor, "estate")).assets.image).toBe(1);
  // What was recorded then is known of then, though nothing kept a past at the time.
  expect(
    await asOf(new Date("2025-12-01"), () => totalFindings(actor, filterOf({ state: "all" }))),
  ).toMatchObject({ count: 0 });
  expect(
    await asOf(new Date("2026-01-10"), () => totalFindings(actor, filterOf({ state: "all" }))),
  ).toMatchObject({ count: 3 });

  await push(
    await collector("ci"),
    trivyImage({
      repository: "registry.example/shop/web",
      tag: "1.1",
      content: "web 1.1",
      os: { family: "debian", name: "12" },
      at: new Date().toISOString(),
      flaws: [{ id: "CVE-2026-9", package: "zlib1g", type: "deb", version: "1", severity: "high" }],
    }),
  );
  expect(await totalFindings(actor, filterOf({ filter: "rule:CVE-2026-9" }))).toMatchObject({ count: 1 });
  const again = spawnSync(process.execPath, ["lib/launch/migrate.ts"], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: target.href },
    encoding: "utf8",
  });
  expect(again.stdout).toContain("up to date");
}, 120_000);

it("the web server refuses to be reached by others without TLS", () => {
  const { status, stderr } = spawnSync(process.execPath, ["lib/launch/web.ts"], {
    cwd: ROOT,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PLIMSOLL_HOST: "0.0.0.0",
      NEXTAUTH_URL: "http://plimsoll.example",
    },
    encoding: "utf8",
    timeout: 20_000,
  });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/not https/)]);
});
