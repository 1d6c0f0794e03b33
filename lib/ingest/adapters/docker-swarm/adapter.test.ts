import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dockerSwarm } from "./adapter.ts";

const read = (name: string) =>
  dockerSwarm.read(JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")));

describe("docker swarm", () => {
  it("reads services with their stack, replicas and isolation, and no environment", () => {
    const reading = read("many");
    expect(reading.facts).toMatchObject([
      { kind: "cluster", orchestrator: "swarm", uid: null },
      {
        objectKind: "SwarmService",
        namespace: "shop",
        name: "shop_web",
        replicas: 3,
        images: ["registry.example/web:1@sha256:aa"],
        isolation: {
          hostPorts: [8080],
          hostPaths: ["/var/run/docker.sock"],
          addedCapabilities: ["CAP_NET_ADMIN"],
        },
      },
      { name: "agent", namespace: "", replicas: null },
    ]);
    expect(reading).toMatchObject({ needs: "cluster", absences: [], counts: { objects: 3 } });
    expect(reading.skipped.map(({ path }) => path)).toEqual(["/2"]);
    expect(JSON.stringify(reading)).not.toContain("canary-7f3a9c");
  });

  it("reads nodes with their roles", () => {
    expect(read("one").facts.slice(1)).toMatchObject([
      { kind: "host", name: "box-1", roles: ["manager"], ready: true, addresses: ["192.0.2.1"] },
      { kind: "host", name: "box-2", roles: ["worker"], ready: false, addresses: [] },
    ]);
  });
});
