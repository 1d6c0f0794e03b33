import { setTimeout as sleep } from "node:timers/promises";
import type { Chance } from "../chance.ts";
import type { Database } from "../database.ts";
import type { Processes } from "../processes.ts";

export interface Faults {
  kills: number;
  crashes: number;
  /** Slowest return of the database, seconds. */
  slowest: number;
}

/** Longer than the worker needs to boot, so that it is hit in the middle of work as often as on its way there. */
const LONGEST_PEACE_MS = 1_600;

/**
 * Kills the worker and crashes the database at random instants until both counts are reached or nothing is left to
 * disturb.
 */
export const disturb = async (
  { worker }: Processes,
  database: Database,
  wanted: { kills: number; crashes: number },
  chance: Chance,
  isOver: () => boolean,
): Promise<Faults> => {
  const faults: Faults = { kills: 0, crashes: 0, slowest: 0 };
  while (!isOver() && (faults.kills < wanted.kills || faults.crashes < wanted.crashes)) {
    await sleep(chance.below(LONGEST_PEACE_MS));
    const left = { kills: wanted.kills - faults.kills, crashes: wanted.crashes - faults.crashes };
    if (chance.below(left.kills + left.crashes) < left.kills) {
      worker.kill();
      faults.kills += 1;
    } else {
      faults.slowest = Math.max(faults.slowest, await database.crash());
      faults.crashes += 1;
    }
  }
  return faults;
};
