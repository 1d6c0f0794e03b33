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

/** The server that holds this data directory, or undefined when none does (a stale file is removed). */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, "postmaster.pid");
  const lines = readIfThere(file)?.split("\n");
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  if (isPostgres(pid)) return { pid, port: Number(lines[3]), state: (lines[7] ?? "starting").trim() };
  // Left by a crash. PostgreSQL itself would be misled when the pid now belongs to another program of ours.
  rmSync(file, { force: true });
  return undefined;
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
