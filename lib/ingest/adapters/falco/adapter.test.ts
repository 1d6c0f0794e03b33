import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";

const read = (name: string) => {
  const [only, ...more] = readReadings(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
  expect(more).toEqual([]);
  return only!.reading;
};

describe("falco", () => {
  it("reads a log whole, as one report, past its comment", () => {
    const reading = read("many.jsonl");
    expect(reading).toMatchObject({
      format: "falco",
      tool: { name: "Falco", version: null },
      scannedAt: "2026-03-01T10:00:02.000000000Z",
      subjects: [{ name: "node-a" }, { name: "node-b" }],
      counts: { events: 3 },
      bySeverity: { critical: 1, medium: 1, low: 1 },
      skipped: [],
    });
    expect(reading.notes.map((note) => note.path)).toEqual(["line 1"]);
    expect(reading.events?.map(({ rule, stable, at }) => [rule, stable, at])).toEqual([
      ["falco/Terminal shell in container", "/bin/sh", "2026-03-01T10:00:00.000000001Z"],
      ["falco/Disallowed K8s User", "pods", "2026-03-01T10:00:01Z"],
      ["falco/Write below etc", "vi /etc/shadow", "2026-03-01T10:00:02.000000000Z"],
    ]);
  });

  it("says where it was, and takes the machine for no container", () => {
    const [shell, audit, host] = read("many.jsonl").events ?? [];
    expect(shell?.place).toEqual({
      host: "node-a",
      containerId: "0123456789ab",
      containerName: "cart",
      image: "registry.example/shop/cart:1.0",
      namespace: "shop",
      pod: "cart-6d4cf56db6-x7xkz",
      workload: null,
    });
    expect(audit?.place).toMatchObject({ namespace: "shop", pod: "cart-0", containerId: null });
    expect(host?.place).toMatchObject({ containerId: null, containerName: null, namespace: null });
  });

  it("keeps no secret of a command line", () => {
    expect(JSON.stringify(read("many.jsonl"))).not.toContain("hunter2");
  });

  it("reads a single alert with a time in milliseconds beside it", () => {
    expect(read("one.json")).toMatchObject({
      scannedAt: "2026-03-01T10:00:00.5Z",
      bySeverity: { high: 1 },
      events: [{ message: "File below a known binary directory opened for writing (file=/bin/x)" }],
    });
  });

  it("goes on past what is broken, and says so line by line", () => {
    const reading = read("odd.jsonl");
    expect(reading.skipped.map(({ path }) => path)).toEqual(["line 2", "line 4"]);
    expect(reading.events?.map(({ severity, at }) => [severity, at])).toEqual([
      ["unknown", "2026-03-01T10:00:00.500000Z"],
      ["info", "2026-03-01T10:00:01.000000000Z"],
    ]);
    expect(reading.events?.[0]?.place.image).toBe(`registry.example/x@sha256:${"a".repeat(64)}`);
  });

  it("reads arrays and entries without a line between them alike", () => {
    const alerts = read("many.jsonl").events!.length;
    const text = readFileSync(new URL("fixtures/many.jsonl", import.meta.url), "utf8")
      .split("\n")
      .slice(1, 4);
    for (const body of [`[${text.join(",")}]`, text.join(""), text.join(",\n")])
      expect(readReadings(Buffer.from(body))[0]?.reading.events).toHaveLength(alerts);
  });

  const corpus = new URL("../../../../../shared/corpus/falco/website-samples.jsonl", import.meta.url);
  it.skipIf(!existsSync(corpus))("counts real alerts by priority as others did", () => {
    const [only] = readReadings(readFileSync(corpus));
    expect(only?.reading.bySeverity).toEqual({ critical: 1, high: 2, medium: 3, low: 10, info: 6 });
    expect(only?.reading.events?.every((event) => event.at !== null)).toBe(true);
  });
});
