import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../access/actor.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { wipe } from "../ingest/testing.ts";
import { getAsset } from "./detail/read.ts";
import { AssetDetail } from "./detail/schema.ts";
import { listAssetFacets } from "./facets/read.ts";
import { AssetFilter, AssetPage, type AssetQuery } from "./list/schema.ts";
import { countAssets, listAssets, listNeverScanned } from "./read.ts";
import { container, controller, host, list, object, pod } from "./testing.ts";

await testDatabase();
const actor = systemActor("test");
const read = async (query: AssetQuery) => AssetPage.parse(await listAssets(actor, AssetFilter.parse(query)));
const names = async (query: AssetQuery) => (await read(query)).rows.map((row) => row.name);

beforeEach(async () => {
  await wipe();
  await list({
    facts: [
      { kind: "cluster", uid: "k", name: null, orchestrator: "kubernetes", version: "1.31" },
      host("node-1", { roles: ["control-plane"], provider: "aws" }),
      host("node-2"),
      controller("Deployment", "web", {
        labels: { team: "pay", tier: "front" },
        images: ["registry.example/shop/web:1.0"],
      }),
      controller("Deployment", "cart", { labels: { team: "pay" }, namespace: "other" }),
      pod("job", { labels: { team: "ops" } }),
      container("aa", { pod: { namespace: "shop", name: "job" } }),
      object("Namespace", "shop", {}, { namespace: null }),
    ],
    whole: ["Deployment", "Pod", "Node"],
  });
});

describe("listAssets", () => {
  it.each<[string, AssetQuery, string[]]>([
    ["all of a kind", { kind: "workload" }, ["cart", "job", "web"]],
    ["a label", { kind: "workload", label: "team=pay" }, ["cart", "web"]],
    ["two labels", { kind: "workload", label: ["team=pay", "tier=front"] }, ["web"]],
    ["a label of any value", { kind: "workload", label: ["tier"] }, ["web"]],
    ["a namespace", { kind: "workload", namespace: "other" }, ["cart"]],
    ["a part of the name", { kind: "workload", q: "AR" }, ["cart"]],
    ["the beginning of a container id", { kind: "container", q: "aa0000000000" }, ["app"]],
    ["what isn't live", { kind: "workload", live: "no" }, []],
    ["who manages", { kind: "host", role: "control-plane" }, ["node-1"]],
    ["a provider", { kind: "host", provider: "aws" }, ["node-1"]],
    ["what nobody owns", { kind: "host", team: "none" }, ["node-1", "node-2"]],
    ["either exposure", { kind: "workload", exposure: "running,internet" }, ["job"]],
    ["what runs", { kind: "workload", exposure: "running" }, ["job"]],
  ])("finds %s", async (_, query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it("pages by key without losing or repeating a row", async () => {
    const first = await read({ kind: "workload", limit: 2 });
    expect(first.total).toBe(3);
    expect(await names({ kind: "workload", limit: 2, cursor: first.nextCursor! })).toEqual(["web"]);
    await expect(read({ kind: "workload", cursor: "bm8" })).rejects.toThrow(/cursor/);
  });

  it("says of what nobody looked at that it is unknown, not that it is clean", async () => {
    const [row] = (await read({ kind: "workload" })).rows;
    expect(row).toMatchObject({ findings: null, areas: [] });
  });
});

describe("where things run", () => {
  const total = async (query: AssetQuery) => (await read(query)).total;

  it("splits by provider without rest, and names the managers of Kubernetes and Swarm alike", async () => {
    await list({
      facts: [
        { kind: "cluster", uid: "s", name: null, orchestrator: "swarm", version: null },
        host("manager-1", { roles: ["manager"], provider: null }),
        host("worker-1", { roles: ["worker"], provider: "on-prem" }),
        host("worker-2", { roles: ["worker"], provider: "on-prem" }),
      ],
      whole: ["Node"],
      subjects: ["cluster:swarm"],
    });
    const all = await total({ kind: "host" });
    const { provider, role } = await listAssetFacets(actor, AssetFilter.parse({ kind: "host" }));
    const split = Object.fromEntries(provider.map(({ value, count }) => [value, count]));
    expect(split).toEqual({ "on-prem": 2, aws: 1 });
    expect(await total({ kind: "host", provider: "on-prem" })).toBe(2);
    // What states no provider is in neither part, and stays visible in the whole.
    expect(all).toBe(5);
    expect(role.map(({ value }) => value).sort()).toEqual(["control-plane", "manager", "worker"]);
    expect(await names({ kind: "host", role: "manager" })).toEqual(["manager-1"]);
    expect(await names({ kind: "host", role: "control-plane" })).toEqual(["node-1"]);
  });
});

describe("the choices of a filter", () => {
  const facets = async (query: AssetQuery) => listAssetFacets(actor, AssetFilter.parse(query));

  it("each count what they list, the dimension itself not narrowed", async () => {
    for (const query of [
      { kind: "host" },
      { kind: "host", role: "control-plane" },
      { kind: "workload", label: "team=pay" },
      { kind: "image" },
    ] satisfies AssetQuery[]) {
      for (const [name, choices] of Object.entries(await facets(query)))
        for (const { value, count } of choices)
          expect((await read({ ...query, [name]: value })).total, `${name}=${value}`).toBe(count);
    }
  });

  it("are those that are there", async () => {
    const { role, provider, namespace } = await facets({ kind: "host", role: "control-plane" });
    expect(role.map(({ value, count }) => [value, count])).toEqual([
      ["control-plane", 1],
      ["worker", 1],
    ]);
    expect(provider).toEqual([{ value: "aws", label: "aws", count: 1 }]);
    expect(namespace).toEqual([]);
  });
});

describe("what was never scanned", () => {
  it("is what ran and has no assessment", async () => {
    const filter = { limit: 10 };
    expect((await listNeverScanned(actor, filter)).rows.map((row) => row.name)).toEqual([
      "registry.example/shop/web:1.0",
    ]);
    expect(await countAssets(actor)).toMatchObject({ neverScanned: 1, kinds: { host: { live: 2, all: 2 } } });
    await sql`insert into area_state (asset_id, area, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds)
      select id, 0, now(), now(), now(), 60 from asset where kind = 'image'`;
    expect((await listNeverScanned(actor, filter)).rows).toEqual([]);
  });
});

describe("getAsset", () => {
  const detail = async (kind: string, name: string) => {
    const [row] = await sql<{ id: number }>`select id from asset where kind = ${kind} and name = ${name}`;
    return AssetDetail.parse(await getAsset(actor, row!.id));
  };
  const related = ({ related }: AssetDetail) =>
    Object.fromEntries(related.map((g) => [g.title, g.assets.map((a) => a.name)]));

  it.each<[string, string, Record<string, string[]>]>([
    ["cluster", "prod", { Hosts: ["node-1", "node-2"], Workloads: ["cart", "job", "web"] }],
    ["host", "node-1", { "Workloads that fall with it": ["job"], Containers: ["app"] }],
    ["repository", "registry.example/shop/web", { Images: ["registry.example/shop/web:1.0"] }],
    [
      "image",
      "registry.example/shop/web:1.0",
      {
        "Image repository": ["registry.example/shop/web"],
        Workloads: ["job", "web"],
        Containers: ["app"],
        Hosts: ["node-1"],
      },
    ],
    [
      "workload",
      "job",
      { Images: ["registry.example/shop/web:1.0"], Hosts: ["node-1"], Containers: ["app"] },
    ],
    ["container", "app", { Workload: ["job"], Host: ["node-1"], Image: ["registry.example/shop/web:1.0"] }],
  ])("links a %s with what belongs to it", async (kind, name, expected) => {
    expect(related(await detail(kind, name))).toEqual(expected);
  });

  it("leads from a merged id to what it became, and knows no others", async () => {
    const { asset } = await detail("workload", "web");
    await sql`insert into asset_merged (id, into_id) values (900001, 900002), (900002, ${asset.id})`;
    expect(await getAsset(actor, 900_001)).toMatchObject({ asset: { name: "web" }, mergedFrom: 900_001 });
    await expect(getAsset(actor, 900_003)).rejects.toThrow(/no asset 900003/);
  });
});
