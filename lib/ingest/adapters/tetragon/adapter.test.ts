import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";

const read = (name: string) =>
  readReadings(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))[0]!.reading;

describe("tetragon", () => {
  it("tells what a policy matched from what merely ran", () => {
    const reading = read("many.jsonl");
    expect(reading).toMatchObject({
      format: "tetragon",
      scannedAt: "2026-03-01T10:00:02Z",
      counts: { events: 3 },
      bySeverity: { info: 2, high: 1 },
    });
    expect(reading.events?.map(({ rule, stable, action }) => [rule, stable, action])).toEqual([
      ["tetragon/process_exec", "/usr/bin/curl", ""],
      ["tetragon/sensitive-files", "/bin/cat security_file_permission", "sigkill"],
      ["tetragon/process_exit", "/bin/cat", ""],
    ]);
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });

  it("names pod, workload, container and image", () => {
    expect(read("many.jsonl").events?.[0]?.place).toEqual({
      host: "node-a",
      containerId: "0123456789abcdef".repeat(4),
      containerName: "cart",
      image: `registry.example/shop/cart@sha256:${"a".repeat(64)}`,
      namespace: "shop",
      pod: "cart-0",
      workload: { kind: "workload", objectKind: "StatefulSet", name: "cart", namespace: "shop" },
    });
  });

  it("reads events without a time, policy or pod, and goes on past the broken", () => {
    expect(read("one.json").events).toMatchObject([
      { at: null, rule: "tetragon/bprm_check_security", severity: "medium" },
    ]);
    const odd = read("odd.jsonl");
    expect(odd.events?.map((event) => event.rule)).toEqual([
      "tetragon/sys_enter_openat",
      "tetragon/process_exec",
    ]);
    expect(odd.skipped.map(({ path }) => path)).toEqual(["line 3"]);
    expect(odd.notes.map(({ path }) => path)).toEqual(["line 2"]);
  });
});
