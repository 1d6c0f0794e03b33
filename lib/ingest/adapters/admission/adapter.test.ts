import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";

const read = (name: string) => {
  const readings = readReadings(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  expect(readings).toHaveLength(1);
  return readings[0]!.reading;
};

describe("admission", () => {
  it("reads what is to be stored, named by the request where it does not name itself", () => {
    const reading = read("one.json");
    expect(reading).toMatchObject({
      format: "admissionreview",
      needs: "cluster",
      counts: { objects: 1 },
      subjects: [{ name: "CREATE Pod shop/cart" }],
      absences: [],
      facts: [{ kind: "pod", namespace: "shop", name: "cart", isolation: { privileged: true } }],
    });
    expect(JSON.stringify(reading)).not.toContain("canary-7f3a9c");
  });

  it("takes a deletion for a request, not for an absence", () => {
    const { format, facts, absences, notes, skipped } = read("none.json");
    expect({ format, facts, absences, skipped }).toEqual({
      format: "admissionrequest",
      facts: [],
      absences: [],
      skipped: [],
    });
    expect(notes).toEqual([
      { path: "", reason: expect.stringContaining("DELETE Pod shop/cart"), loses: false },
    ]);
  });

  it("reads YAML of any version, and no parts of objects", () => {
    const { facts, counts, notes } = read("many.yaml");
    expect(facts.map((fact) => fact.kind === "pod" && fact.namespace)).toEqual(["default"]);
    expect(counts.objects).toBe(2);
    expect(notes.at(-1)!.reason).toContain("no whole object");
  });

  it("says which requests say nothing", () => {
    const { facts, counts, skipped, notes } = read("odd.jsonl");
    expect([facts, counts.objects]).toEqual([[], 4]);
    expect(skipped).toEqual([
      { path: "line 1", reason: "no request of a known operation" },
      { path: "line 4", reason: "no kind" },
    ]);
    expect(notes.map(({ path }) => path)).toEqual(["line 2", "line 3"]);
  });
});
