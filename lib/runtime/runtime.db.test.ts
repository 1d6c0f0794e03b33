import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../access/actor.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { FindingFilter } from "../findings/filter.ts";
import { listFindings } from "../findings/read.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { container, controller, host, list, pod } from "../inventory/testing.ts";
import { dropDaysBefore } from "./partitions/write.ts";
import { listEvents } from "./read.ts";

await testDatabase();
beforeEach(wipe);

const actor = systemActor("test");
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const alert = (at: string, change: object = {}, fields: object = {}) => ({
  hostname: "node-1",
  output: "a shell was spawned",
  priority: "Critical",
  rule: "Terminal shell in container",
  time: at,
  output_fields: { "proc.exepath": "/bin/sh", "container.id": "aa0000000000", ...fields },
  ...change,
});
const send = async (...alerts: object[]) =>
  push(await collector("falco", 3600), Buffer.from(alerts.map((one) => JSON.stringify(one)).join("\n")), {
    subjects: ["cluster:c"],
  });
const findings = async () => (await listFindings(actor, FindingFilter.parse({ kind: "runtime" }))).rows;

describe("events", () => {
  it("make one finding where they happened, counted once however often they are sent", async () => {
    const [first, second] = [`${day(1)}T10:00:00.5Z`, `${day(0)}T00:00:01Z`];
    expect(await send(alert(first), alert(second))).toMatchObject({ state: "applied", outcome: { new: 1 } });
    // The same log again with a line more at its end.
    await send(alert(first), alert(second), alert(`${day(0)}T00:00:02Z`));
    const [finding, ...more] = await findings();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: "critical", subject: { kind: "host", name: "node-1" } });
    expect(await listEvents(actor, finding!.id)).toMatchObject({
      events: 3,
      firstAt: `${day(1)}T10:00:00.500Z`,
      lastAt: `${day(0)}T00:00:02.000Z`,
      kept: [{ host: "node-1", container: "aa0000000000" }, {}, {}],
    });
  });

  it("stand on the workload that runs the container, also when it lived for four seconds", async () => {
    await list({
      facts: [
        host("node-1"),
        container("aa", {
          service: { objectKind: "ComposeService", namespace: "shop", name: "cart" },
          state: "exited",
          startedAt: `${day(0)}T00:00:00Z`,
          finishedAt: `${day(0)}T00:00:04Z`,
        }),
      ],
      at: `${day(0)}T00:00:05Z`,
    });
    const [cluster] = await sql<{ key: string }>`select key from asset where kind = 'cluster'`;
    const log = Buffer.from(JSON.stringify(alert(`${day(0)}T00:00:02Z`)));
    await push(await collector("falco"), log, { subjects: [cluster!.key] });
    expect(await findings()).toMatchObject([{ subject: { kind: "workload", name: "cart" } }]);
  });

  it("of pods nobody listed are folded under the Deployment that their names suggest", async () => {
    const pods = ["cart-6d4cf56db6-x7xkz", "cart-6d4cf56db6-qwzrt", "cart-79c5b8d4f7-b2c4d"];
    await send(
      ...pods.map((pod) => alert(`${day(0)}T00:00:01Z`, {}, { "k8s.ns.name": "shop", "k8s.pod.name": pod })),
    );
    const [only, ...more] = await findings();
    expect(more).toEqual([]);
    expect(only).toMatchObject({ subject: { kind: "workload", name: "cart" } });
    expect((await listEvents(actor, only!.id)).events).toBe(3);
  });

  it("follow their finding when a guessed name turns out to be a real workload", async () => {
    const name = "cart-6d4cf56db6-x7xkz";
    await send(alert(`${day(0)}T00:00:01Z`, {}, { "k8s.ns.name": "shop", "k8s.pod.name": name }));
    const [guessed] = await findings();
    await list({
      facts: [
        controller("Deployment", "cart", { uid: "d" }),
        controller("ReplicaSet", "cart-6d4cf56db6", {
          owner: { kind: "Deployment", name: "cart", uid: "d" },
        }),
        pod(name, { owner: { kind: "ReplicaSet", name: "cart-6d4cf56db6", uid: "r" } }),
      ],
      at: `${day(0)}T00:00:05Z`,
      subjects: ["cluster:c"],
    });
    await send(alert(`${day(0)}T00:00:06Z`, {}, { "k8s.ns.name": "shop", "k8s.pod.name": name }));
    const [real, ...more] = await findings();
    expect(more).toEqual([]);
    expect(real!.subject.name).toBe(guessed!.subject.name);
    expect((await listEvents(actor, real!.id)).events).toBe(2);
  });

  it("that merely inform make no finding, but show that somebody watches", async () => {
    await send(alert(`${day(0)}T00:00:01Z`, { priority: "Informational" }));
    expect(await findings()).toEqual([]);
    const areas = await sql<{
      n: number;
    }>`select count(*)::int as n from area_state s join asset a on a.id = s.asset_id where a.name = 'node-1'`;
    expect(areas).toEqual([{ n: 1 }]);
  });

  it("of long ago move the count and the times; age drops single ones by the day", async () => {
    await send(alert("2021-05-01T00:00:00Z"), alert(`${day(3)}T10:00:00Z`), alert(`${day(0)}T00:00:01Z`));
    const [finding] = await findings();
    expect(await listEvents(actor, finding!.id)).toMatchObject({
      events: 3,
      firstAt: "2021-05-01T00:00:00.000Z",
      kept: { length: 2 },
    });
    expect(await dropDaysBefore(day(2))).toBeGreaterThan(0);
    expect(await listEvents(actor, finding!.id)).toMatchObject({ events: 3, kept: { length: 1 } });
  });

  it("without a cluster to be in are kept until somebody says which", async () => {
    const log = Buffer.from(JSON.stringify(alert(`${day(0)}T00:00:01Z`, {}, { "k8s.pod.name": "x" })));
    expect(await push(await collector("unbound"), log)).toMatchObject({
      state: "failed",
      trouble: { code: "subject_required" },
    });
  });
});
