import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recognise } from "../adapters.ts";
import { xeol } from "./adapter.ts";

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const CORPUS = new URL("../../../../../shared/corpus/xeol/dd-multi.json", import.meta.url);

describe("xeol", () => {
  it("makes a finding of each product without support, and closes nothing", () => {
    const reading = xeol.read(fixture("many"));
    expect(reading).toMatchObject({
      tool: { name: "Xeol", version: null },
      feeds: [{ name: "xeol-db", builtAt: "2026-03-01T00:00:00Z" }],
      counts: { misconfigurations: 2, checks: { fail: 2 } },
      skipped: [
        { path: "/matches/2", reason: "no Cycle" },
        { path: "/matches/3", reason: "no Cycle.ProductName" },
      ],
    });
    const [target] = reading.targets;
    expect(target?.slices).toMatchObject([{ complete: false, assesses: false, area: "vulnerabilities" }]);
    expect(target?.observations).toMatchObject([
      {
        rule: { id: "xeol/rocket@1", title: "rocket 1 gets no more fixes" },
        component: { key: "maven/org.acme/rocket" },
        place: "/app/rocket.jar",
        severity: "high",
        detail: "support ends 2025-01-01",
      },
      { rule: { id: "xeol/rocket" }, detail: "support has ended" },
    ]);
  });

  it("is told from Grype where it found nothing", () => {
    expect(recognise(fixture("none"))).toBe(xeol);
    expect(xeol.read(fixture("none")).targets[0]?.slices).toEqual([]);
  });
});

it.skipIf(!existsSync(CORPUS))("counts every match of a real document", () => {
  expect(xeol.read(JSON.parse(readFileSync(CORPUS, "utf8"))).counts.misconfigurations).toBe(8);
});
