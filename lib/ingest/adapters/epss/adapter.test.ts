import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";

const read = (name: string) =>
  readReadings(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))[0]!.reading;

describe("EPSS", () => {
  it("reads scores with the model and the day they are of", () => {
    const reading = read("many.csv");
    expect(reading).toMatchObject({
      format: "epss",
      tool: { name: "FIRST EPSS", version: "v2026.01.01" },
      scannedAt: "2026-03-01T12:55:00Z",
      counts: { advisories: 2 },
    });
    expect(reading.advisories?.map(({ id, epss }) => [id, epss])).toEqual([
      ["CVE-2026-1111", { score: 0.97, percentile: 0.999, day: "2026-03-01" }],
      ["CVE-2026-2222", { score: 0.00042, percentile: 0.05, day: "2026-03-01" }],
    ]);
  });

  it.each([
    ["none.csv", 0, "2026-03-01T12:55:00Z", []],
    ["one.csv", 1, null, []],
    ["odd.csv", 1, "2026-03-01T00:00:00Z", ["line 3", "line 4", "line 5"]],
  ])("reads %s", (name, count, asOf, skipped) => {
    const reading = read(name);
    expect([reading.counts.advisories, reading.scannedAt]).toEqual([count, asOf]);
    expect(reading.skipped.map(({ path }) => path)).toEqual(skipped);
  });

  it("reads a quarter of a million rows in a few seconds", () => {
    const rows = Array.from({ length: 250_000 }, (_, i) => `CVE-2026-${i + 1000},0.${(i % 9) + 1},0.5`);
    const started = performance.now();
    const [only] = readReadings(Buffer.from(`cve,epss,percentile\n${rows.join("\n")}\n`));
    expect(only?.reading.counts.advisories).toBe(250_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
