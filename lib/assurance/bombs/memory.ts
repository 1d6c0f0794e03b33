import { readFileSync, writeFileSync } from "node:fs";

/** Starts measuring the peak anew, where the system can (Linux); nothing happens elsewhere. */
export const forgetPeak = (pid: number | undefined): void => {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
  } catch {
    // Then the peak is the one since its start.
  }
};

const field = (pid: number | undefined, name: string): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
};

/** MiB of memory a process had at most; 0 where nobody can tell. */
export const peakOf = (pid: number | undefined): number => field(pid, "VmHWM");

export const memoryOf = (pid: number | undefined): number => field(pid, "VmRSS");
