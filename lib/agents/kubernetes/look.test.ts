import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Environment } from "../options.ts";
import type { Parcel } from "../parcel.ts";
import { kubernetesAgent } from "./agent.ts";
import { connect } from "./api.ts";
import { newCluster, versionOf } from "./cluster.ts";
import { kubeConfigOf } from "./credentials.ts";
import { fill } from "./fill.ts";
import { KINDS } from "./kinds.ts";
import { hasOpenssl } from "./test-certificates.ts";
import { podOf, SECRETS, secretOf } from "./test-objects.ts";
import { FakeCluster } from "./testing.ts";

let cluster: FakeCluster;
beforeEach(async () => {
  cluster = new FakeCluster();
  await cluster.start();
});
afterEach(async () => {
  await cluster.stop();
  cluster.remove();
});

interface Document {
  observedAt: string;
  cluster: { uid: string | null; version: string | null };
  lists: {
    kind: string;
    namespace: string | null;
    standing: string;
    reason: string | null;
    items: unknown[];
  }[];
}

const collect = async (given: Record<string, string | string[]> = {}, env: Environment = {}) => {
  const parcels: Parcel[] = [];
  const circumstances = { env, interval: 60_000, version: "0.1.0", tell: () => {} };
  const agent = kubernetesAgent({ kubeconfig: cluster.kubeconfig(), ...given }, circumstances);
  const { signal } = new AbortController();
  await agent(async (parcel) => void parcels.push(parcel), { watch: false, signal });
  expect(parcels).toHaveLength(1);
  const text = Buffer.from(parcels[0]!.body).toString();
  return { parcel: parcels[0]!, text, document: JSON.parse(text) as Document };
};
const listOf = ({ lists }: Document, kind: string) => lists.find((list) => list.kind === kind);
const silent = new AbortController().signal;

describe.skipIf(!hasOpenssl)("one look at a cluster", () => {
  it("lists every kind, in pages", async () => {
    for (let number = 0; number < 1_201; number += 1) cluster.put("pods", podOf(`web-${number}`));
    const { document, parcel } = await collect({ cluster: "east" });
    expect(document.lists.map(({ kind, standing }) => [kind, standing])).toEqual(
      KINDS.map(({ kind }) => [kind, "whole"]),
    );
    expect(listOf(document, "Pod")?.items).toHaveLength(1_201);
    expect(cluster.listsOf("pods")).toBe(3);
    expect(document.cluster).toEqual({ uid: "uid-namespaces-/kube-system", version: "v1.31.2" });
    expect(parcel).toMatchObject({ name: "kubernetes-snapshot.json", subjects: ["cluster:east"] });
    expect(Date.parse(document.observedAt)).toBe(parcel.observedAt.getTime());
  });

  it("takes no secret with it, and has the API server keep those of Secrets and ConfigMaps", async () => {
    cluster.put("pods", podOf("web"));
    cluster.put("deployments", {
      metadata: { name: "web", namespace: "shop" },
      spec: { template: { spec: podOf("web").spec } },
    });
    cluster.put("secrets", secretOf("web"));
    cluster.put("configmaps", secretOf("web"));
    const { text, document } = await collect();
    expect(cluster.sent).not.toContain(SECRETS.data);
    expect(text).not.toContain(SECRETS.canary);
    expect(listOf(document, "Secret")?.items).toEqual([
      {
        metadata: expect.objectContaining({ name: "web", namespace: "shop" }),
      },
    ]);
    expect(listOf(document, "Deployment")?.items).toMatchObject([
      {
        spec: {
          template: {
            spec: {
              containers: [
                {
                  env: [
                    { name: "DB_PASSWORD", value: "[redacted]" },
                    { name: "API_KEY", valueFrom: { secretKeyRef: { name: "web", key: "k" } } },
                  ],
                },
              ],
            },
          },
        },
      },
    ]);
  });

  it("looks at gateways and where their routes lead, not at what routes add", async () => {
    const filters = [{ requestHeaderModifier: { set: [{ name: "Authorization", value: SECRETS.canary }] } }];
    const backendRefs = [{ name: "web", port: 80, filters }];
    const metadata = { name: "web", namespace: "shop" };
    const parentRefs = [{ name: "edge" }];
    cluster.put("httproutes", { metadata, spec: { parentRefs, rules: [{ filters, backendRefs }] } });
    const tls = { options: { "vendor.example/key": SECRETS.canary } };
    const listeners = [{ name: "https", port: 443, protocol: "HTTPS", tls }];
    cluster.put("gateways", { metadata, spec: { gatewayClassName: "edge", listeners } });
    const { text, document } = await collect();
    expect(text).not.toContain(SECRETS.canary);
    expect(listOf(document, "HTTPRoute")?.items).toMatchObject([
      { spec: { parentRefs, rules: [{ backendRefs: [{ name: "web", port: 80 }] }] } },
    ]);
    expect(listOf(document, "Gateway")?.items).toMatchObject([
      { spec: { listeners: [{ name: "https", port: 443 }] } },
    ]);
  });

  it("says nothing of gateways where there are none to be had", async () => {
    cluster.unserved.add("gateway.networking.k8s.io");
    cluster.unserved.add("batch");
    const { document } = await collect();
    const unserved = document.lists.filter(({ standing }) => standing !== "whole");
    expect(unserved.map(({ kind, standing }) => [kind, standing])).toEqual([
      ["CronJob", "not_served"],
      ["Job", "not_served"],
    ]);
    expect(listOf(document, "Gateway")).toBeUndefined();
  });

  it("begins a list again whose place in it the server forgot", async () => {
    for (let number = 0; number < 600; number += 1) cluster.put("pods", podOf(`web-${number}`));
    cluster.expiring = 1;
    const { document } = await collect();
    expect(listOf(document, "Pod")).toMatchObject({ standing: "whole" });
    expect(listOf(document, "Pod")?.items).toHaveLength(600);
    expect(cluster.listsOf("pods")).toBe(4);
  });

  it("gives up on a list that never comes to an end", async () => {
    for (let number = 0; number < 600; number += 1) cluster.put("pods", podOf(`web-${number}`));
    cluster.expiring = 100;
    await expect(collect()).rejects.toThrow(/too old/);
  });

  it("names what it may not list, and sends the rest", async () => {
    cluster.put("pods", podOf("web"));
    cluster.forbidden.add("secrets");
    const { document } = await collect();
    expect(listOf(document, "Secret")).toMatchObject({
      standing: "forbidden",
      reason: expect.stringMatching(/secrets is forbidden/),
      items: [],
    });
    expect(listOf(document, "Pod")).toMatchObject({ standing: "whole", reason: null });
  });

  it("says that it may list nothing", async () => {
    for (const { resource } of KINDS) cluster.forbidden.add(resource);
    await expect(collect()).rejects.toThrow(/nothing may be listed: .*is forbidden/);
  });

  it("asks again where the server has no time", async () => {
    cluster.busy = 2;
    const api = connect(kubeConfigOf({ kubeconfig: cluster.kubeconfig(), context: undefined }, {}), {
      answerMs: 5_000,
      silenceMs: 5_000,
      busyMs: 10,
    });
    expect(await versionOf(api, silent)).toBe("v1.31.2");
    api.close();
  });

  it("keeps no more than there is room for, and says so", async () => {
    for (let number = 0; number < 50; number += 1) cluster.put("pods", podOf(`web-${number}`));
    const api = connect(kubeConfigOf({ kubeconfig: cluster.kubeconfig(), context: undefined }, {}));
    const small = newCluster(null, 10_000);
    const pods = small.shelves.find(({ kind }) => kind.kind === "Pod")!;
    await fill(api, pods, silent);
    expect(pods.standing).toBe("too_many");
    expect([...pods.objects.values()].join("").length).toBeLessThan(10_000);
    expect(pods.objects.size).toBeGreaterThan(3);
    api.close();
  });

  it("says of nothing that it ended because there was no room to look at it again", async () => {
    for (let number = 0; number < 5; number += 1) cluster.put("pods", podOf(`web-${number}`));
    const api = connect(kubeConfigOf({ kubeconfig: cluster.kubeconfig(), context: undefined }, {}));
    const small = newCluster(null, 10_000);
    const pods = small.shelves.find(({ kind }) => kind.kind === "Pod")!;
    await fill(api, pods, silent);
    expect(pods.standing).toBe("whole");
    for (let number = 0; number < 700; number += 1) cluster.put("pods", podOf(`before-${number}`));
    await fill(api, pods, silent);
    expect(pods.standing).toBe("too_many");
    expect(small.departed).toEqual([]);
    pods.loseSight("gone for a moment");
    pods.seeAgain();
    // Going on from where it was would take what it has for all there is.
    expect(pods.resourceVersion).toBeNull();
    api.close();
  });

  it("looks into some namespaces only", async () => {
    cluster.put("pods", podOf("web"));
    cluster.put("pods", { metadata: { name: "other", namespace: "mail" } });
    const { document } = await collect({ namespace: ["shop", "empty"] });
    const pods = document.lists.filter(({ kind }) => kind === "Pod");
    expect(pods.map(({ namespace, items }) => [namespace, items.length])).toEqual([
      ["empty", 0],
      ["shop", 1],
    ]);
    expect(listOf(document, "Node")).toMatchObject({ namespace: null });
    await expect(collect({ namespace: ["../x"] })).rejects.toThrow(/no name of a namespace/);
  });
});

describe.skipIf(!hasOpenssl)("credentials", () => {
  it("of a pod are its service account's", async () => {
    const { env, folder } = cluster.serviceAccount();
    const api = connect(kubeConfigOf({ kubeconfig: undefined, context: undefined }, env, folder));
    expect(api.address).toBe(cluster.url);
    expect(await versionOf(api, silent)).toBe("v1.31.2");
    api.close();
  });

  it("may stand in several files", async () => {
    const folder = join(cluster.folder, "more");
    mkdirSync(folder);
    writeFileSync(join(folder, "config"), JSON.stringify({ contexts: [], clusters: [], users: [] }));
    const env = { KUBECONFIG: `/nowhere/config:${cluster.kubeconfig()}:${join(folder, "config")}` };
    const config = kubeConfigOf({ kubeconfig: undefined, context: undefined }, env);
    expect(config.getCurrentCluster()?.server).toBe(cluster.url);
  });

  it.each([
    [{ kubeconfig: "/nowhere/config" }, {}, /nowhere\/config/],
    [{ context: "none" }, {}, /no context none with a cluster/],
    [{ context: "broken" }, {}, /no context broken with a cluster/],
  ])("as %j in %j are refused", async (given, env, reason) => {
    await expect(collect(given, env)).rejects.toThrow(reason);
  });

  it("that are nowhere are asked for", () => {
    const told = { kubeconfig: undefined, context: undefined };
    expect(() => kubeConfigOf(told, { HOME: "/nowhere" }, "/nowhere")).toThrow(/say --kubeconfig/);
    expect(() => kubeConfigOf(told, {}, "/nowhere")).toThrow(/say --kubeconfig/);
  });

  it("that the server does not take are said to be wrong", async () => {
    await expect(collect({ kubeconfig: cluster.kubeconfig({ token: "other" }) })).rejects.toThrow(
      /does not take the credentials/,
    );
  });

  it("are not sent to a server with another certificate", async () => {
    const kubeconfig = cluster.kubeconfig({ ca: "other.pem" });
    await expect(collect({ kubeconfig })).rejects.toThrow(/certificate of .* is not trusted/);
    expect(cluster.asked).toEqual([]);
  });

  it("are of no use where nobody answers", async () => {
    const kubeconfig = cluster.kubeconfig();
    await cluster.stop();
    await expect(collect({ kubeconfig })).rejects.toThrow(/no API server answers at https:/);
  });
});

const kubectl = spawnSync("kubectl", ["version", "--client"]).status === 0;
if (!kubectl) console.warn("kubectl is missing: whether it reads the tests' API server was not tried");

describe.skipIf(!kubectl || !hasOpenssl)("the API server of these tests", () => {
  it("is one that kubectl reads", async () => {
    for (let number = 0; number < 501; number += 1) cluster.put("pods", podOf(`web-${number}`));
    const args = ["get", "pods", "--namespace", "shop", "--output", "name", "--cache-dir", cluster.folder];
    const env = { ...process.env, KUBECONFIG: cluster.kubeconfig(), HOME: cluster.folder };
    const said = await new Promise<string>((resolve, reject) => {
      execFile("kubectl", args, { env }, (error, stdout, stderr) =>
        error ? reject(new Error(stderr)) : resolve(stdout),
      );
    });
    expect(said.trim().split("\n")).toHaveLength(501);
    expect(said).toContain("pod/web-500");
    expect(cluster.listsOf("pods")).toBe(2);
  });
});
