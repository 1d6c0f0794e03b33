import { describe, expect, it } from "vitest";
import { type Facts, noticesOf } from "./notices.ts";

const NOW = new Date("2026-03-01T00:00:00Z");
const GIB = 2 ** 30;
const calm: NonNullable<Facts["operations"]> = {
  disk: { freeBytes: 50 * GIB, sizeBytes: 100 * GIB },
  queue: { lagSeconds: 1, dead: 0, workers: 1 },
  certificate: null,
  audit: { problem: null },
  advisories: [],
};
const told = (change: Partial<typeof calm>) =>
  noticesOf({ feeds: [], silent: [], operations: { ...calm, ...change } }, NOW);
const certificate = (validTo: string | null, error: string | null = null) => ({
  certificate: { host: "plimsoll.example", validTo, error },
});
const collectors = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: n,
    name: `c${n}`,
    since: `2026-02-0${n + 1}T00:00:00.000Z`,
  }));

describe("notices", () => {
  it("are none where nothing is wrong", () => expect(told({})).toEqual([]));

  it.each([
    ["a tenth of the disk is free", { disk: { freeBytes: 10 * GIB, sizeBytes: 100 * GIB } }, null],
    ["less than a tenth is", { disk: { freeBytes: 9 * GIB, sizeBytes: 100 * GIB } }, "warning"],
    ["less than a twentieth is", { disk: { freeBytes: 4 * GIB, sizeBytes: 100 * GIB } }, "critical"],
    ["the disk cannot be told", { disk: null }, null],
    ["no worker runs", { queue: { ...calm.queue, workers: 0 } }, "critical"],
    ["the queue lags for five minutes", { queue: { ...calm.queue, lagSeconds: 300 } }, null],
    ["it lags for longer", { queue: { ...calm.queue, lagSeconds: 301 } }, "critical"],
    ["a job was given up", { queue: { ...calm.queue, dead: 1 } }, "warning"],
    ["the certificate is good for three weeks", certificate("2026-03-22T00:00:00Z"), null],
    ["it is good for less", certificate("2026-03-21T00:00:00Z"), "warning"],
    ["it is good for less than a week", certificate("2026-03-07T00:00:00Z"), "critical"],
    ["it has run out", certificate("2026-02-27T00:00:00Z"), "critical"],
    ["it cannot be read", certificate(null, "no answer"), "warning"],
    ["the audit log was changed", { audit: { problem: "entry 3" } }, "critical"],
  ] as [string, Partial<typeof calm>, string | null][])("%s: %s", (_, change, level) =>
    expect(told(change)[0]?.level ?? null).toBe(level),
  );

  it("become another one when it gets worse, so that what was put away comes back", () => {
    const free = (gib: number) => told({ disk: { freeBytes: gib * GIB, sizeBytes: 100 * GIB } })[0]?.key;
    expect(free(9)).toBe(free(8));
    expect(free(9)).not.toBe(free(4));
  });

  it("name three collectors one by one, and more of them at once", () => {
    const silent = (count: number) =>
      noticesOf({ feeds: [], silent: collectors(count), operations: null }, NOW);
    expect(silent(3).map(({ title }) => title)).toEqual(
      ["c0", "c1", "c2"].map((name) => `Collector ${name} is silent`),
    );
    expect(silent(4)).toMatchObject([{ level: "critical", title: "4 collectors are silent" }]);
  });

  it("begin with the worst", () => {
    const feeds = [{ name: "kev", title: "KEV", asOf: null, old: true }];
    const notices = noticesOf(
      { feeds, silent: [], operations: { ...calm, audit: { problem: "entry 3" } } },
      NOW,
    );
    expect(notices.map(({ level }) => level)).toEqual(["critical", "warning"]);
  });
});
