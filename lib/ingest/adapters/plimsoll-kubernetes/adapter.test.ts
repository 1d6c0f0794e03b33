import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plimsollKubernetes } from "./adapter.ts";
import {
  container,
  departed,
  deployment,
  found,
  list,
  object,
  ownedBy,
  pod,
  podSpec,
  snapshot,
} from "./testing.ts";

const fixture = (name: string) =>
  plimsollKubernetes.read(
    JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")),
  );
const { read } = plimsollKubernetes;
describe("a snapshot of a cluster", () => {
  it("says in its own words why and what to do, with the benchmark's number", () => {
    const [one] = found(snapshot({ Deployment: [deployment("cart")] }), "kubernetes-privileged");
    expect(one?.rule.references).toContain("CIS Kubernetes Benchmark 1.9.0: 5.2.2");
    for (const { description, remediation } of fixture("many").targets.flatMap(({ observations }) =>
      observations.map(({ rule }) => rule),
    ))
      expect(Math.min(description.length, remediation.length)).toBeGreaterThan(15);
  });

  it("lists kinds whole; what is missing there is gone", () => {
    const reading = fixture("many");
    expect(reading).toMatchObject({
      format: "kubernetes-snapshot",
      scannedAt: "2026-03-01T12:00:00.000Z",
      needs: "cluster",
      tool: { name: "Plimsoll", version: "0.1.0" },
    });
    expect(reading.absences).toContainEqual({ objectKind: "Pod", namespace: null });
    expect(reading.absences).not.toContainEqual({ objectKind: "Secret", namespace: null });
    expect(reading.skipped).toEqual([
      { path: "/lists/5", reason: "Secret: forbidden: secrets may not be listed", loses: false },
    ]);
    expect(reading.facts.filter(({ kind }) => kind === "cluster")).toMatchObject([
      { version: "v1.31.2" },
      { uid: "5f0e7b52-7c3e-4e0e-9b6a-0b3f5a6c7d8e" },
    ]);
  });

  it("with broken entries closes nothing", () => {
    const reading = fixture("odd");
    expect(reading.absences).toEqual([]);
    expect(reading.skipped.filter(({ loses }) => loses !== false).map(({ path }) => path)).toEqual([
      "/lists/0/items/1",
      "/lists/0/items/2",
      "/departed/1",
      "/departed/2",
    ]);
  });

  it("asks nothing of the cluster where a list is missing, and says so", () => {
    const document = snapshot(
      {},
      { lists: [list("ClusterRoleBinding", []), list("Role", [], { standing: "forbidden" })] },
    );
    const reading = read(document);
    expect(reading.targets).toEqual([]);
    expect(reading.skipped.map(({ reason }) => reason)).toContain(
      "kubernetes-cluster-admin: needs all of RoleBinding, ClusterRoleBinding, Role, ClusterRole",
    );
  });

  it("of some namespaces speaks for these alone", () => {
    const reading = read(
      snapshot(
        {},
        {
          lists: [
            list("Pod", [pod("shop", "cart", { id: "01" })], { namespace: "shop" }),
            list("Service", [object("shop", "s", { spec: { type: "NodePort" } })], { namespace: "shop" }),
          ],
        },
      ),
    );
    expect(reading.absences).toEqual([
      { objectKind: "Pod", namespace: "shop" },
      { objectKind: "Service", namespace: "shop" },
    ]);
    expect(reading.targets.map(({ asset }) => asset.kind)).toEqual(["workload"]);
  });

  it("asks each workload once, by its own template, else by what it owns", () => {
    const set = (name: string, replicas: number, privileged: boolean) =>
      object(
        "shop",
        name,
        { spec: { replicas, template: { spec: podSpec({ containers: [container({}, { privileged })] }) } } },
        ownedBy("Rollout", "shop", "web"),
      );
    const document = snapshot({
      Deployment: [deployment("cart")],
      ReplicaSet: [
        object(
          "shop",
          "cart-1",
          { spec: { replicas: 2, template: {} } },
          ownedBy("Deployment", "shop", "cart"),
        ),
        set("web-1", 0, true),
        set("web-2", 3, false),
      ],
      Pod: [
        pod("shop", "cart-1-a", { id: "01", owner: ownedBy("ReplicaSet", "shop", "cart-1") }),
        pod("shop", "web-2-a", { id: "02", owner: ownedBy("ReplicaSet", "shop", "web-2") }),
        pod("shop", "alone", { id: "03" }),
        pod("kube-system", "etcd-node-1", { id: "04", owner: ownedBy("Node", "", "node-1") }),
      ],
    });
    const workloads = read(document).targets.flatMap(({ asset }) => (asset.kind === "workload" ? asset : []));
    expect(workloads.map(({ objectKind, name }) => `${objectKind} ${name}`)).toEqual([
      "Deployment cart",
      "ReplicaSet web-2",
      "Pod alone",
      "Pod etcd-node-1",
    ]);
    expect(found(document, "kubernetes-privileged").every(({ outcome }) => outcome === "pass")).toBe(true);
  });

  it("tells what came and went apart from a look: it closes nothing and assesses nothing", () => {
    const blink = pod("shop", "blink", {
      id: "05",
      state: { running: { startedAt: "2026-03-01T11:59:50Z" } },
    });
    const reading = read(departed([{ kind: "Pod", at: "2026-03-01T11:59:54.000Z", object: blink }]));
    expect(reading).toMatchObject({ absences: [], targets: [] });
    expect(reading.facts.filter(({ kind }) => kind === "container")).toMatchObject([
      {
        id: "05".padEnd(64, "0"),
        host: "node-1",
        pod: { namespace: "shop", name: "blink" },
        state: "exited",
        startedAt: "2026-03-01T11:59:50Z",
        finishedAt: "2026-03-01T11:59:54.000Z",
      },
    ]);
  });

  it("ends no container of a pod that is still there", () => {
    const web = pod("shop", "web", { id: "05" });
    const entry = { kind: "Pod", at: "2026-03-01T11:59:54.000Z", object: web };
    const stateOf = (gone: boolean) =>
      read(departed([{ ...entry, gone } as typeof entry])).facts.flatMap((fact) =>
        fact.kind === "container" ? fact.state : [],
      );
    expect([stateOf(true), stateOf(false)]).toEqual([["exited"], ["running"]]);
  });

  it.each([[2], ["1"], [null]])("of version %j is not supported", (version) => {
    expect(() => read(snapshot({}, { version }))).toThrow(/not supported/);
  });
});
