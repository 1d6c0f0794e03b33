import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../db/postmaster.ts";
import { Problem } from "./problem.js";

interface Holder {
  pid: number;
  address: string;
}

export interface Lock {
  /** A launcher that did not end by itself had held it. */
  wasStale: boolean;
  release(): void;
}

/**
 * One launcher per data directory.
 * @throws Problem that names the address of the one that runs
 */
export function takeLock(dataDir: string, address: string): Lock {
  const file = join(dataDir, "launcher.json");
  const mine = JSON.stringify({ pid: process.pid, address } satisfies Holder);
  for (let wasStale = false; ; wasStale = true) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      return { wasStale, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readHolder(file);
    if (holder && isLauncher(holder.pid)) {
      throw new Problem(
        `Plimsoll already runs on this data at ${holder.address} (process ${holder.pid})`,
        "use that one, stop it with Ctrl-C, or choose other data with --data DIR",
      );
    }
    rmSync(file, { force: true });
  }
}

/** Undefined when its writer was killed in the middle, or has just released it. */
function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** Process ids are used again: a living process that is no Node cannot be the launcher. */
function isLauncher(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return /\bnode\b/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] ?? "");
  } catch {
    return false;
  }
}
