import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Happening } from "../happening.ts";
import type { Parcel } from "../parcel.ts";
import { SPOOL_LIMITS, Spool } from "./spool.ts";

let folder = "";
let told: Happening[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-spool-"));
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (limits = SPOOL_LIMITS) => Spool.open(folder, limits, (happening) => told.push(happening));

const parcel = (text: string, series?: string): Parcel => ({
  name: `${text}.json`,
  body: Buffer.from(text),
  observedAt: new Date("2026-03-01T12:00:00Z"),
  subjects: ["host:web-1"],
  ...(series === undefined ? {} : { series }),
});

const bodies = async (spool: Spool): Promise<string[]> => {
  const found: string[] = [];
  for (;;) {
    const next = await spool.first();
    if (!next) return found;
    found.push(Buffer.from(next.parcel.body).toString());
    await spool.remove(next.file);
  }
};

const parcelFiles = () => readdirSync(folder).filter((name) => name.endsWith(".parcel"));

describe("the spool", () => {
  it("gives back what was put in, in its order, after a restart, too", async () => {
    const before = await open();
    await Promise.all(["one", "two", "three"].map((text) => before.put(parcel(text))));
    before.close();
    const after = await open();
    expect((await after.first())?.parcel).toEqual({ ...parcel("one"), body: expect.anything() });
    await after.put(parcel("four"));
    expect(await bodies(after)).toEqual(["one", "two", "three", "four"]);
    expect(parcelFiles()).toEqual([]);
    after.close();
  });

  it("is for its owner's eyes", async () => {
    const spool = await open();
    await spool.put(parcel("one"));
    expect(parcelFiles().map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600]);
    spool.close();
  });

  it("keeps the newest look of a series, and every other parcel", async () => {
    const spool = await open();
    await spool.put(parcel("look 1", "docker:a"));
    await spool.put(parcel("event 1"));
    await spool.put(parcel("other host", "docker:b"));
    await spool.put(parcel("look 2", "docker:a"));
    await spool.put(parcel("event 2"));
    expect(await bodies(spool)).toEqual(["event 1", "other host", "look 2", "event 2"]);
    expect(spool.lost).toBe(0);
    spool.close();
  });

  it.each([
    ["count", { bytes: 1_000_000, parcels: 3 }],
    ["bytes", { bytes: 900, parcels: 1_000 }],
  ])("is bounded by %s: the oldest events go, told and counted over a restart", async (_, limits) => {
    const spool = await open(limits);
    await spool.put(parcel("look", "docker:a"));
    for (const n of [1, 2, 3, 4, 5]) await spool.put(parcel(`event ${n}`));
    spool.close();
    const again = await open(limits);
    const left = await bodies(again);
    expect(left[0]).toBe("look");
    expect(left.at(-1)).toBe("event 5");
    expect(again.lost).toBe(6 - left.length);
    expect(again.lost).toBeGreaterThan(0);
    expect(told.filter(({ event }) => event === "lost")).toHaveLength(again.lost);
    again.close();
  });

  it("loses a parcel that is larger than all its room, and goes on", async () => {
    const spool = await open({ bytes: 500, parcels: 10 });
    await spool.put(parcel("x".repeat(600)));
    await spool.put(parcel("small"));
    expect(await bodies(spool)).toEqual(["small"]);
    expect(spool.lost).toBe(1);
    spool.close();
  });

  it("sets a damaged parcel aside with the reason, and sweeps what was not written to its end", async () => {
    const before = await open();
    await before.put(parcel("broken by a power cut"));
    await before.put(parcel("whole"));
    before.close();
    const [damaged = ""] = parcelFiles();
    truncateSync(join(folder, damaged), statSync(join(folder, damaged)).size - 3);
    writeFileSync(join(folder, "000000000009.parcel.writing"), "half");
    const spool = await open();
    expect(await bodies(spool)).toEqual(["whole"]);
    expect(readFileSync(join(folder, "refused", `${damaged}.reason`), "utf8")).toMatch(/unreadable/);
    expect(readdirSync(folder).filter((name) => name.endsWith(".writing"))).toEqual([]);
    spool.close();
  });

  it("counts and tells what the disk does not take, and goes on", async () => {
    const spool = await open();
    mkdirSync(join(folder, "000000000001.parcel.writing"));
    await spool.put(parcel("lost"));
    await spool.put(parcel("kept"));
    expect(told).toContainEqual({ event: "lost", name: expect.stringMatching(/^lost\.json/), total: 1 });
    expect(await bodies(spool)).toEqual(["kept"]);
    spool.close();
  });

  it("says where it cannot be written", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(Spool.open(join(folder, "file", "spool"), SPOOL_LIMITS, () => {})).rejects.toThrow(
      /cannot write .*ENOTDIR.*--spool/,
    );
  });

  it("belongs to one agent at a time; a lock that nobody holds is none", async () => {
    const spool = await open();
    // The lock names this process, which is a Node: seen from another one it is in use.
    writeFileSync(join(folder, "agent.pid"), String(process.ppid));
    await expect(open()).rejects.toThrow(/in use by process \d+/);
    writeFileSync(join(folder, "agent.pid"), "4194305");
    const other = await open();
    other.close();
    spool.close();
  });
});
