import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../options.ts";

/** One agent per spool. @throws UsageError that names the one who has it */
export const lockSpool = (folder: string): (() => void) => {
  const file = join(folder, "agent.pid");
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = Number(readFileSync(file, "utf8"));
    // In a container every start has the same process id: a lock of ours that we did not take is an old one.
    if (holder !== process.pid && isAgent(holder))
      throw new UsageError(`${folder} is in use by process ${holder}: give this one another --spool`);
    rmSync(file, { force: true });
  }
};

/** Process ids are used again: a living process that is no Node is no agent. */
const isAgent = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  if (process.platform !== "linux") return true;
  try {
    return /\bnode\b/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] ?? "");
  } catch {
    return false;
  }
};
