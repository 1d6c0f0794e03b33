import { describe, expect, it } from "vitest";
import type { Observation, Slice } from "../reading.ts";
import { addToTarget, newTargetList, targetsIn } from "./target-list.ts";

const slice = (key: string, assesses: boolean, complete: boolean): Slice => ({
  key,
  kind: "misconfiguration",
  area: "configuration",
  assesses,
  complete,
});
const cluster = { kind: "cluster" as const, name: null };

describe("target list", () => {
  it("makes one target of what a document says of one asset", () => {
    const list = newTargetList();
    const seen = [{ slice: "a" }, { slice: "b" }] as Observation[];
    addToTarget(list, cluster, { slices: [slice("a", false, true)], observations: seen.slice(0, 1) });
    addToTarget(
      list,
      { ...cluster },
      {
        slices: [slice("a", true, false), slice("b", false, true)],
        observations: seen.slice(1),
      },
    );
    expect(targetsIn(list)).toEqual([
      {
        asset: cluster,
        slices: [slice("a", true, false), slice("b", false, true)],
        observations: seen,
        packages: 0,
      },
    ]);
  });

  it("counts the packages of bills, and has none where none was given", () => {
    const list = newTargetList();
    const nothing = { slices: [], observations: [] };
    addToTarget(list, cluster, { ...nothing, bill: [] });
    addToTarget(list, { kind: "cluster", name: "b" }, nothing);
    expect(targetsIn(list).map(({ bill, packages }) => [bill, packages])).toEqual([
      [[], 0],
      [undefined, 0],
    ]);
  });
});
