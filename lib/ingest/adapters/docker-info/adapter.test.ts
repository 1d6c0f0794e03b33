import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dockerInfo } from "./adapter.ts";

const read = (name: string) =>
  dockerInfo.read(JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")));

describe("docker info", () => {
  it("reads a manager and its swarm, never the proxy", () => {
    const reading = read("one");
    expect(reading).toMatchObject({
      scannedAt: "2026-03-01T10:00:00.123456789Z",
      needs: null,
      counts: { objects: 1 },
      facts: [
        { kind: "cluster", uid: "c1", orchestrator: "swarm" },
        {
          kind: "host",
          name: "box-1",
          roles: ["manager"],
          runtime: "docker://28.0.1",
          labels: { provider: "local" },
        },
      ],
    });
    expect(JSON.stringify(reading)).not.toContain("canary-7f3a9c");
  });

  it("reads a machine of which little is known", () => {
    const { facts, scannedAt } = read("odd");
    expect(facts).toMatchObject([{ kind: "host", name: "box-2", roles: [], runtime: null, labels: {} }]);
    expect(scannedAt).toBeNull();
  });
});
