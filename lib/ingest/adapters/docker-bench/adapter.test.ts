import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dockerBench } from "./adapter.ts";
import { itemsOf } from "./items.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => dockerBench.read(document(name));

describe("docker-bench", () => {
  it("holds a warning for a medium misconfiguration of the host", () => {
    const reading = read("one");
    expect(reading).toMatchObject({
      format: "docker-bench",
      tool: { name: "Docker Bench for Security", version: "1.3.4" },
      scannedAt: "2026-03-02T08:00:00.000Z",
      needs: "host",
      bySeverity: { medium: 1 },
    });
    expect(reading.targets).toEqual([
      {
        asset: { kind: "host", name: null, machineId: null, systemUuid: null },
        slices: [
          {
            key: "docker-bench@1.3.4:2.1",
            kind: "misconfiguration",
            area: "configuration",
            assesses: true,
            complete: true,
          },
        ],
        observations: [
          expect.objectContaining({
            rule: expect.objectContaining({ id: "docker-bench@1.3.4/2.1" }),
            component: { key: "", name: "", type: "", purl: null },
            severity: "medium",
            outcome: "fail",
          }),
        ],
        packages: 0,
      },
    ]);
  });

  it("counts what is printed, whatever it names", () => {
    const { counts } = read("many");
    expect(counts.checks).toEqual({ pass: 1, fail: 0, warn: 5, info: 2 });
    expect(counts.misconfigurations).toBe(5);
  });

  it("observes each container and image that a test names", () => {
    const [target] = read("many").targets;
    expect(
      target?.observations.map(({ rule, component, place, outcome }) => [
        rule.id.replace("docker-bench@1.6.0/", ""),
        component.key,
        place,
        outcome,
      ]),
    ).toEqual([
      ["1.1.1", "", "", "pass"],
      ["1.1.3", "", "", "fail"],
      ["4.1", "container/cart_1", "", "fail"],
      ["4.2", "", "", "manual"],
      ["4.6", "image/registry.example/cart:1", "", "fail"],
      ["4.6", "image/0123456789ab", "", "fail"],
      ["4.6", "image/db:2", "", "fail"],
      ["5.8", "container/cart_1", "80, 443", "fail"],
      ["5.8", "container/db_1", "5432", "fail"],
      ["5.29", "container/cart_1", "", "fail"],
    ]);
    expect(JSON.stringify(target)).not.toContain("hunter2");
  });

  it("closes by every printed test, and assesses by those that were answered", () => {
    const slices = read("many").targets[0]?.slices ?? [];
    expect(slices.map(({ key, assesses, complete }) => [key.split(":")[1], assesses, complete])).toEqual([
      ["1.1.1", true, true],
      ["1.1.2", false, true],
      ["1.1.3", true, true],
      ["4.1", true, true],
      ["4.2", false, true],
      ["4.6", true, true],
      ["5.8", true, true],
      ["5.29", true, true],
    ]);
  });

  it("says where and why entries are left out", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({ scannedAt: null, tool: { version: "1.5.0" } });
    expect(reading.counts.checks.pass).toBe(1);
    expect(reading.skipped).toEqual([
      { path: "/tests/1/results", reason: "not a list" },
      { path: "/tests/2", reason: "not an object" },
      { path: "/tests/3/results/0", reason: "unknown result PERHAPS" },
      { path: "/tests/3/results/1", reason: "no id" },
      { path: "/tests/3/results/2", reason: "not an object" },
    ]);
  });

  it("covers nothing where nothing was tested", () => expect(read("none").targets).toEqual([]));

  it.each([
    [{ dockerbenchsecurity: "2.0.0", tests: [] }, "/dockerbenchsecurity", "not supported"],
    [{ dockerbenchsecurity: 1.6, tests: [] }, "/dockerbenchsecurity", "string"],
    [{ dockerbenchsecurity: "1.6.0" }, "/tests", "array"],
  ])("refuses %j at %s", (refused, path, reason) => {
    expect(dockerBench.recognises(refused)).toBe(true);
    expect(() => dockerBench.read(refused)).toThrow(
      expect.objectContaining({ path, message: expect.stringContaining(reason) }),
    );
  });

  it("names users and other things as they are written", () => {
    expect(itemsOf("1.1.2", ["eve", "eve", 7]).map(({ component }) => component.key)).toEqual([
      "resource/eve",
    ]);
  });
});
