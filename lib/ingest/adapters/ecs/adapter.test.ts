import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { arnOf } from "../arn.ts";
import { ecs } from "./adapter.ts";

const read = (name: string) =>
  ecs.read(JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")));

describe("ECS", () => {
  it("makes one workload of a family's tasks, with hosts and containers, and no overrides", () => {
    const reading = read("many");
    expect(reading.facts).toMatchObject([
      {
        kind: "cluster",
        uid: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
        name: "shop",
        orchestrator: "ecs",
      },
      { kind: "host", name: "i1", provider: "aws", region: "eu-west-1", architecture: "arm64" },
      {
        kind: "workload",
        objectKind: "EcsTaskFamily",
        name: "cart",
        images: ["registry.example/cart:1", "registry.example/cart:2", "registry.example/new:1"],
        labels: { team: "shop" },
      },
      {
        kind: "container",
        id: "c1",
        host: "i1",
        imageId: "registry.example/cart@sha256:aa",
        startedAt: "2026-03-01T09:00:00.5Z",
        publishedPorts: [32768],
      },
      { id: "bbbb-1", host: null, state: "exited", exitCode: 1, startedAt: "2026-03-01T09:00:00.500Z" },
    ]);
    expect(reading).toMatchObject({ needs: "cluster", absences: [], counts: { objects: 2 }, skipped: [] });
    expect(reading.notes[0]!.reason).toContain("MISSING");
    expect(JSON.stringify(reading)).not.toContain("canary-7f3a9c");
  });

  it("says nothing of no tasks, and where a task has no family", () => {
    expect(read("none")).toMatchObject({ facts: [], counts: { objects: 0 }, skipped: [] });
    expect(read("odd")).toMatchObject({ facts: [], skipped: [{ path: "", reason: "no task of a family" }] });
  });

  it.each([
    ["arn:aws:ecs:eu-west-1:1:task-definition/cart:7", "cart:7"],
    ["arn:aws-cn:ecs:cn-north-1:1:task/shop/a", "a"],
    ["task/shop/a", undefined],
    [7, undefined],
  ])("names %j %j", (arn, name) => expect(arnOf(arn)?.name).toBe(name));
});
