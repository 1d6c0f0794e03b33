import { describe, expect, it } from "vitest";
import { DocumentStream } from "../../document/stream.ts";
import type { ContainerFact, HostFact, PodFact, WorkloadFact } from "../../reading/inventory.ts";
import { kubernetes } from "./adapter.ts";

const CANARY = "canary-7f3a9c";
const meta = (name: string, more: object = {}) => ({ name, namespace: "shop", uid: `uid-${name}`, ...more });
const list = (items: object[], metadata: object = { resourceVersion: "1" }) => ({
  apiVersion: "v1",
  kind: "List",
  metadata,
  items,
});
const stream = (...values: unknown[]) =>
  new DocumentStream(
    values.map((value, index) => ({ at: `line ${index + 1}`, value })),
    [],
  );
const read = (document: unknown) => kubernetes.read(document);

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: meta("cart-5d9-abcde", {
    ownerReferences: [
      { kind: "Other", name: "x", uid: "1" },
      { kind: "ReplicaSet", name: "cart-5d9", uid: "2", controller: true },
    ],
    annotations: { note: CANARY },
  }),
  spec: {
    nodeName: "node-1",
    hostNetwork: true,
    initContainers: [{ name: "init", image: "registry.example/init:1" }],
    containers: [
      {
        name: "cart",
        image: "registry.example/cart:1.0",
        env: [{ name: "PASSWORD", value: CANARY }],
        args: [`--token=${CANARY}`],
        securityContext: { privileged: true, capabilities: { add: ["SYS_ADMIN"] } },
        ports: [{ containerPort: 80, hostPort: 8080 }],
      },
    ],
    volumes: [{ name: "sock", hostPath: { path: "/var/run/docker.sock" } }],
  },
  status: {
    phase: "Running",
    containerStatuses: [
      {
        name: "cart",
        image: "registry.example/cart:1.0",
        imageID: "registry.example/cart@sha256:aa",
        containerID: "containerd://c2",
        restartCount: 1,
        state: { running: { startedAt: "2026-03-01T10:00:00Z" } },
        lastState: {
          terminated: {
            containerID: "containerd://c1",
            exitCode: 137,
            reason: "OOMKilled",
            startedAt: "2026-03-01T09:00:00Z",
            finishedAt: "2026-03-01T09:00:04Z",
          },
        },
      },
    ],
  },
};

describe("kubernetes", () => {
  it("knows a cluster by the UID of kube-system", () => {
    const { facts } = read(
      list([{ apiVersion: "v1", kind: "Namespace", metadata: { name: "kube-system", uid: "u-1" } }]),
    );
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: "cluster", uid: "u-1", orchestrator: "kubernetes" }),
    );
  });

  it("reads a node's role, provider and region", () => {
    const node = {
      apiVersion: "v1",
      kind: "Node",
      metadata: {
        name: "cp-1",
        uid: "n",
        labels: { "node-role.kubernetes.io/control-plane": "", "topology.kubernetes.io/region": "eu-1" },
      },
      spec: { providerID: "aws:///eu-1a/i-1" },
      status: {
        nodeInfo: { kernelVersion: "6.1", machineID: "m" },
        conditions: [{ type: "Ready", status: "True" }],
      },
    };
    const host = read(list([node])).facts.find((fact): fact is HostFact => fact.kind === "host");
    expect(host).toMatchObject({
      name: "cp-1",
      roles: ["control-plane"],
      provider: "aws",
      region: "eu-1",
      kernel: "6.1",
      ready: true,
    });
  });

  it("reads a pod, its managing owner, and both instances of its container", () => {
    const { facts } = read(list([pod]));
    const fact = facts.find((f): f is PodFact => f.kind === "pod");
    expect(fact).toMatchObject({ node: "node-1", owner: { kind: "ReplicaSet", name: "cart-5d9" } });
    expect(fact?.images).toEqual(
      expect.arrayContaining(["registry.example/cart:1.0", "registry.example/init:1"]),
    );
    expect(fact?.isolation).toMatchObject({
      hostNetwork: true,
      privileged: true,
      hostPorts: [8080],
      addedCapabilities: ["SYS_ADMIN"],
      hostPaths: ["/var/run/docker.sock"],
    });
    const containers = facts.filter((f): f is ContainerFact => f.kind === "container");
    expect(containers.map((c) => [c.id, c.state, c.exitCode])).toEqual([
      ["c1", "exited", 137],
      ["c2", "running", null],
    ]);
  });

  it.each(["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job", "ReplicationController"])(
    "reads a %s with its images",
    (kind) => {
      const object = {
        apiVersion: "apps/v1",
        kind,
        metadata: meta("cart"),
        spec: {
          replicas: 3,
          template: {
            metadata: { labels: { app: "cart" } },
            spec: { containers: [{ name: "c", image: "registry.example/cart:1.0" }] },
          },
        },
      };
      const fact = read(list([object])).facts.find((f): f is WorkloadFact => f.kind === "workload");
      expect(fact).toMatchObject({
        objectKind: kind,
        namespace: "shop",
        name: "cart",
        images: ["registry.example/cart:1.0"],
        podLabels: { app: "cart" },
      });
    },
  );

  it("keeps secrets, config maps, environment and arguments out, wherever they stand", () => {
    const secret = {
      apiVersion: "v1",
      kind: "Secret",
      metadata: meta("s"),
      data: { k: CANARY },
      stringData: { k: CANARY },
    };
    const config = { apiVersion: "v1", kind: "ConfigMap", metadata: meta("c"), data: { k: CANARY } };
    const unknown = {
      apiVersion: "example.org/v1",
      kind: "Widget",
      metadata: meta("w"),
      spec: { password: CANARY },
    };
    const reading = read(list([secret, config, unknown, pod]));
    expect(reading.counts.objects).toBe(4);
    expect(JSON.stringify(reading)).not.toContain(CANARY);
    expect(reading.facts).toContainEqual(
      expect.objectContaining({ kind: "object", objectKind: "Secret", name: "s", spec: {} }),
    );
  });

  it.each([
    ["a whole list", list([pod]), 1],
    ["a page of one", list([pod], { resourceVersion: "1", continue: "next" }), 0],
    ["an empty list", list([]), 0],
    ["a single object", pod, 0],
  ])("what %s says is absent", (_, document, kinds) => {
    expect(read(document).absences).toHaveLength(kinds);
  });

  it("keeps what manifests declare out of the inventory, and the absences of lists beside them", () => {
    const declared = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "cart", creationTimestamp: null },
      spec: { template: { spec: { containers: [{ name: "c", image: "registry.example/cart:1.0" }] } } },
      status: {},
    };
    const manifests = stream(declared, { apiVersion: "v1", kind: "Secret", metadata: { name: "s" } });
    expect(read(manifests)).toMatchObject({
      counts: { objects: 2 },
      facts: [],
      absences: [],
      needs: "source",
      subjects: [{ kind: "workload", name: "default/Deployment/cart" }],
      targets: [{ asset: { kind: "source" }, slices: [], observations: [] }],
      skipped: [],
    });
    expect(read(list([declared]))).toMatchObject({ facts: [], absences: [] });
    const both = read(stream(declared, list([pod])));
    expect([both.needs, both.targets, both.absences, both.counts.objects]).toEqual([
      "cluster",
      [],
      [{ objectKind: "Pod", namespace: "shop" }],
      2,
    ]);
  });

  it("reads lines of objects as one report, without their kind too, and closes nothing", () => {
    const { kind: _kind, apiVersion: _version, ...bare } = pod;
    expect([bare, pod].map((object) => kubernetes.recognises(object))).toEqual([true, true]);
    const reading = read(stream(bare, { ...pod, metadata: meta("other") }));
    expect(reading.facts.filter((fact) => fact.kind === "pod")).toHaveLength(2);
    expect(reading.absences).toEqual([]);
  });

  it("says at which line a list of a stream breaks", () => {
    expect(read(stream(pod, list([pod, 1 as unknown as object]))).skipped).toEqual([
      { path: "line 2 /items/1", reason: "not an object" },
    ]);
  });

  it("takes the kind of a typed list's items from the list", () => {
    const { kind: _kind, apiVersion: _version, ...bare } = pod;
    const reading = read({
      apiVersion: "v1",
      kind: "PodList",
      metadata: { resourceVersion: "1" },
      items: [bare],
    });
    expect(reading.facts.some((fact) => fact.kind === "pod")).toBe(true);
  });
});
