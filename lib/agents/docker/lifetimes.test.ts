import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containerEvent, hasEnded, type Lifetimes, noteEvent } from "./lifetimes.ts";

const ID = "a".repeat(64);
const line = (Action: string, seconds: number, attributes: object = {}, more: object = {}) =>
  JSON.stringify({
    Type: "container",
    Action,
    Actor: { ID, Attributes: { image: "registry.example/job:2", name: "job-1", ...attributes } },
    time: seconds,
    timeNano: seconds * 1e9,
    ...more,
  });

const folded = (...lines: string[]): Lifetimes => {
  const lifetimes: Lifetimes = new Map();
  for (const text of lines) {
    const event = containerEvent(text);
    if (event) noteEvent(lifetimes, event);
  }
  return lifetimes;
};

describe("lifetimes", () => {
  it.each([
    ["Docker", "die", "destroy", { exitCode: "3", execDuration: "4" }],
    ["Podman", "died", "remove", { containerExitCode: "3", podId: "" }],
  ])("fold what %s tells of a container into one", (_, die, remove, attributes) => {
    const labels = { "com.docker.compose.service": "job", "api.token": "canary" };
    const [lifetime, ...more] = folded(
      line("create", 100, labels),
      line("start", 101, labels),
      line("exec_start: sh", 102, labels),
      line(die, 105, { ...attributes, ...labels }),
      line(remove, 106, { ...labels, containerExitCode: "0" }),
    ).values();
    expect(more).toEqual([]);
    expect(lifetime).toEqual({
      id: ID,
      name: "job-1",
      image: "registry.example/job:2",
      labels: { "com.docker.compose.service": "job", "api.token": "[redacted]" },
      createdAt: "1970-01-01T00:01:40.000Z",
      startedAt: "1970-01-01T00:01:41.000Z",
      finishedAt: "1970-01-01T00:01:45.000Z",
      removedAt: "1970-01-01T00:01:46.000Z",
      exitCode: 3,
      starts: 1,
      container: null,
    });
  });

  it("have not ended while the container runs again", () => {
    const [lifetime] = folded(line("start", 1), line("die", 2, { exitCode: "1" }), line("start", 3)).values();
    expect(lifetime).toMatchObject({ starts: 2, finishedAt: null, exitCode: null });
    expect(hasEnded(lifetime!)).toBe(false);
  });

  it.each([
    ["no JSON", "{"],
    ["null", "null"],
    ["an image", line("tag", 1, {}, { Type: "image" })],
    ["a name for an id", line("start", 1, {}, { Actor: { ID: "job", Attributes: {} } })],
    ["no time", line("start", 1, {}, { time: "x", timeNano: null })],
  ])("are not made of %s", (_, text) => expect(containerEvent(text)).toBeNull());

  it("survive any line", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const event = containerEvent(text);
        if (event) noteEvent(new Map(), event);
      }),
    );
  });
});
