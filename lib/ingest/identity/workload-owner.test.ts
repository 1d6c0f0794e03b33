import { describe, expect, it } from "vitest";
import type { OwnerRef, PodFact, WorkloadFact } from "../reading/inventory.ts";
import { topWorkloadOf, workloadOf } from "./workload-owner.ts";

const isolation = {
  hostNetwork: false,
  hostPid: false,
  hostIpc: false,
  privileged: false,
  hostPorts: [],
  serviceAccount: null,
  runtimeClass: null,
  addedCapabilities: [],
  hostPaths: [],
};
const ref = (text: string): OwnerRef => {
  const [kind = "", name = ""] = text.split("/");
  return { kind, name, uid: `uid-${text}` };
};
const pod = (name: string, owner: string | null, part: Partial<PodFact> = {}): PodFact => ({
  kind: "pod",
  namespace: "shop",
  name,
  uid: "u",
  owner: owner === null ? null : ref(owner),
  mirrorOf: null,
  node: "node-a",
  labels: {},
  images: [],
  isolation,
  phase: "Running",
  createdAt: null,
  ...part,
});
const inventory = (...chains: [string, string | null][]) => {
  const known = new Map(chains.map(([name, owner]) => [`shop/${name}`, owner]));
  return (kind: string, namespace: string, name: string): WorkloadFact | undefined => {
    const key = `${namespace}/${kind}/${name}`;
    const owner = known.get(key);
    if (owner === undefined) return undefined;
    return {
      kind: "workload",
      objectKind: kind as WorkloadFact["objectKind"],
      namespace,
      name,
      uid: key,
      owner: owner === null ? null : ref(owner),
      labels: {},
      podLabels: {},
      replicas: 1,
      images: [],
      isolation: null,
      createdAt: null,
    };
  };
};
const nothing = inventory();

describe("workloadOf", () => {
  it.each([
    [
      "a Deployment through its ReplicaSet",
      pod("web-7c9f-x", "ReplicaSet/web-7c9f8d6b5c"),
      inventory(["ReplicaSet/web-7c9f8d6b5c", "Deployment/web"], ["Deployment/web", null]),
      "Deployment/web",
      false,
    ],
    [
      "a Deployment that the inventory lacks, named by its ReplicaSet",
      pod("p", "ReplicaSet/web-7c9f8d6b5c"),
      inventory(["ReplicaSet/web-7c9f8d6b5c", "Deployment/web"]),
      "Deployment/web",
      true,
    ],
    [
      "a Deployment inferred from the ReplicaSet's name",
      pod("p", "ReplicaSet/web-7c9f8d6b5c"),
      nothing,
      "Deployment/web",
      true,
    ],
    [
      "an inferred Deployment that is there stays inferred",
      pod("p", "ReplicaSet/web-7c9f8d6b5c"),
      inventory(["Deployment/web", null]),
      "Deployment/web",
      true,
    ],
    [
      "what owns an inferred Deployment",
      pod("p", "ReplicaSet/web-7c9f8d6b5c"),
      inventory(["Deployment/web", "Rollout/web"]),
      "Rollout/web",
      true,
    ],
    [
      "only the last hash goes",
      pod("p", "ReplicaSet/web-bcdfg-7c9f8d6b5c"),
      nothing,
      "Deployment/web-bcdfg",
      true,
    ],
    ["vowels are no hash", pod("p", "ReplicaSet/web-frontend"), nothing, "ReplicaSet/web-frontend", true],
    [
      "a bare ReplicaSet",
      pod("p", "ReplicaSet/web-7c9f8d6b5c"),
      inventory(["ReplicaSet/web-7c9f8d6b5c", null]),
      "ReplicaSet/web-7c9f8d6b5c",
      false,
    ],
    [
      "a Rollout above a ReplicaSet",
      pod("p", "ReplicaSet/web-7c9f8d6b5c"),
      inventory(["ReplicaSet/web-7c9f8d6b5c", "Rollout/web"], ["Rollout/web", null]),
      "Rollout/web",
      false,
    ],
    [
      "an operator's kind stops the walk",
      pod("db-0", "StatefulSet/db"),
      inventory(["StatefulSet/db", "Postgresql/db"]),
      "StatefulSet/db",
      false,
    ],
    ["a pod of an operator is a pod", pod("db-0", "PerconaCluster/db"), nothing, "Pod/db-0", false],
    [
      "a CronJob through its Job",
      pod("p", "Job/dump-29012345"),
      inventory(["Job/dump-29012345", "CronJob/dump"], ["CronJob/dump", null]),
      "CronJob/dump",
      false,
    ],
    ["a CronJob inferred from minutes", pod("p", "Job/dump-29012345"), nothing, "CronJob/dump", true],
    ["a CronJob inferred from seconds", pod("p", "Job/dump-1700000000"), nothing, "CronJob/dump", true],
    ["a Job with a short number", pod("p", "Job/migrate-42"), nothing, "Job/migrate-42", true],
    [
      "a DaemonSet that isn't in the inventory",
      pod("p", "DaemonSet/agent"),
      nothing,
      "DaemonSet/agent",
      true,
    ],
    ["a bare pod", pod("debug", null), nothing, "Pod/debug", false],
    ["a static pod of a node", pod("etcd-node-a", "Node/node-a"), nothing, "StaticPod/etcd", false],
    [
      "a static pod by annotation",
      pod("etcd-node-a", null, { mirrorOf: "abc" }),
      nothing,
      "StaticPod/etcd",
      false,
    ],
    [
      "a static pod whose node isn't in its name",
      pod("etcd", "Node/node-a"),
      nothing,
      "StaticPod/etcd",
      false,
    ],
    [
      "a static pod without a node",
      pod("etcd-x", null, { mirrorOf: "abc", node: null }),
      nothing,
      "StaticPod/etcd-x",
      false,
    ],
    [
      "a loop of owners ends",
      pod("p", "Job/a"),
      inventory(["Job/a", "CronJob/b"], ["CronJob/b", "Job/a"]),
      "Job/a",
      false,
    ],
  ])("%s", (_, item, lookup, expected, inferred) => {
    const found = workloadOf(item, lookup);
    expect([`${found.objectKind}/${found.name}`, found.inferred, found.namespace]).toEqual([
      expected,
      inferred,
      "shop",
    ]);
  });
});

describe("topWorkloadOf", () => {
  it("gives the top of a controller's chain and nothing for other kinds", () => {
    expect(topWorkloadOf("ReplicaSet", "shop", "web-7c9f8d6b5c", nothing)).toMatchObject({
      objectKind: "Deployment",
      name: "web",
    });
    expect(topWorkloadOf("Service", "shop", "web", nothing)).toBeNull();
  });
});
