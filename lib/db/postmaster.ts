import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What PostgreSQL writes about itself in `postmaster.pid` while it runs. */
export interface Postmaster {
  pid: number;
  port: number;
  /** `starting`, `ready`, `stopping` or `standby`. */
  state: string;
}

const pidFile = (cluster: string): string => join(cluster, "postmaster.pid");

/** The server that holds this data directory, or undefined when none does. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readIfThere(pidFile(cluster))?.split("\n") ?? [];
  const pid = Number(lines[0]);
  if (!isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[3]), state: (lines[7] ?? "starting").trim() };
}

/**
 * Removes what a crash left: PostgreSQL would refuse to start when that pid now belongs to another program of ours.
 * Only for the moment before a start: a server that just starts has written half of the file, and ends without it.
 */
export function clearStalePidFile(cluster: string): void {
  if (!findPostmaster(cluster)) rmSync(pidFile(cluster), { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isPostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return false;
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(
      "postgres",
    );
  }
  // A zombie (killed, not yet reaped) still answers kill(0); its state says so.
  const status = readIfThere(`/proc/${pid}/status`);
  return status !== undefined && /^Name:\s*postgres$/m.test(status) && !/^State:\s*[ZX]/m.test(status);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
