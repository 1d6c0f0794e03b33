import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";
import { publishedPortsOf } from "./ports.ts";

const read = (name: string) => {
  const readings = readReadings(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  expect(readings).toHaveLength(1);
  return readings[0]!.reading;
};

describe("docker list", () => {
  it("reads what the API lists, and no command", () => {
    const reading = read("many.json");
    expect(reading).toMatchObject({
      format: "docker-list",
      needs: "host",
      absences: [],
      counts: { objects: 2 },
    });
    expect(reading.facts).toMatchObject([
      {
        name: "shop-db",
        imageId: "sha256:bb",
        state: "running",
        publishedPorts: [5432],
        service: { objectKind: "ComposeService", namespace: "shop", name: "db" },
      },
      { id: "cc", imageReference: "", state: "exited", exitCode: 137, service: null },
    ]);
    expect(JSON.stringify(reading)).not.toContain("canary-7f3a9c");
  });

  it("reads the lines of the command, with and without a state", () => {
    const { facts, skipped } = read("odd.jsonl");
    expect(facts).toMatchObject([
      {
        id: "0123456789ab",
        publishedPorts: [8000, 8001, 8002],
        service: { namespace: "shop", name: "web" },
        labels: { note: "a,b" },
        isolation: null,
      },
      { name: "old", state: "paused", exitCode: null },
    ]);
    expect(skipped).toEqual([]);
  });

  it.each([
    ["", []],
    ["80->80/tcp", [80]],
    ["::1:80->80/tcp, :::81->80/tcp", [81]],
    [[{ host_ip: "", container_port: 80, host_port: 8080 }], [8080]],
    [[{ PublicPort: "x" }, 7, null, { PublicPort: "9007199254740993" }], []],
  ])("publishes of %j %j", (ports, published) => expect(publishedPortsOf(ports)).toEqual(published));
});
