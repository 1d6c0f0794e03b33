import { beforeEach, expect, it } from "vitest";
import { kubeBench } from "../../../prisma/factories/kube-bench.ts";
import { systemActor } from "../../access/actor.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { listFindings } from "../../findings/read.ts";
import { filterOf } from "../../findings/testing.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { findFramework } from "../frameworks/frameworks.ts";
import { listContracts } from "./read.ts";
import { ContractWish } from "./schema.ts";
import { checkContracts, endContract, makeContract } from "./write.ts";

await testDatabase();
beforeEach(wipe);
process.env.PLIMSOLL_MOVABLE_CLOCK = "1";

const actor = systemActor("test");
const hour = (n: number): Date => new Date(Date.parse("2026-03-01T12:00:00Z") + n * 3_600_000);
const bench = kubeBench(findFramework("cis-kubernetes-1.6")!, "1.6", ["4"], (_, manual) =>
  manual ? "WARN" : "PASS",
);
const benched = (host: string, at: Date) =>
  withClock(at, async () =>
    push(await collector("bench"), bench, { subjects: [`host:${host}`, "cluster:prod"], statedAt: at }),
  );
const checked = (at: Date) => withClock(at, checkContracts);
const open = async (at: Date) =>
  withClock(at, async () =>
    (
      await listFindings(
        actor,
        filterOf({ filter: "rule:plimsoll/evidence-missing,plimsoll/evidence-stale" }),
      )
    ).rows.map(({ rule, subject }) => `${subject.name} ${rule.key}`),
  );
const wish = (more: object = {}) =>
  ContractWish.parse({
    name: "Hosts are benchmarked",
    kind: "host",
    area: "configuration",
    tool: "kube-bench",
    maxAgeHours: 24,
    ...more,
  });

it("is a finding where evidence is too old or never came, and gone when it comes", async () => {
  await benched("node-a", hour(0));
  await benched("node-b", hour(20));
  await withClock(hour(21), () => makeContract(actor, wish()));
  await checked(hour(21));
  expect(await open(hour(21))).toEqual([]);
  await checked(hour(30));
  expect(await open(hour(30))).toEqual(["node-a plimsoll/evidence-stale"]);
  expect(await withClock(hour(30), () => listContracts(actor))).toMatchObject([
    { assets: 2, kept: 1, stale: 1, missing: 0 },
  ]);
  await benched("node-a", hour(31));
  await checked(hour(31));
  expect(await open(hour(31))).toEqual([]);
  const [{ cause } = { cause: null }] = await sql<{ cause: number }>`
    select f.cause from finding f join rule r on r.id = f.rule_id where r.key = 'plimsoll/evidence-stale'`;
  expect(cause).toBe(0);
});

it("asks for a tool by name, of one cluster, and gives what is missing to a team", async () => {
  await benched("node-a", hour(0));
  const [cluster] = await sql<{ id: number }>`select id from asset where kind = 'cluster'`;
  const [team] = await sql<{ id: number }>`insert into team (name) values ('platform') returning id`;
  await withClock(hour(1), () =>
    makeContract(actor, wish({ tool: "docker-bench", cluster: cluster!.id, team: team!.id })),
  );
  await checked(hour(1));
  expect(await open(hour(1))).toEqual(["node-a plimsoll/evidence-missing"]);
  const { rows } = await listFindings(actor, filterOf({ rule: "plimsoll/evidence-missing" }));
  expect(rows[0]!.assignee).toMatchObject({ kind: "team", name: "platform" });
});

it("writes nothing while nothing changes, and is withdrawn with its contract", async () => {
  await benched("node-a", hour(0));
  const { id } = await withClock(hour(1), () =>
    makeContract(actor, wish({ area: "vulnerabilities", tool: undefined })),
  );
  await checked(hour(1));
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from statement`)[0]!.n;
  const before = await count();
  await checked(hour(2));
  await checked(hour(3));
  expect(await count()).toBe(before);
  await withClock(hour(4), () => endContract(actor, id));
  expect(await open(hour(4))).toEqual([]);
  const [row] = await sql<{ cause: number }>`
    select f.cause from finding f join rule r on r.id = f.rule_id where r.key = 'plimsoll/evidence-missing'`;
  expect(row!.cause).toBe(2);
  expect(await listContracts(actor)).toEqual([]);
});

it("leaves the score of what was not looked at as it was: a contract looks at nothing", async () => {
  await benched("node-a", hour(0));
  const areas = () =>
    sql`select asset_id, area, assessed_at from area_state where assessed_at is not null order by 1, 2`;
  const before = await areas();
  await withClock(hour(1), () => makeContract(actor, wish({ area: "vulnerabilities", tool: undefined })));
  await checked(hour(1));
  expect(await open(hour(1))).toEqual(["node-a plimsoll/evidence-missing"]);
  expect(await areas()).toEqual(before);
});
