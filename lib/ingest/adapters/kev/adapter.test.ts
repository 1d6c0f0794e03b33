import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";

const read = (name: string) =>
  readReadings(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))[0]!.reading;

describe("KEV", () => {
  it("reads the catalogue with its date", () => {
    const reading = read("many.json");
    expect(reading).toMatchObject({
      format: "kev",
      tool: { name: "CISA KEV", version: "2026.03.01" },
      scannedAt: "2026-03-01T14:00:05.4587Z",
      counts: { advisories: 3, vulnerabilities: 0 },
      skipped: [],
    });
    expect(reading.advisories?.map(({ id, kev }) => [id, kev?.addedAt, kev?.dueAt, kev?.ransomware])).toEqual(
      [
        ["CVE-2026-1111", "2026-02-10", "2026-03-03", true],
        ["CVE-2026-2222", "2026-03-01", null, false],
        ["CVE-2026-3333", "2026-01-01", null, false],
      ],
    );
  });

  it.each([
    ["none.json", 0, "2026-03-01T14:00:05Z", []],
    ["one.csv", 1, "2026-02-10T00:00:00Z", []],
    ["odd.json", 1, null, ["/vulnerabilities/1", "/vulnerabilities/2", "/vulnerabilities/3"]],
  ])("reads %s", (name, count, asOf, skipped) => {
    const reading = read(name);
    expect(reading.counts.advisories).toBe(count);
    expect(reading.scannedAt).toBe(asOf);
    expect(reading.skipped.map(({ path }) => path)).toEqual(skipped);
  });

  const corpus = new URL("../../../../../shared/corpus/kev/", import.meta.url);
  it.skipIf(!existsSync(corpus))("counts the real ones, and the ransomware among them", () => {
    const real = (name: string) => readReadings(readFileSync(new URL(name, corpus)))[0]!.reading;
    const json = real("kev-2024-10.json");
    expect(json.advisories?.filter(({ kev }) => kev?.ransomware)).toHaveLength(237);
    expect(real("kev-2025-08-25.csv").counts.advisories).toBe(1404);
  });
});
