import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SPOOL_LIMITS, Spool } from "./spool.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-killed-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Puts parcels in without end, from a number on, and prints each number once it is told to be on disk. */
const PUTTING = `
const { Spool, SPOOL_LIMITS } = await import(process.argv[1]);
const spool = await Spool.open(process.argv[2], SPOOL_LIMITS, () => {});
for (let n = Number(process.argv[3]); ; n += 1) {
  const body = Buffer.from(String(n).repeat(2_000));
  await spool.put({ name: String(n), body, observedAt: new Date(0), subjects: [] });
  console.log(n);
}`;

/** The last number that was told, of an agent that is killed in the middle of its work. */
const killed = (from: number, after: number): Promise<number> =>
  new Promise((done) => {
    const script = [
      "--input-type=module",
      "-e",
      PUTTING,
      resolve("lib/agents/spool/spool.ts"),
      folder,
      String(from),
    ];
    const child = spawn(process.execPath, script, { stdio: ["ignore", "pipe", "inherit"] });
    let last = from - 1;
    createInterface({ input: child.stdout }).on("line", (line) => {
      last = Number(line);
      if (last === from + after) child.kill("SIGKILL");
    });
    child.once("close", () => done(last));
  });

it("holds every parcel that it took, whole and in order, however often the agent is killed", async () => {
  const told: number[] = [];
  for (const after of [3, 17, 40, 8]) {
    const from = (told.at(-1) ?? -1) + 1_000;
    const last = await killed(from, after);
    for (let n = from; n <= last; n += 1) told.push(n);
  }
  const spool = await Spool.open(folder, SPOOL_LIMITS, (happening) =>
    expect(happening.event).not.toBe("refused"),
  );
  const found: number[] = [];
  for (let next = await spool.first(); next !== null; next = await spool.first()) {
    found.push(Number(next.parcel.name));
    await spool.remove(next.file);
  }
  spool.close();
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(told.filter((n) => !found.includes(n))).toEqual([]);
  // At most the one that was on its way at each of the four kills was not told.
  expect(found.length - told.length).toBeLessThanOrEqual(4);
});
