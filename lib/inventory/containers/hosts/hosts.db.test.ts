import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../../db/client.ts";
import { testDatabase } from "../../../db/testing.ts";
import {
  container,
  idOf,
  lifetime,
  lifetimes,
  snapshot,
} from "../../../ingest/adapters/plimsoll-docker/testing.ts";
import { collector, findingsNow, push, wipe } from "../../../ingest/testing.ts";

await testDatabase();
beforeEach(wipe);

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();
const compose = { "com.docker.compose.project": "shop", "com.docker.compose.service": "web" };
const labelled = (labels: object) => ({
  Config: { Image: "registry.example/shop/web:1.4", User: "1000", Labels: labels },
});

const containersNow = () =>
  sql<{
    name: string;
    live: boolean;
    gone: boolean;
    workload: string | null;
    image: string | null;
    host: string;
  }>`
    select a.name, a.live, a.gone_at is not null as gone, w.name as workload, r.name as image, h.name as host
    from container_detail c join asset a on a.id = c.asset_id join asset h on h.id = c.host_id
    left join asset w on w.id = c.workload_id left join image_detail i on i.asset_id = c.image_id
    left join asset r on r.id = i.repository_id order by a.name`;

const workloadsNow = () =>
  sql<{ name: string; kind: string; live: boolean; gone: boolean }>`
    select a.name, d.object_kind as kind, a.live, a.gone_at is not null as gone
    from asset a join workload_detail d on d.asset_id = a.id order by a.name`;

describe("the containers of a host", () => {
  it("are gone when a later look does not show them, and so are their groups and findings; all are still there to find", async () => {
    const actor = await collector("dock-1");
    const privileged = container("01", "cart", {}, { Privileged: true });
    const web = [
      container("02", "shop-web-1", labelled(compose)),
      container("03", "shop-web-2", labelled(compose)),
    ];
    await push(actor, snapshot([privileged, ...web], { observedAt: at(0) }));
    expect(await containersNow()).toEqual([
      {
        name: "cart",
        live: true,
        gone: false,
        workload: "cart",
        image: "registry.example/shop/web",
        host: "dock-1",
      },
      expect.objectContaining({ name: "shop-web-1", live: true, workload: "web" }),
      expect.objectContaining({ name: "shop-web-2", live: true, workload: "web" }),
    ]);
    const open = (await findingsNow()).filter(({ state }) => state === "present");
    expect(open.map(({ rule, subject }) => [rule, subject.split("/").at(-1)])).toEqual([
      ["plimsoll/docker-privileged", "cart"],
    ]);

    await push(actor, snapshot([web[0]!], { observedAt: at(5) }));
    expect((await containersNow()).map(({ live, gone }) => [live, gone])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
    expect(await workloadsNow()).toEqual([
      { name: "cart", kind: "ContainerGroup", live: false, gone: true },
      { name: "web", kind: "ComposeService", live: true, gone: false },
    ]);
    expect((await findingsNow()).map(({ state }) => state)).toEqual(["closed"]);
    const [closed] = await sql<{ cause: number }>`select cause from finding`;
    expect(closed).toEqual({ cause: 1 });
  });

  it("come back when they are seen again", async () => {
    const actor = await collector("dock-1");
    const cart = container("01", "cart", {}, { Privileged: true });
    await push(actor, snapshot([cart], { observedAt: at(0) }));
    await push(actor, snapshot([], { observedAt: at(5) }));
    await push(actor, snapshot([container("04", "cart", {}, { Privileged: true })], { observedAt: at(10) }));
    expect(await workloadsNow()).toEqual([{ name: "cart", kind: "ContainerGroup", live: true, gone: false }]);
    expect((await findingsNow()).map(({ state }) => state)).toEqual(["present"]);
  });

  it("are another host's business on another host", async () => {
    const actor = await collector("docks");
    await push(actor, snapshot([container("01", "cart")], { observedAt: at(0) }));
    await push(actor, snapshot([], { observedAt: at(5), host: "dock-2" }));
    expect((await containersNow()).map(({ live }) => live)).toEqual([true]);
  });

  it("are attributed to image, workload and host though they lived four seconds", async () => {
    const actor = await collector("dock-1");
    const job = lifetime("05", "build-7f3a9c21", {
      image: "registry.example/shop/web:1.4",
      container: container("05", "build-7f3a9c21", {}, { Privileged: true }),
    });
    await push(actor, snapshot([], { observedAt: at(0) }));
    await push(actor, lifetimes([job, lifetime("06", "brave_turing")], { observedAt: at(3) }));
    await push(actor, snapshot([], { observedAt: at(5) }));
    expect(await containersNow()).toEqual([
      {
        name: "brave_turing",
        live: false,
        gone: true,
        workload: "job",
        image: "registry.example/shop/job",
        host: "dock-1",
      },
      {
        name: "build-7f3a9c21",
        live: false,
        gone: true,
        workload: "build-#",
        image: "registry.example/shop/web",
        host: "dock-1",
      },
    ]);
    const [lived] = await sql<{ seconds: number; isolation: { privileged: boolean } }>`
      select extract(epoch from finished_at - started_at)::int as seconds, isolation from container_detail
      where runtime_id = ${idOf("05")}`;
    expect(lived).toMatchObject({ seconds: 4, isolation: { privileged: true } });
  });

  it("end up the same in every order of arrival", async () => {
    const cart = container("01", "cart", {}, { Privileged: true });
    const documents = [
      snapshot([cart, container("02", "db")], { observedAt: at(0) }),
      lifetimes([lifetime("06", "brave_turing")], { observedAt: at(3) }),
      snapshot([container("02", "db"), container("03", "mail")], { observedAt: at(5) }),
      snapshot([container("02", "db")], { observedAt: at(10) }),
    ];
    const states: unknown[] = [];
    for (const order of ORDERS) {
      await wipe();
      const actor = await collector("dock-1");
      for (const place of order) await push(actor, documents[place]!);
      const findings = (await findingsNow()).map(({ rule, state }) => [rule, state]);
      states.push({ containers: await containersNow(), workloads: await workloadsNow(), findings });
    }
    for (const state of states) expect(state).toEqual(states[0]);
  });
});

/** Each document once in every place, and each before and after every other. */
const ORDERS = [
  [0, 1, 2, 3],
  [3, 2, 1, 0],
  [1, 3, 0, 2],
  [2, 0, 3, 1],
  [3, 0, 2, 1],
  [2, 1, 3, 0],
];
