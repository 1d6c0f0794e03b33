import { beforeEach, expect, it } from "vitest";
import { clusterList, type DemoNode, type DemoWorkload } from "../../../prisma/factories/kubernetes.ts";
import { trivyImage } from "../../../prisma/factories/trivy.ts";
import { type Actor, systemActor } from "../../access/actor.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { FindingFilter } from "../../findings/filter.ts";
import { countFindings } from "../../findings/list/total/read.ts";
import { NewView } from "../../findings/views/schema.ts";
import { createView, deleteView } from "../../findings/views/write.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { getComparison } from "../comparison/read.ts";
import { getMovement } from "../movement/read.ts";
import { getPosture } from "../read.ts";
import { Scope } from "../schema.ts";
import { listScopes } from "./read.ts";

await testDatabase();
const AT = new Date("2026-03-10T12:00:00Z");
const system = systemActor("test");
let ada: Actor;

const NODES: DemoNode[] = [{ name: "n", role: "worker", region: "r", zone: "ra", provider: "aws" }];
const workload = (name: string, namespace: string): DemoWorkload => ({
  kind: "Deployment",
  namespace,
  name,
  team: "pay",
  replicas: 1,
  repository: `registry.example/posture/${name}`,
  tag: "1.0",
  content: name,
  door: "none",
  since: "2026-01-01T00:00:00Z",
});
const scan = (name: string, id: string) =>
  trivyImage({
    repository: `registry.example/posture/${name}`,
    tag: "1.0",
    content: name,
    os: { family: "debian", name: "12" },
    at: "2026-03-10T10:00:00Z",
    flaws: [{ id, package: "libx", type: "deb", version: "1", severity: "critical" }],
  });

beforeEach(async () => {
  await wipe();
  await sql`delete from finding_view`;
  const ci = await collector("ci");
  await withClock(AT, async () => {
    for (const [cluster, namespaces] of [
      ["east", ["shop", "pay"]],
      ["west", ["shop"]],
    ] as const)
      await push(
        ci,
        clusterList(
          cluster,
          NODES,
          namespaces.map((one) => workload(`${cluster}-${one}`, one)),
          AT,
          "2026-01-01T00:00:00Z",
        ),
        {
          subjects: [`cluster:${cluster}`],
        },
      );
    await push(ci, scan("east-shop", "CVE-2026-1"));
    await push(ci, scan("west-shop", "CVE-2026-2"));
    await push(ci, scan("east-pay", "CVE-2026-3"));
  });
  const [person] = await sql<{ id: string }>`
    insert into app_user (name, email, role) values ('Ada', ${`ada${Math.random()}@example.com`}, 'analyst') returning id`;
  ada = { kind: "person", id: person!.id, name: "Ada", role: "analyst", requestId: null, ip: null };
});

const view = async (filter: string, shared = true): Promise<Scope> => {
  const { id } = await createView(
    ada,
    NewView.parse({ name: `View ${filter}`.slice(0, 60), filter, sort: "-severity", shared }),
  );
  return Scope.parse(`view:${id}`);
};
const of = (scope: Scope) => withClock(AT, () => getPosture(system, scope));

it("a shared view's places have the score that the same place has, whatever else the view asks of findings", async () => {
  const [{ id: east }] = (await sql<{
    id: number;
  }>`select id from asset where kind = 'cluster' and name = 'east'`) as [{ id: number }];
  const { scope: _, scopeName: __, ...place } = await of(`namespace:${east}/shop`);
  const {
    scope: ___,
    scopeName,
    ...seen
  } = await of(await view("cluster:east namespace:shop severity:high"));
  expect(scopeName).toBe("View cluster:east namespace:shop severity:high");
  expect({ ...seen, trend: [] }).toEqual({ ...place, trend: [] });
  // Of a namespace alone: in whichever cluster it is.
  const shops = await of(await view("namespace:shop"));
  expect(shops.open).toMatchObject({ critical: 2 });
  for (const { href, count, key } of shops.gates.filter((gate) => gate.href!.startsWith("/findings"))) {
    const asked = Object.fromEntries(new URLSearchParams(href!.split("?")[1]));
    expect([key, await countFindings(system, FindingFilter.parse(asked))]).toEqual([key, count]);
  }
});

it("its movement and comparison are of those places too", async () => {
  const scope = await view("namespace:pay");
  const between = { scope, from: new Date("2026-03-01T00:00:00Z"), to: AT };
  const { before, after, points, parts } = await withClock(AT, () => getMovement(system, between));
  expect([before, after]).toEqual([null, (await of(scope)).score]);
  expect(parts.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(points, 9);
  expect(await withClock(AT, () => getComparison(system, between))).toMatchObject({ fresh: 1, unchanged: 0 });
});

it("only shared views with places of that sort can be chosen, and others say why", async () => {
  const chosen = await view("namespace:shop");
  const own = await view("namespace:pay", false);
  const odd = await view("workload:east-shop");
  await view("kev:yes");
  const scopes = await listScopes(system);
  expect(scopes.filter(({ kind }) => kind === "view").map(({ scope }) => scope)).toEqual([chosen]);
  expect(scopes.filter(({ kind }) => kind === "namespace").map(({ name }) => name)).toEqual([
    "pay in east",
    "shop in east",
    "shop in west",
  ]);
  await expect(of(own)).rejects.toMatchObject({ code: "not_found" });
  await expect(of(odd)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("workload:east-shop"),
  });
  await deleteView(ada, Number(chosen.slice("view:".length)));
  await expect(of(chosen)).rejects.toMatchObject({ code: "not_found" });
});
