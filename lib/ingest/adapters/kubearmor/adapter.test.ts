import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";

const read = (name: string) =>
  readReadings(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))[0]!.reading;

describe("kubearmor", () => {
  it("reads alerts with their policy and logs without one", () => {
    const reading = read("many.jsonl");
    expect(reading).toMatchObject({
      format: "kubearmor",
      scannedAt: "2026-03-01T10:00:01Z",
      counts: { events: 2 },
      bySeverity: { high: 1, info: 1 },
    });
    expect(reading.events).toMatchObject([
      {
        rule: "kubearmor/block-shell",
        stable: "/bin/sleep",
        action: "block",
        tags: ["MITRE", "shell"],
        message: "no shells here",
        place: {
          workload: { objectKind: "Deployment", name: "cart" },
          image: "registry.example/shop/cart:1.0",
        },
      },
      { rule: "kubearmor/Network", at: "2026-03-01T10:00:01Z" },
    ]);
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });

  it.each([
    ["one.json", ["medium"], []],
    ["odd.jsonl", ["critical"], ["line 2"]],
  ])("reads %s", (name, severities, skipped) => {
    const reading = read(name);
    expect(reading.events?.map((event) => event.severity)).toEqual(severities);
    expect(reading.skipped.map(({ path }) => path)).toEqual(skipped);
  });
});
