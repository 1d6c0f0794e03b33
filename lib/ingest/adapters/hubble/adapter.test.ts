import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";

const read = (name: string) =>
  readReadings(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))[0]!.reading;

describe("hubble", () => {
  it("reads who spoke to whom, and why it was dropped or let through", () => {
    const reading = read("many.jsonl");
    expect(reading).toMatchObject({
      format: "hubble",
      scannedAt: "2026-03-01T10:00:01Z",
      subjects: [{ name: "node-a" }, { name: "node-b" }],
      counts: { flows: 2 },
      bySeverity: {},
    });
    expect(reading.flows).toEqual([
      {
        at: "2026-03-01T10:00:00.5Z",
        verdict: "dropped",
        direction: "egress",
        protocol: "TCP",
        source: {
          namespace: "shop",
          pod: "cart-0",
          workload: { kind: "workload", objectKind: "StatefulSet", name: "cart", namespace: "shop" },
          address: "10.0.0.1",
          port: 40000,
          labels: { app: "cart", "io.kubernetes.pod.namespace": "shop" },
        },
        destination: {
          namespace: null,
          pod: null,
          workload: null,
          address: "pay.example",
          port: 443,
          labels: { "reserved:world": "" },
        },
        reason: "POLICY_DENIED",
      },
      expect.objectContaining({ verdict: "forwarded", direction: "ingress", reason: "dns", protocol: "UDP" }),
    ]);
  });

  it.each([
    ["one.json", [["audited", "unknown", "ICMPv4"]], []],
    ["odd.jsonl", [["unknown", "unknown", ""]], ["line 2", "line 3"]],
  ])("reads %s", (name, flows, skipped) => {
    const reading = read(name);
    expect(reading.flows?.map(({ verdict, direction, protocol }) => [verdict, direction, protocol])).toEqual(
      flows,
    );
    expect([...reading.notes, ...reading.skipped].map(({ path }) => path)).toEqual(skipped);
  });
});
