import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive } from "../db/postmaster.ts";
import { type Supervised, supervise } from "./supervise.ts";

const FAST = { firstWaitMs: 20, longestWaitMs: 80, healthyMs: 60_000, patienceMs: 2_000 };

let folder = "";
const running: Supervised[] = [];
const others: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-supervise-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  for (const other of others.splice(0)) other.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** A script that appends its process id to `pids` when it is up, then does what it is told. */
function script(body: string): string {
  const file = join(folder, "script.mjs");
  writeFileSync(
    file,
    `import { appendFileSync } from "node:fs";
     const note = (text) => appendFileSync(${JSON.stringify(join(folder, "notes"))}, text + "\\n");
     ${body}
     appendFileSync(${JSON.stringify(join(folder, "pids"))}, process.pid + "\\n");`,
  );
  return file;
}

const run = (body: string, timing = FAST): Supervised => {
  const one = supervise({ name: "test", argv: [script(body)], env: process.env, cwd: folder }, timing);
  running.push(one);
  return one;
};

const lines = (name: string): string[] =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8").trim().split("\n") : [];

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("waited in vain");
    await sleep(10);
  }
}

describe("supervise", () => {
  it("starts a crashing process again, waiting longer each time", async () => {
    const one = run("setTimeout(() => process.exit(3), 1);");
    await until(() => one.restarts >= 3);
    expect(new Set(lines("pids")).size).toBeGreaterThanOrEqual(3);
  });

  it("starts a killed process again", async () => {
    const one = run("setInterval(() => {}, 1000);");
    await until(() => lines("pids").length === 1);
    process.kill(one.pid!, "SIGKILL");
    await until(() => lines("pids").length === 2);
    expect(isAlive(one.pid!)).toBe(true);
  });

  it("lets a process drain when stopped, and does not start it again", async () => {
    const one = run(`setInterval(() => {}, 1000);
      process.on("SIGTERM", () => setTimeout(() => { note("drained"); process.exit(0); }, 100));`);
    await until(() => lines("pids").length === 1);
    await one.stop();
    expect([lines("notes"), one.pid]).toEqual([["drained"], undefined]);
    await sleep(100);
    expect(lines("pids")).toHaveLength(1);
  });

  it("insists when a process does not end", async () => {
    const one = run(`setInterval(() => {}, 1000); process.on("SIGTERM", () => note("deaf"));`, {
      ...FAST,
      patienceMs: 200,
    });
    await until(() => lines("pids").length === 1);
    await one.stop();
    expect([lines("notes"), isAlive(Number(lines("pids")[0]))]).toEqual([["deaf"], false]);
  });

  it("leaves no process behind when the launcher itself is killed", async () => {
    const launcher = join(folder, "launcher.mjs");
    const file = script("setInterval(() => {}, 1000);");
    const module = fileURLToPath(new URL("supervise.ts", import.meta.url));
    writeFileSync(
      launcher,
      `import { supervise } from ${JSON.stringify(module)};
       supervise({ name: "orphan", argv: [${JSON.stringify(file)}], env: process.env, cwd: "/" });`,
    );
    const parent = spawn(process.execPath, [launcher], { stdio: "ignore" });
    others.push(parent);
    await until(() => lines("pids").length === 1);
    const orphan = Number(lines("pids")[0]);
    parent.kill("SIGKILL");
    await until(() => !runs(orphan));
  });
});

/** An orphan that has ended may stay a zombie where nobody reaps. */
function runs(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
}
