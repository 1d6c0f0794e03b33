import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UnreadableDocument } from "../../reading.ts";
import { readReadings } from "../../readings.ts";
import { stackroxAlert } from "./adapter.ts";

const read = (file: string) => {
  const readings = readReadings(readFileSync(new URL(`./fixtures/${file}`, import.meta.url)));
  expect(readings).toHaveLength(1);
  return readings[0]!.reading;
};

describe("stackrox-alert", () => {
  it("reads what ran against a policy, an event for each process", () => {
    const reading = read("one.json");
    expect(reading).toMatchObject({
      format: "stackrox-alert",
      scannedAt: "2026-03-02T09:00:02Z",
      counts: { events: 2 },
      bySeverity: { high: 2 },
      targets: [],
      events: [
        {
          at: "2026-03-02T09:00:00.48Z",
          rule: "stackrox/Use of iptables",
          stable: "/sbin/iptables",
          message: "/sbin/iptables -w --password [redacted]",
          action: "KILL_POD_ENFORCEMENT",
          tags: ["Reconnaissance"],
          place: {
            containerId: "066e2adae0e8",
            containerName: "app",
            namespace: "shop",
            pod: "cart-1",
            workload: { objectKind: "DaemonSet", namespace: "shop", name: "cart" },
          },
        },
        { at: "2026-03-02T09:00:01Z", message: "/sbin/iptables" },
      ],
    });
  });

  it("reads alerts one after the other: workloads, images, resources, what happened", () => {
    const reading = read("many.jsonl");
    expect(reading).toMatchObject({
      scannedAt: "2026-03-02T10:00:00Z",
      counts: { misconfigurations: 3, events: 1 },
      bySeverity: { medium: 1, low: 1, high: 1 },
      needs: "cluster",
      skipped: [{ reason: "Privileged: stopped at admission in StackRox", loses: false }],
      events: [{ rule: "stackrox/Secret read", source: "k8s_event", severity: "critical" }],
    });
    expect(reading.targets).toMatchObject([
      {
        asset: { kind: "workload", namespace: "shop", name: "cart" },
        slices: [{ key: "stackrox:policies", complete: false }],
        observations: [{ rule: { id: "stackrox/No resource requests" }, severity: "medium" }],
      },
      { asset: { kind: "image", references: ["registry.example/shop/cart:2.4"] } },
      {
        asset: { kind: "cluster" },
        observations: [{ component: { key: "object/ConfigMap/shop/conf" } }],
      },
    ]);
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });

  it("passes over what is resolved, and skips broken entries by pointer", () => {
    expect(read("none.json")).toMatchObject({ targets: [], skipped: [{ path: "/alerts/0", loses: false }] });
    const reading = read("odd.json");
    expect(reading).toMatchObject({ scannedAt: null, counts: { misconfigurations: 1, events: 1 } });
    expect(reading.targets[0]).toMatchObject({
      asset: { objectKind: "Deployment", namespace: "shop", name: "cart" },
      observations: [{ severity: "unknown", toolSeverity: "SEVERE" }],
    });
    expect(reading.skipped.map(({ path }) => path)).toEqual(["/alerts/1", "/alerts/3", "/alerts/4"]);
  });

  it.each([
    [{ policies: [{ lifecycleStages: ["DEPLOY"], severity: "LOW_SEVERITY" }] }],
    [{ id: "1", clusterId: "2", containers: [], serviceAccountPermissionLevel: "NONE" }],
    [{ epoch: 0, nodes: [{ entity: {}, outEdges: {} }] }],
    [{ evidence: { gzip: "H4sI" } }],
  ])("refuses with a word on why %j is no finding", (document) => {
    expect(stackroxAlert.recognises(document)).toBe(true);
    expect(() => stackroxAlert.read(document)).toThrow(/not supported/);
  });

  it.each([[{ policies: [] }], [{ nodes: [] }], [{ alerts: [{ labels: {} }] }], [[]]])(
    "leaves %j to others",
    (document) => expect(stackroxAlert.recognises(document)).toBe(false),
  );
});

const CORPUS = new URL("../../../../../shared/corpus/stackrox/", import.meta.url);
describe.skipIf(!existsSync(CORPUS))("real documents", () => {
  it("counts as others count it", () => {
    const [alert] = readReadings(readFileSync(new URL("alert-first.json", CORPUS)));
    expect(alert?.reading).toMatchObject({ format: "stackrox-alert", counts: { events: 1 }, skipped: [] });
  });

  it.each(["default-policies", "deployment-for-alert", "network-graph", "scale-image-results"])(
    "refuses %s",
    (name) => {
      const bytes = readFileSync(new URL(`${name}.json`, CORPUS));
      expect(() => readReadings(bytes)).toThrow(UnreadableDocument);
      expect(() => readReadings(bytes)).toThrow(/not supported/);
    },
  );
});
