import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Target } from "../../reading.ts";
import { plimsollDocker } from "./adapter.ts";
import { container, idOf, lifetime, lifetimes, snapshot } from "./testing.ts";

const fixture = (name: string) =>
  plimsollDocker.read(JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")));
const containersOf = (document: unknown) =>
  plimsollDocker.read(document).facts.filter((fact) => fact.kind === "container");
const failed = (target: Target | undefined) =>
  target?.observations.filter(({ outcome }) => outcome === "fail").map(({ rule }) => rule.id) ?? [];
const privileged = (document: unknown) =>
  plimsollDocker
    .read(document)
    .targets.flatMap(({ observations }) => observations)
    .find(({ rule }) => rule.id === "plimsoll/docker-privileged")?.outcome;

type Json = Record<string, unknown>;

describe("a snapshot of a Docker host", () => {
  it("is a whole list of one host's containers", () => {
    const reading = fixture("many");
    expect(reading).toMatchObject({
      format: "docker-snapshot",
      scannedAt: "2026-03-01T12:00:00.000Z",
      tool: { name: "Plimsoll", version: "0.1.0" },
      needs: null,
      absences: [{ objectKind: "Container", namespace: null, host: "dock-1" }],
      counts: { objects: 7, checks: { fail: 8 } },
      skipped: [],
    });
    expect(reading.targets.map((target) => [target.asset, failed(target).length])).toEqual([
      [{ kind: "host", name: "dock-1", machineId: null, systemUuid: null }, 2],
      [expect.objectContaining({ kind: "container", id: idOf("01") }), 2],
      [expect.objectContaining({ id: idOf("02") }), 0],
      [expect.objectContaining({ id: idOf("04") }), 4],
    ]);
    expect(reading.targets.flatMap(({ slices }) => slices).every(({ complete }) => complete)).toBe(true);
  });

  it("closes nothing where something could not be read", () => {
    const reading = fixture("odd");
    expect(reading.absences).toEqual([]);
    expect(reading.skipped.map(({ path }) => path)).toEqual([
      "/containers/2",
      "/containers/1",
      "/images/1",
      "/images/0",
      "/lifetimes/0",
    ]);
    expect(reading.facts.filter(({ kind }) => kind === "container")).toMatchObject([
      { name: "", state: "exited", finishedAt: "2026-03-01T11:59:55.100Z" },
      { pod: { namespace: "shop", name: "web-0" }, service: null, imageReference: "" },
      { id: idOf("0") },
    ]);
  });

  it("speaks for replicas by those that run", () => {
    const labels = { "com.docker.compose.project": "shop", "com.docker.compose.service": "web" };
    const replica = (start: string, status: string, privileged: boolean) =>
      container(
        start,
        `web-${start}`,
        { Config: { Image: "web:1", User: "1", Labels: labels }, State: { Status: status } },
        { Privileged: privileged },
      );
    const outcome = (...replicas: Json[]) => privileged(snapshot(replicas));
    expect(outcome(replica("01", "running", false), replica("02", "running", true))).toBe("fail");
    expect(outcome(replica("01", "running", false), replica("02", "exited", true))).toBe("pass");
    expect(outcome(replica("02", "exited", true))).toBe("fail");
  });

  it("tells lifetimes apart from a look: they close nothing and assess nothing", () => {
    const reading = plimsollDocker.read(lifetimes([lifetime("05", "brave_turing")]));
    expect(reading).toMatchObject({ absences: [], targets: [] });
    expect(containersOf(lifetimes([lifetime("05", "brave_turing")]))).toMatchObject([
      {
        host: "dock-1",
        service: { objectKind: "ContainerGroup", namespace: "", name: "job" },
        imageReference: "registry.example/shop/job:2",
        state: "exited",
        startedAt: "2026-03-01T11:59:51.000Z",
        finishedAt: "2026-03-01T11:59:55.000Z",
        exitCode: 0,
      },
    ]);
  });

  it("knows when a container ended that was removed long after", () => {
    const State = {
      Status: "exited",
      ExitCode: 3,
      FinishedAt: "2026-03-01T09:00:00Z",
      StartedAt: "2026-03-01T08:00:00Z",
    };
    const removed = {
      startedAt: null,
      finishedAt: null,
      exitCode: null,
      container: container("05", "job", { State }),
    };
    expect(containersOf(lifetimes([lifetime("05", "job", removed)]))).toMatchObject([
      { startedAt: "2026-03-01T08:00:00Z", finishedAt: "2026-03-01T09:00:00Z", exitCode: 3, state: "exited" },
    ]);
  });

  it.each([[2], ["1"], [null]])("of version %j is not supported", (version) => {
    expect(() => plimsollDocker.read(snapshot([], { version }))).toThrow(/not supported/);
  });
});
