import { setTimeout as sleep } from "node:timers/promises";
import type { Tell } from "../happening.ts";
import type { Ship } from "../parcel.ts";
import { SourceError } from "../source-error.ts";
import type { EngineAddress } from "./address.ts";
import { type SceneOf, snapshotParcel } from "./document.ts";
import { connect, type Engine } from "./engine.ts";
import { hear } from "./hear.ts";
import { look } from "./look.ts";
import { shipLifetimes } from "./ship-lifetimes.ts";
import { MOST_LIFETIMES, newWatchState, type WatchState } from "./watch-state.ts";

interface Watch {
  address: EngineAddress;
  sceneOf: SceneOf;
  interval: number;
  tell: Tell;
}

const LONGEST_WAIT_MS = 30_000;
/** From a change to the look at it: containers start in groups. */
const QUIET_MS = 500;
/** Looks for the sake of changes take a tenth of the time between those that come anyway. */
const SHARE = 10;

/**
 * Looks at once, after changes, and every interval; ships containers that came and went in between. An engine that
 * goes away is tried again, and its events since are heard.
 */
export const watchEngine = async (watch: Watch, ship: Ship, signal: AbortSignal): Promise<void> => {
  const state = newWatchState(new Date());
  for (let failures = 0; !signal.aborted; failures += 1) {
    const works = () => {
      failures = 0;
    };
    const reason = await follow(watch, state, ship, signal, works).catch(sourceTrouble);
    if (signal.aborted || !reason) break;
    const wait = Math.min(1_000 * 2 ** failures, LONGEST_WAIT_MS);
    watch.tell({ event: "unseen", reason, seconds: wait / 1000 });
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
  await shipLifetimes(state, new Date(), new Set(), ship);
};

const sourceTrouble = (error: unknown): string => {
  if (error instanceof SourceError || (error as Error).name === "AbortError") return (error as Error).message;
  throw error;
};

/** One connection, until it breaks. @throws SourceError */
const follow = async (
  watch: Watch,
  state: WatchState,
  ship: Ship,
  signal: AbortSignal,
  works: () => void,
): Promise<void> => {
  const engine = await connect(watch.address);
  const broken = new AbortController();
  const ending = AbortSignal.any([signal, broken.signal]);
  // Whatever still waits for an answer then waits no longer.
  ending.addEventListener("abort", () => engine.close(), { once: true });
  // What happened while nobody listened may have changed any of them.
  state.seen.containers.clear();
  const heard = hear(engine, state, ship, ending).catch((error: unknown) => broken.abort(error));
  try {
    while (!ending.aborted) {
      await lookAndShip(engine, watch, state, ship);
      works();
      await nextLook(watch.interval, state, ending);
    }
  } catch (error) {
    if (!broken.signal.aborted) throw error;
  } finally {
    broken.abort();
    await heard;
  }
  if (!signal.aborted) throw broken.signal.reason;
};

/** The interval, or sooner: a while after the first change, and at once where memory fills. */
const nextLook = async (interval: number, state: WatchState, signal: AbortSignal): Promise<void> => {
  const from = Date.now();
  const changed = new AbortController();
  const timer = sleep(interval, undefined, { signal: AbortSignal.any([signal, changed.signal]) });
  await Promise.race([timer.catch(() => {}), state.change.promise]);
  changed.abort();
  const rest = Math.max(QUIET_MS, interval / SHARE - (Date.now() - from));
  for (const until = Date.now() + rest; Date.now() < until && state.lifetimes.size < MOST_LIFETIMES; )
    await sleep(Math.min(QUIET_MS, until - Date.now()), undefined, { signal });
};

const lookAndShip = async (engine: Engine, watch: Watch, state: WatchState, ship: Ship): Promise<void> => {
  state.change = Promise.withResolvers();
  const whole = await look(engine, state.seen, () => new Date());
  state.scene = watch.sceneOf(engine, whole);
  const there = new Set(whole.containers.map(({ Id }) => String(Id)));
  // Told as of just before the look, which then knows that they are gone.
  await shipLifetimes(state, new Date(whole.at.getTime() - 1), there, ship);
  await ship(snapshotParcel(state.scene, whole));
};
