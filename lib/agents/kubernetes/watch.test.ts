import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Happening } from "../happening.ts";
import type { Parcel } from "../parcel.ts";
import { connect } from "./api.ts";
import { kubeConfigOf } from "./credentials.ts";
import type { Pauses } from "./follow.ts";
import { KINDS } from "./kinds.ts";
import { hasOpenssl } from "./test-certificates.ts";
import { idOf, podOf, SECRETS, secretOf } from "./test-objects.ts";
import { FakeCluster } from "./testing.ts";
import { watchCluster } from "./watch.ts";

interface Named {
  metadata: { name: string };
}
interface Document {
  lists: { kind: string; standing: string; items: Named[] }[] | null;
  departed: { kind: string; at: string; gone: boolean; object: Named & { status: unknown } }[];
}

let cluster: FakeCluster;
let ending: AbortController;
let looking: Promise<void> = Promise.resolve();
let documents: Document[] = [];
let contents: (string | undefined)[] = [];
let told: Happening[] = [];

const PAUSES: Pauses = { shortMs: 20, longestMs: 200, forbiddenMs: 100, watchSeconds: 300 };

const watch = (interval = 100, pauses: Partial<Pauses> = {}) => {
  const config = kubeConfigOf({ kubeconfig: cluster.kubeconfig(), context: undefined }, {});
  const api = connect(config, { answerMs: 2_000, silenceMs: 2_000, busyMs: 10 });
  const scene = { version: "0.1.0", name: null, address: api.address };
  const tell = (happening: Happening) => void told.push(happening);
  const ship = async ({ body, content }: Parcel) => {
    contents.push(content);
    documents.push(JSON.parse(Buffer.from(body).toString()));
  };
  const options = { api, scene, namespaces: null, interval, tell, pauses: { ...PAUSES, ...pauses } };
  looking = watchCluster(options, ship, ending.signal).finally(() => api.close());
};
const lastList = (kind: string) =>
  documents.findLast(({ lists }) => lists)?.lists?.find((list) => list.kind === kind);
const names = (kind: string) => lastList(kind)?.items.map(({ metadata }) => metadata.name);
const there = () => names("Pod");
const departed = () =>
  documents.flatMap((document) =>
    document.departed.map(({ kind, object }) => `${kind} ${object.metadata.name}`),
  );

beforeEach(async () => {
  cluster = new FakeCluster();
  await cluster.start();
  ending = new AbortController();
  documents = [];
  contents = [];
  told = [];
});
afterEach(async () => {
  ending.abort();
  await looking;
  await cluster.stop();
  cluster.remove();
});

const eventually = { timeout: 15_000 };
const allWatched = () => expect.poll(() => cluster.watching, eventually).toBe(KINDS.length);

describe.skipIf(!hasOpenssl)("watching a cluster", () => {
  it("tells by a digest whether anything has changed since the last look", async () => {
    cluster.put("pods", podOf("web"));
    watch();
    await allWatched();
    await expect.poll(() => contents.length, eventually).toBeGreaterThan(2);
    expect(new Set(contents).size).toBe(1);
    cluster.put("pods", podOf("db"));
    await expect.poll(() => new Set(contents).size, eventually).toBe(2);
    cluster.delete("pods", "shop/db");
    await expect.poll(() => contents.includes(undefined), eventually).toBe(true);
    await expect.poll(() => contents.at(-1), eventually).toBe(contents[0]);
  });

  it("shows what comes and goes, and what no look saw, with its last words", async () => {
    cluster.put("pods", podOf("web"));
    watch(600);
    await allWatched();
    await expect.poll(there, eventually).toEqual(["web"]);
    cluster.put("pods", podOf("blink"));
    cluster.put("pods", podOf("blink", { terminated: { exitCode: 3, message: SECRETS.canary } }));
    cluster.delete("pods", "shop/blink");
    cluster.put("pods", podOf("db"));
    await expect.poll(there, eventually).toEqual(["web", "db"]);
    await expect.poll(departed, eventually).toEqual(["Pod blink"]);
    const [blink] = documents.flatMap((document) => document.departed);
    expect(blink?.object.status).toMatchObject({
      containerStatuses: [
        { containerID: `containerd://${idOf("blink")}`, state: { terminated: { exitCode: 3 } } },
      ],
    });
    const before = documents.findIndex((document) => document.departed.length > 0);
    expect(documents[before]?.lists).toBeNull();
    expect(documents[before + 1]?.lists).not.toBeNull();
    expect(JSON.stringify(documents)).not.toContain(SECRETS.canary);
  });

  it("keeps what a pod's status forgets: the container before the one before", async () => {
    const restarting = (id: string, before: string) => {
      const pod = podOf("web") as { status: { containerStatuses: Record<string, unknown>[] } };
      Object.assign(pod.status.containerStatuses[0]!, {
        containerID: `containerd://${idOf(id)}`,
        lastState: { terminated: { containerID: `containerd://${idOf(before)}`, exitCode: 1 } },
      });
      return pod;
    };
    cluster.put("pods", restarting("b", "a"));
    watch(600);
    await allWatched();
    cluster.put("pods", restarting("c", "b"));
    cluster.put("pods", restarting("d", "c"));
    await expect.poll(departed, eventually).toEqual(["Pod web", "Pod web"]);
    expect(documents.flatMap((document) => document.departed.map(({ gone }) => gone))).toEqual([
      false,
      false,
    ]);
    expect(there()).toEqual(["web"]);
  });

  it("lists once, and goes on from there after streams that break in the middle or come to their end", async () => {
    watch();
    await allWatched();
    cluster.breakWatches();
    cluster.put("pods", podOf("after-break"));
    await expect.poll(there, eventually).toEqual(["after-break"]);
    await allWatched();
    cluster.endWatches();
    cluster.put("pods", podOf("after-end"));
    await expect.poll(there, eventually).toEqual(["after-break", "after-end"]);
    expect(cluster.listsOf("pods")).toBe(1);
    expect(told).toEqual([]);
  });

  it("watches again when the server's time for a watch is over", async () => {
    watch(100, { watchSeconds: 1 });
    await allWatched();
    const asked = () =>
      cluster.asked.filter(({ path, query }) => path.endsWith("/pods") && query.has("watch"));
    await expect.poll(() => asked().length, eventually).toBeGreaterThan(2);
    expect(cluster.listsOf("pods")).toBe(1);
  });

  it("lists anew what it is too late to watch, and knows what went meanwhile", async () => {
    cluster.put("pods", podOf("web"));
    watch();
    await allWatched();
    await expect.poll(there, eventually).toEqual(["web"]);
    await cluster.stop();
    cluster.delete("pods", "shop/web");
    cluster.put("pods", podOf("db"));
    cluster.compact();
    await cluster.start();
    await expect.poll(there, eventually).toEqual(["db"]);
    expect(departed()).toEqual(["Pod web"]);
    expect(cluster.listsOf("pods")).toBe(2);
  });

  it("lists anew where the stream itself says that it is too old", async () => {
    watch();
    await allWatched();
    cluster.endWatches({ type: "ERROR", object: { kind: "Status", code: 410, message: "too old" } });
    cluster.put("pods", podOf("db"));
    await expect.poll(there, eventually).toEqual(["db"]);
    expect(cluster.listsOf("pods")).toBe(2);
  });

  it("goes on from a bookmark, not from the last change", async () => {
    cluster.put("pods", podOf("web"));
    watch();
    await allWatched();
    cluster.compact();
    cluster.bookmark();
    await expect.poll(() => documents.length, eventually).toBeGreaterThan(2);
    cluster.endWatches();
    cluster.put("pods", podOf("db"));
    await expect.poll(there, eventually).toEqual(["web", "db"]);
    expect(cluster.listsOf("pods")).toBe(1);
  });

  it("says nothing of what it cannot see, and says that it cannot", async () => {
    cluster.put("pods", podOf("web"));
    watch();
    await allWatched();
    await cluster.stop();
    await expect.poll(() => told.map(({ event }) => event), eventually).toContain("unseen");
    await cluster.start();
    await expect.poll(() => lastList("Pod"), eventually).toMatchObject({ standing: "whole" });
    for (const { lists } of documents)
      for (const { kind, standing, items } of lists ?? [])
        if (kind === "Pod")
          expect([standing, items.length]).toEqual(standing === "whole" ? ["whole", 1] : [standing, 0]);
  });

  it("waits for a server that is not there yet", async () => {
    await cluster.stop();
    watch();
    await expect.poll(() => told.map(({ event }) => event), eventually).toContain("unseen");
    expect(documents).toEqual([]);
    await cluster.start();
    await expect.poll(there, eventually).toEqual([]);
  });

  it("asks again for what it may not list, and lists what it may not watch", async () => {
    cluster.forbidden.add("secrets");
    cluster.unwatchable.add("pods");
    watch();
    await expect.poll(() => lastList("Secret")?.standing, eventually).toBe("forbidden");
    cluster.put("pods", podOf("web"));
    await expect.poll(there, eventually).toEqual(["web"]);
    cluster.forbidden.delete("secrets");
    cluster.put("secrets", secretOf("web"));
    await expect.poll(() => names("Secret"), eventually).toEqual(["web"]);
    expect(cluster.sent).not.toContain(SECRETS.data);
  });

  it("takes no lost right for lost pods", async () => {
    cluster.put("pods", podOf("web"));
    watch();
    await allWatched();
    cluster.forbidden.add("pods");
    cluster.endWatches({ type: "ERROR", object: { kind: "Status", code: 410, message: "too old" } });
    await expect.poll(() => lastList("Pod"), eventually).toMatchObject({ standing: "forbidden", items: [] });
    expect(departed()).toEqual([]);
  });

  it("watches Secrets by their names alone", async () => {
    watch();
    await allWatched();
    cluster.put("secrets", secretOf("web"));
    await expect.poll(() => names("Secret"), eventually).toEqual(["web"]);
    expect(cluster.sent).not.toContain(SECRETS.data);
  });

  it("hands over what it knows when it is told to end, at once", async () => {
    watch(60_000);
    await allWatched();
    await expect.poll(() => documents.length, eventually).toBe(1);
    cluster.put("pods", podOf("blink"));
    cluster.put("pods", podOf("stays"));
    cluster.delete("pods", "shop/blink");
    cluster.bookmark();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const began = Date.now();
    ending.abort();
    await looking;
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(departed()).toEqual(["Pod blink"]);
    expect(there()).toEqual(["stays"]);
  });

  it("believes in its lists however often what is in between cuts its streams", async () => {
    cluster.put("pods", podOf("web"));
    watch(50);
    for (let cut = 0; cut < 5; cut += 1) {
      await allWatched();
      cluster.breakWatches();
    }
    await allWatched();
    const standings = documents.flatMap(({ lists }) => lists?.map(({ standing }) => standing) ?? []);
    expect(new Set(standings)).toEqual(new Set(["whole"]));
    expect(told).toEqual([]);
  });

  it("says that it may list nothing, and goes on asking", async () => {
    for (const { resource } of KINDS) cluster.forbidden.add(resource);
    watch();
    await expect
      .poll(() => told[0], eventually)
      .toMatchObject({
        event: "unseen",
        reason: expect.stringMatching(/is forbidden/),
      });
    expect(documents).toEqual([]);
    cluster.forbidden.clear();
    await expect.poll(there, eventually).toEqual([]);
  });

  it("ships nothing as the cluster of now while nobody answers for it", async () => {
    cluster.put("pods", podOf("web"));
    watch();
    await allWatched();
    await expect.poll(there, eventually).toEqual(["web"]);
    cluster.busy = 1_000;
    await expect.poll(() => told.length, eventually).toBeGreaterThan(1);
    const shipped = documents.length;
    await expect.poll(() => told.length, eventually).toBeGreaterThan(3);
    expect(documents.length).toBe(shipped);
    cluster.busy = 0;
    await expect.poll(() => documents.length, eventually).toBeGreaterThan(shipped);
  });
});
