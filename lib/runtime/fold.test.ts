import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuntimeEvent, RuntimePlace } from "../ingest/reading/runtime.ts";
import { eventKey, foldEvents } from "./fold.ts";

const nowhere: RuntimePlace = {
  host: null,
  containerId: null,
  containerName: null,
  image: null,
  namespace: null,
  pod: null,
  workload: null,
};
const event = (
  change: Partial<RuntimeEvent> = {},
  place: Partial<RuntimePlace> = { host: "a" },
): RuntimeEvent => ({
  at: "2026-03-01T10:00:00Z",
  rule: "falco/Terminal shell",
  title: "Terminal shell",
  severity: "low",
  toolSeverity: "Notice",
  source: "syscall",
  stable: "/bin/sh",
  message: "a shell",
  action: "",
  tags: [],
  ...change,
  place: { ...nowhere, ...place },
});

describe("folding", () => {
  it.each<[string, Partial<RuntimePlace>, object]>([
    ["a machine", { host: "a" }, { kind: "host", name: "a" }],
    [
      "a container on it",
      { host: "a", containerId: "0123456789ab" },
      { kind: "container", id: "0123456789ab", host: { name: "a" } },
    ],
    [
      "a pod",
      { host: "a", namespace: "shop", pod: "cart-0", containerId: "0123456789ab" },
      { kind: "workload", objectKind: "Pod", namespace: "shop", name: "cart-0" },
    ],
    [
      "a workload",
      {
        pod: "cart-0",
        workload: { kind: "workload", objectKind: "StatefulSet", namespace: "shop", name: "cart" },
      },
      { kind: "workload", objectKind: "StatefulSet" },
    ],
  ])("stands on the most durable thing: %s", (_, place, asset) => {
    expect(foldEvents("falco", [event({}, place)])).toMatchObject([{ asset }]);
  });

  it("drops what happened nowhere, and keeps telemetry out of findings but as proof of a look", () => {
    expect(foldEvents("falco", [event({}, {})])).toEqual([]);
    expect(foldEvents("falco", [event({ severity: "info" })])).toMatchObject([
      {
        observations: [],
        slices: [{ key: "falco:events", area: "runtime", assesses: true, complete: false }],
      },
    ]);
  });

  it("is one observation for each rule and program of a place, as bad as its worst event", () => {
    const events = [
      event(),
      event({ at: "2026-03-01T11:00:00Z", severity: "high" }),
      event({ stable: "/bin/bash" }),
      event({ rule: "falco/Other" }),
      event({}, { host: "b" }),
    ];
    const targets = foldEvents("falco", events);
    expect(
      targets.map(({ observations, groups }) =>
        observations.map((o) => [o.rule.id, o.component.key, o.severity, groups.get(o)?.length]),
      ),
    ).toEqual([
      [
        ["falco/Terminal shell", "runtime//bin/sh", "high", 2],
        ["falco/Terminal shell", "runtime//bin/bash", "low", 1],
        ["falco/Other", "runtime//bin/sh", "low", 1],
      ],
      [["falco/Terminal shell", "runtime//bin/sh", "low", 1]],
    ]);
  });

  it("does not depend on order, and loses no loud event", () => {
    const events = fc.array(
      fc
        .record({
          rule: fc.constantFrom("r1", "r2"),
          stable: fc.constantFrom("", "x"),
          severity: fc.constantFrom("critical", "low", "info"),
          host: fc.constantFrom("a", "b"),
        })
        .map(({ host, ...change }) => event(change as Partial<RuntimeEvent>, { host })),
    );
    const summary = (of: RuntimeEvent[]) =>
      foldEvents("falco", of)
        .flatMap(({ asset, groups }) =>
          [...groups].map(([o, group]) =>
            JSON.stringify([asset, o.rule.id, o.component.key, o.severity, group.length]),
          ),
        )
        .sort();
    fc.assert(
      fc.property(events, (of) => {
        expect(summary(of.toReversed())).toEqual(summary(of));
        const kept = foldEvents("falco", of).flatMap(({ groups }) => [...groups.values()].flat());
        expect(kept).toHaveLength(of.filter((one) => one.severity !== "info").length);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the key of an event", () => {
  it("is the same for the same line, and another for another time, place or text", () => {
    expect(eventKey(event())).toEqual(eventKey(event()));
    expect(eventKey(event())).toHaveLength(16);
    for (const other of [
      event({ at: "2026-03-01T10:00:00.000000001Z" }),
      event({ message: "another" }),
      event({}, { host: "b" }),
    ])
      expect(eventKey(other).equals(eventKey(event()))).toBe(false);
  });
});
