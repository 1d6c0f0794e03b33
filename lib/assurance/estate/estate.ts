import type { Chance } from "../chance.ts";
import { clusterChecks, clusterInventory, hostBenchmark, runtimeEvents } from "./cluster.ts";
import { laneFlaws } from "./flaws.ts";
import { builds, imageScan } from "./images.ts";
import type { Lane, Message } from "./message.ts";

const MINUTE = 60_000;

/** Collectors of generated estates expect to report daily: nothing falls silent while a suite runs. */
export const INTERVAL_SECONDS = 86_400;

/**
 * A small estate of its own: a repository with a few builds, scanned by two tools, and the cluster that runs them.
 * Scans share times now and then; what carries no time of its own is sent with one that nothing else has, because
 * equal ones of one collector are told apart by their arrival alone.
 */
export const lane = (number: number, size: number, start: Date, chance: Chance): Lane => {
  const name = `lane-${number}`;
  const made = builds(
    `registry.example/${name}/app`,
    laneFlaws(number, chance.fork("flaws")),
    chance.fork("builds"),
  );
  const timed = Array.from({ length: size }, (_, n) => {
    const own = chance.fork(n);
    const slot = own.happens(0.3) ? Math.max(0, n - 1) : n;
    return {
      at: new Date(start.getTime() + slot * MINUTE),
      unique: new Date(start.getTime() + n * MINUTE + 1_000),
      own,
    };
  });
  const messages = timed.map(({ at, unique, own }): Message => {
    const draw = own.next();
    if (draw < 0.6) return imageScan(own.pick(made), at, own);
    if (draw < 0.78) return clusterInventory(name, made, unique, own);
    if (draw < 0.88) return clusterChecks(name, made, unique, own);
    if (draw < 0.94) return hostBenchmark(name, unique, own);
    return runtimeEvents(name, unique, own);
  });
  return { name, messages };
};

export const estate = (lanes: number, size: number, start: Date, chance: Chance): Lane[] =>
  Array.from({ length: lanes }, (_, n) => lane(n, size, start, chance.fork(`lane ${n}`)));
