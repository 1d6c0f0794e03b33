import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import {
  container,
  departed,
  deployment,
  list,
  namespace,
  node,
  object,
  ownedBy,
  pod,
  podSpec,
  snapshot,
  uidOf,
} from "./adapters/plimsoll-kubernetes/testing.ts";
import { collector, findingsNow, push, wipe } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 12, 0, second)).toISOString();
const on = { subjects: ["cluster:east"] };

const containersNow = () =>
  sql<{ name: string; live: boolean; workload: string | null; image: string | null; host: string | null }>`
    select a.name, a.live, w.name as workload, r.name as image, h.name as host
    from container_detail c join asset a on a.id = c.asset_id left join asset h on h.id = c.host_id
    left join asset w on w.id = c.workload_id left join image_detail i on i.asset_id = c.image_id
    left join asset r on r.id = i.repository_id order by c.runtime_id`;
const assetsNow = (kind: string) =>
  sql<{ name: string; live: boolean; gone: boolean }>`
    select name, live, gone_at is not null as gone from asset where kind = ${kind} order by name`;
const present = async () =>
  (await findingsNow())
    .filter(({ state }) => state === "present")
    .map(({ rule, component, subject }) =>
      `${rule} ${component} ${subject.split("/").at(-1)}`.replace(/ +/g, " "),
    );

const privileged = podSpec({ containers: [container({}, { privileged: true })] });
const cart = deployment("cart", privileged);
const replicaSet = object(
  "shop",
  "cart-1",
  { spec: { replicas: 1, template: { spec: privileged } } },
  ownedBy("Deployment", "shop", "cart"),
);
const cartPod = pod("shop", "cart-1-a", {
  id: "01",
  owner: ownedBy("ReplicaSet", "shop", "cart-1"),
  spec: privileged,
});
const enforced = { "pod-security.kubernetes.io/enforce": "restricted" };
const around = {
  Namespace: [namespace("kube-system"), namespace("shop", enforced)],
  Node: [node("node-1")],
  NetworkPolicy: [object("shop", "deny", { spec: { podSelector: {}, policyTypes: ["Ingress"] } })],
};

describe("a cluster that the agent looks at", () => {
  it("is known with its workloads, containers and nodes, and what is wrong with them", async () => {
    const actor = await collector("east");
    const open = object("shop", "cart", { spec: { type: "LoadBalancer", ports: [{ port: 80 }] } });
    const binding = object("", "ci", {
      roleRef: { kind: "ClusterRole", name: "cluster-admin" },
      subjects: [{ kind: "ServiceAccount", namespace: "ci", name: "deployer" }],
    });
    const objects = {
      ...around,
      Node: [node("node-1", "v1.27.0")],
      Deployment: [cart],
      ReplicaSet: [replicaSet],
      Pod: [cartPod],
      Service: [open],
      ClusterRoleBinding: [binding],
    };
    expect((await push(actor, snapshot(objects, { observedAt: at(0) }), on)).state).toBe("applied");
    expect(await containersNow()).toEqual([
      { name: "web", live: true, workload: "cart", image: "registry.example/shop/web", host: "node-1" },
    ]);
    expect(await present()).toEqual([
      "plimsoll/kubernetes-cluster-admin object/ClusterRoleBinding//ci cluster:east",
      "plimsoll/kubernetes-open-service object/Service/shop/cart cluster:east",
      "plimsoll/kubernetes-kubelet-version node-1",
      "plimsoll/kubernetes-privileged cart",
    ]);
    const [cluster] = await sql<{ uid: string; version: string }>`select uid, version from cluster_detail`;
    expect(cluster).toEqual({ uid: uidOf("/kube-system"), version: "v1.31.2" });
  });

  it("has lost what a later look no longer shows: pods, workloads, findings", async () => {
    const actor = await collector("east");
    const all = { ...around, Deployment: [cart], ReplicaSet: [replicaSet], Pod: [cartPod] };
    await push(actor, snapshot(all, { observedAt: at(0) }), on);
    await push(actor, snapshot({ ...all, Pod: [] }, { observedAt: at(10) }), on);
    expect(await containersNow()).toMatchObject([{ live: false, workload: "cart" }]);
    expect(await assetsNow("workload")).toEqual([{ name: "cart", live: true, gone: false }]);
    expect(await present()).toEqual(["plimsoll/kubernetes-privileged cart"]);
    await push(actor, snapshot(around, { observedAt: at(20) }), on);
    expect(await assetsNow("workload")).toEqual([{ name: "cart", live: false, gone: true }]);
    expect(await present()).toEqual([]);
    await push(actor, snapshot(all, { observedAt: at(30) }), on);
    expect(await present()).toEqual(["plimsoll/kubernetes-privileged cart"]);
  });

  it("has lost nothing of a kind that the agent may not list any more", async () => {
    const actor = await collector("east");
    const all = { ...around, Deployment: [cart], ReplicaSet: [replicaSet], Pod: [cartPod] };
    await push(actor, snapshot(all, { observedAt: at(0) }), on);
    const forbidden = { standing: "forbidden", reason: "no" };
    const lists = [
      list("Namespace", around.Namespace),
      list("Pod", [], forbidden),
      list("Deployment", [], forbidden),
    ];
    await push(actor, snapshot({}, { observedAt: at(10), lists }), on);
    expect(await containersNow()).toMatchObject([{ live: true }]);
    expect(await present()).toEqual(["plimsoll/kubernetes-privileged cart"]);
  });

  it("knows image, workload and node of a container that lived four seconds between two looks", async () => {
    const actor = await collector("east");
    const blink = pod("shop", "blink-29012345-x2x2x", {
      id: "05",
      owner: ownedBy("Job", "shop", "blink-29012345"),
      state: { terminated: { exitCode: 3, startedAt: at(2), finishedAt: at(6), reason: "Error" } },
      phase: "Failed",
    });
    const job = object(
      "shop",
      "blink-29012345",
      { spec: { template: { spec: podSpec() } } },
      ownedBy("CronJob", "shop", "blink"),
    );
    await push(actor, snapshot(around, { observedAt: at(0) }), on);
    const gone = [
      { kind: "Pod", at: at(7), object: blink },
      { kind: "Job", at: at(7), object: job },
    ];
    await push(actor, departed(gone, { observedAt: at(9) }), on);
    await push(actor, snapshot(around, { observedAt: at(10) }), on);
    expect(await containersNow()).toEqual([
      { name: "web", live: false, workload: "blink", image: "registry.example/shop/web", host: "node-1" },
    ]);
    const [lived] = await sql<{ seconds: number; exitCode: number }>`
      select extract(epoch from finished_at - started_at)::int as seconds, exit_code as "exitCode" from container_detail`;
    expect(lived).toEqual({ seconds: 4, exitCode: 3 });
    expect(await assetsNow("workload")).toEqual([{ name: "blink", live: false, gone: true }]);
  });

  it("ends up the same in every order of arrival", async () => {
    const blink = pod("shop", "blink", {
      id: "05",
      state: { terminated: { startedAt: at(2), finishedAt: at(6) } },
    });
    const all = { ...around, Deployment: [cart], ReplicaSet: [replicaSet], Pod: [cartPod] };
    const documents = [
      snapshot(all, { observedAt: at(0) }),
      departed([{ kind: "Pod", at: at(7), object: blink }], { observedAt: at(9) }),
      snapshot(around, { observedAt: at(20) }),
    ];
    const ends: unknown[] = [];
    for (const order of permutations([0, 1, 2])) {
      await wipe();
      const actor = await collector("east");
      for (const place of order) await push(actor, documents[place]!, on);
      const findings = (await findingsNow()).map(({ rule, subject, state }) => [
        rule,
        subject.split("/").at(-1),
        state,
      ]);
      ends.push({ containers: await containersNow(), workloads: await assetsNow("workload"), findings });
    }
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
  });

  it("is held where it is another cluster than before", async () => {
    const actor = await collector("east");
    await push(actor, snapshot(around, { observedAt: at(0) }), on);
    const other = { ...around, Namespace: [object("", "kube-system", {}, { uid: uidOf("other") })] };
    const cluster = { uid: uidOf("other"), version: "v1.31.2" };
    expect((await push(actor, snapshot(other, { observedAt: at(10), cluster }), on)).state).toBe("held");
  });
});

const permutations = (items: number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) =>
        permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
      );
