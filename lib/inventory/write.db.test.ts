import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../access/actor.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { Held } from "../ingest/held.ts";
import type { InventoryFact } from "../ingest/reading/inventory.ts";
import { wipe } from "../ingest/testing.ts";
import { AssetFilter } from "./list/schema.ts";
import { listAssets } from "./read.ts";
import { assetsNow, container, controller, host, list, object, pod } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const hash = "6d4f9c5b7f";
const replicaSet = { kind: "ReplicaSet", name: `web-${hash}`, uid: "rs" };
const deployment = controller("Deployment", "web", {
  images: ["registry.example/shop/web:1.0"],
  replicas: 1000,
});
const ownedSet = controller("ReplicaSet", `web-${hash}`, {
  owner: { kind: "Deployment", name: "web", uid: "d" },
  images: ["registry.example/shop/web:1.0"],
});
const replicas = (n: number): InventoryFact[] =>
  Array.from({ length: n }, (_, i) => [
    pod(`web-${hash}-${i}`, { owner: replicaSet, labels: { app: "web" }, node: `node-${i % 40}` }),
    container(i.toString(16).padStart(6, "0"), {
      pod: { namespace: "shop", name: `web-${hash}-${i}` },
      host: `node-${i % 40}`,
    }),
  ]).flat();
const everything = ["Deployment", "ReplicaSet", "Pod"];

describe("a thousand replicas", () => {
  const facts = [deployment, ownedSet, ...replicas(1000)];

  it("are one workload with one image, recorded in less than two seconds", async () => {
    const started = performance.now();
    await list({ facts, whole: everything });
    const took = performance.now() - started;
    expect(await assetsNow("workload")).toMatchObject([{ name: "web", live: true, exposure: "running" }]);
    expect(await assetsNow("container")).toHaveLength(1000);
    expect(await assetsNow("host")).toHaveLength(40);
    expect(await assetsNow("image")).toMatchObject([{ exposure: "running" }]);
    expect(await sql`select count(*)::int as n from workload_image where gone_at is null`).toEqual([
      { n: 1 },
    ]);
    expect(took).toBeLessThan(2000);
  });

  it("are the same when the list comes again", async () => {
    await list({ facts, whole: everything });
    const before = await everyRow();
    await list({ facts, whole: everything });
    expect(await everyRow()).toEqual(before);
  });

  it("are the same whether pods or their owners come first", async () => {
    await list({ facts: replicas(3), whole: ["Pod"] });
    expect(await sql`select inferred from workload_detail`).toEqual([{ inferred: true }]);
    await list({ facts: [ownedSet, deployment], whole: ["ReplicaSet", "Deployment"] });
    expect(await assetsNow("workload")).toMatchObject([{ name: "web", live: true }]);
    expect(await sql`select inferred from workload_detail`).toEqual([{ inferred: false }]);
  });
});

const TABLES = [
  "asset",
  "kubernetes_object",
  "workload_detail",
  "workload_image",
  "container_detail",
  "host_detail",
  "image_tag",
  "tag_list",
  "image_digest",
  "inventory_applied",
  "cluster_detail",
];
const everyRow = async () => {
  const rows: unknown[] = [];
  for (const table of TABLES) {
    rows.push(
      await sql([
        `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
      ] as unknown as TemplateStringsArray),
    );
  }
  return rows;
};

describe("an inferred owner that turns out to be another", () => {
  it("gives what was filed under the guess to the real one", async () => {
    await list({ facts: replicas(1), whole: ["Pod"] });
    const [guess] = await sql<{ id: number }>`select id from asset where kind = 'workload'`;
    const [rule] = await sql<{
      id: number;
    }>`insert into rule (kind, key, urls) values (1, 'check/one', '{}') on conflict (kind, key) do update set key = excluded.key returning id`;
    const [component] = await sql<{
      id: number;
    }>`insert into component (key, name, type) values ('container/app', 'app', 'container') on conflict (key) do update set key = excluded.key returning id`;
    await sql`insert into finding (subject_id, kind, rule_id, component_id, severity, first_seen, first_report_id, changed_at, status)
      values (${guess!.id}, 1, ${rule!.id}, ${component!.id}, 1, '2026-02-01', 1, now(), 1)`;
    await list({
      facts: [
        controller("ReplicaSet", `web-${hash}`, { owner: { kind: "Rollout", name: "web", uid: "r" } }),
        controller("Rollout", "web"),
      ],
      whole: ["ReplicaSet"],
      at: "2026-03-01T11:00:00Z",
    });
    const [real, ...others] = await sql<{
      id: number;
      key: string;
    }>`select id, key from asset where kind = 'workload'`;
    expect(others).toEqual([]);
    expect(real?.key).toMatch(/shop\/Rollout\/web$/);
    expect(await sql`select subject_id as id, status from finding`).toEqual([{ id: real!.id, status: 1 }]);
    expect(await sql`select id, into_id as "intoId" from asset_merged`).toEqual([
      { id: guess!.id, intoId: real!.id },
    ]);
    expect(await sql`select distinct workload_id as id from container_detail`).toEqual([{ id: real!.id }]);
  });
});

describe("order and absence", () => {
  const web = [pod("web"), container("aa", { pod: { namespace: "shop", name: "web" } })];
  const cart = [pod("cart"), container("cc", { pod: { namespace: "shop", name: "cart" } })];
  const lists = [
    { facts: [...web, ...cart], whole: ["Pod"], at: "2026-03-01T10:00:00Z" },
    { facts: web, whole: ["Pod"], at: "2026-03-01T11:00:00Z" },
    { facts: web, whole: ["Pod"], at: "2026-03-01T12:00:00Z" },
  ];

  it("removes what a newer whole list no longer has, with its containers and workload", async () => {
    for (const one of lists) await list(one);
    const gone = "2026-03-01T11:00:00.000Z";
    expect(await assetsNow("workload")).toMatchObject([
      { name: "cart", live: false, gone },
      { name: "web", live: true, gone: null },
    ]);
    expect((await assetsNow("container")).map((c) => [c.live, c.gone])).toEqual([
      [true, null],
      [false, gone],
    ]);
  });

  it("ends with the same things live and gone in any order", async () => {
    for (const one of lists) await list(one);
    const expected = [await assetsNow("workload"), await assetsNow("container")]
      .flat()
      .map(({ kind, name, live, exposure, gone }) => ({ kind, name, live, exposure, gone: gone !== null }));
    for (const order of [
      [2, 1, 0],
      [1, 0, 2],
      [2, 0, 1],
    ]) {
      await wipe();
      for (const i of order) await list(lists[i]!);
      const now = [await assetsNow("workload"), await assetsNow("container")]
        .flat()
        .map(({ kind, name, live, exposure, gone }) => ({ kind, name, live, exposure, gone: gone !== null }));
      expect(now).toEqual(expected);
    }
  });

  it("removes nothing by a list that is not whole, nor in a namespace it doesn't cover", async () => {
    await list(lists[0]!);
    await list({ facts: web, at: "2026-03-01T11:00:00Z" });
    await list({ facts: [], whole: ["Pod@other"], at: "2026-03-01T12:00:00Z" });
    expect((await assetsNow("workload")).every((w) => w.live)).toBe(true);
  });

  it("brings back what returns", async () => {
    await list(lists[0]!);
    await list(lists[1]!);
    await list({ ...lists[0]!, at: "2026-03-01T13:00:00Z" });
    expect(await assetsNow("workload")).toMatchObject([
      { live: true, gone: null },
      { live: true, gone: null },
    ]);
  });

  it("removes nodes", async () => {
    await list({ facts: [host("a"), host("b")], whole: ["Node"] });
    await list({ facts: [host("a")], whole: ["Node"], at: "2026-03-01T11:00:00Z" });
    expect(await assetsNow("host")).toMatchObject([
      { name: "a", live: true },
      { name: "b", live: false },
    ]);
  });
});

describe("short lives", () => {
  it("keeps a container that lived four seconds, and the previous instance of one that restarted", async () => {
    const place = { namespace: "shop", name: "migrate" };
    await list({
      facts: [
        pod("migrate", { phase: "Succeeded" }),
        container("f0", {
          pod: place,
          state: "exited",
          startedAt: "2026-03-01T09:00:00Z",
          finishedAt: "2026-03-01T09:00:04Z",
          exitCode: 0,
        }),
        container("f1", { pod: place }),
      ],
      whole: ["Pod"],
    });
    expect(await assetsNow("container")).toMatchObject([
      { live: false, exposure: "not_running" },
      { live: true, exposure: "running" },
    ]);
    expect(
      await sql`select extract(epoch from finished_at - started_at)::int as lived from container_detail where state = 'exited'`,
    ).toEqual([{ lived: 4 }]);
  });

  it("counts the runs of a CronJob once each", async () => {
    const owner = { kind: "CronJob", name: "report", uid: "c" };
    const jobs = Array.from({ length: 500 }, (_, i) =>
      controller("Job", `report-${28_000_000 + i}`, { owner }),
    );
    const facts = [controller("CronJob", "report"), ...jobs];
    await list({ facts, whole: ["CronJob", "Job"] });
    await list({ facts, whole: ["CronJob", "Job"] });
    await list({
      facts: [controller("CronJob", "report"), controller("Job", "report-28000500", { owner })],
      whole: ["CronJob", "Job"],
      at: "2026-03-01T11:00:00Z",
    });
    expect(await assetsNow("workload")).toHaveLength(1);
    expect(await sql`select runs from workload_detail`).toEqual([{ runs: 501 }]);
    const { rows } = await listAssets(systemActor("test"), AssetFilter.parse({ kind: "workload" }));
    expect(rows).toMatchObject([{ name: "report", detail: "CronJob, 501 runs" }]);
  });
});

describe("clusters", () => {
  it("keeps two clusters apart, and says who manages", async () => {
    await list({ facts: [host("one", { roles: ["control-plane"] }), host("two")], whole: ["Node"] });
    await list({
      facts: [
        { kind: "cluster", uid: "swarm-1", name: null, orchestrator: "swarm", version: null },
        host("one", { roles: ["manager"] }),
        host("two", { roles: ["worker"] }),
      ],
      subjects: ["cluster:swarm"],
    });
    expect(await assetsNow("host")).toHaveLength(4);
    const managers =
      await sql`select c.name as cluster, a.name from host_detail h join asset a on a.id = h.asset_id join asset c on c.id = a.cluster_id
      where h.roles && '{control-plane,manager}' order by 1`;
    expect(managers).toEqual([
      { cluster: "prod", name: "one" },
      { cluster: "swarm", name: "one" },
    ]);
  });

  it("holds the list of another cluster, unless a person approves", async () => {
    const named = (uid: string): InventoryFact => ({
      kind: "cluster",
      uid,
      name: null,
      orchestrator: "kubernetes",
      version: null,
    });
    await list({ facts: [named("one")] });
    await expect(list({ facts: [named("two")] })).rejects.toThrow(Held);
    expect(await sql`select uid from cluster_detail`).toEqual([{ uid: "one" }]);
    await list({ facts: [named("two")], approved: true });
    expect(await sql`select uid from cluster_detail`).toEqual([{ uid: "two" }]);
  });

  it("knows where it runs from most of its nodes", async () => {
    const nodes = ["a", "b", "c"].map((name, i) =>
      host(name, { provider: i < 2 ? "aws" : "gcp", region: "eu-west-1", labels: { env: "prod" } }),
    );
    await list({ facts: nodes, whole: ["Node"] });
    expect(await sql`select provider, region, environment from cluster_detail`).toEqual([
      { provider: "aws", region: "eu-west-1", environment: "prod" },
    ]);
  });
});

describe("exposure", () => {
  it("follows a Service to the workload it selects, and to the image", async () => {
    await list({ facts: [deployment, ownedSet, ...replicas(1)], whole: everything });
    const balanced = object("Service", "front", { type: "LoadBalancer", selector: { app: "web" } });
    await list({ facts: [balanced], whole: ["Service"], at: "2026-03-01T11:00:00Z" });
    for (const kind of ["workload", "container", "image"])
      expect(await assetsNow(kind)).toMatchObject([{ exposure: "internet" }]);
    await list({ facts: [], whole: ["Service"], at: "2026-03-01T12:00:00Z" });
    expect(await assetsNow("workload")).toMatchObject([{ exposure: "running" }]);
  });

  it("says that nothing runs only where pods were listed", async () => {
    await list({ facts: [deployment], whole: ["Deployment"] });
    expect(await assetsNow("workload")).toMatchObject([{ exposure: "running" }]);
    await list({ facts: [], whole: ["Pod"], at: "2026-03-01T11:00:00Z" });
    expect(await assetsNow("workload")).toMatchObject([{ exposure: "not_running" }]);
  });
});

describe("Docker hosts", () => {
  const service = { objectKind: "ComposeService" as const, namespace: "blog", name: "db" };

  it("puts containers on the sender's host and keeps equal Compose projects of two hosts apart", async () => {
    for (const name of ["one", "two"]) {
      await list({
        facts: [container(name === "one" ? "1a" : "2a", { host: null, service, publishedPorts: [8080] })],
        subjects: [`host:${name}`],
      });
    }
    expect(await assetsNow("workload")).toMatchObject([
      { name: "db", exposure: "internet" },
      { name: "db", exposure: "internet" },
    ]);
    expect(await sql`select distinct host_id from container_detail`).toHaveLength(2);
  });

  it("reads a shortened id as the container of that host", async () => {
    await list({ facts: [container("abcdef0123456789", { host: null })], subjects: ["host:one"] });
    await list({
      facts: [{ ...container("x", { host: null, state: "exited" }), id: "abcdef012345" }],
      subjects: ["host:one"],
      at: "2026-03-01T11:00:00Z",
    });
    expect(await sql`select state from container_detail`).toEqual([{ state: "exited" }]);
  });
});
