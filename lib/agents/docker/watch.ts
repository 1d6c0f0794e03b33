import { setTimeout as sleep } from "node:timers/promises";
import type { Tell } from "../happening.ts";
import type { Ship } from "../parcel.ts";
import { SourceError } from "../source-error.ts";
import type { EngineAddress } from "./address.ts";
import { lifetimesParcel, type Scene, type SceneOf, snapshotParcel } from "./document.ts";
import { connect, type Engine } from "./engine.ts";
import {
  type ContainerEvent,
  containerEvent,
  hasEnded,
  type Lifetime,
  type Lifetimes,
  noteEvent,
} from "./lifetimes.ts";
import { containerOf, look, newSeen, type Seen } from "./look.ts";

interface Watch {
  address: EngineAddress;
  sceneOf: SceneOf;
  interval: number;
  tell: Tell;
}

/** What is kept from one connection to the next. */
interface State {
  seen: Seen;
  lifetimes: Lifetimes;
  scene: Scene | null;
  /** Seconds since 1970 with milliseconds: events from then on are still to be heard. */
  since: number;
  /** Settles with the next change; a new one is made for each look. */
  change: PromiseWithResolvers<void>;
  asking: number;
}

const LONGEST_WAIT_MS = 30_000;
/** From a change to the look at it: containers start in groups. */
const QUIET_MS = 500;
/** Looks for the sake of changes take a tenth of the time between those that come anyway. */
const SHARE = 10;
/** As many lifetimes are held in memory; more are shipped at once. */
const MOST_LIFETIMES = 2_000;
const MOST_ASKED = 16;

/**
 * Looks at once, after changes, and every interval; ships containers that came and went in between. An engine that
 * goes away is tried again, and its events since are heard.
 */
export const watchEngine = async (watch: Watch, ship: Ship, signal: AbortSignal): Promise<void> => {
  const state: State = {
    seen: newSeen(),
    lifetimes: new Map(),
    scene: null,
    since: Date.now() / 1000,
    change: Promise.withResolvers(),
    asking: 0,
  };
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
  state: State,
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

/** Folds the engine's events, one after the other. @throws SourceError when they end */
const hear = async (engine: Engine, state: State, ship: Ship, signal: AbortSignal): Promise<never> => {
  const filters = encodeURIComponent(JSON.stringify({ type: ["container", "image"] }));
  const path = `/events?since=${state.since.toFixed(3)}&filters=${filters}`;
  for await (const line of engine.lines(path, signal)) {
    const event = containerEvent(line);
    if (event !== null && !fold(engine, state, event)) continue;
    state.change.resolve();
    if (state.lifetimes.size >= 2 * MOST_LIFETIMES) await shipLifetimes(state, new Date(), new Set(), ship);
  }
  throw new SourceError("the engine ended its events");
};

const fold = (engine: Engine, state: State, event: ContainerEvent): boolean => {
  state.since = Math.max(state.since, event.at / 1000);
  if (!noteEvent(state.lifetimes, event)) return false;
  const { id } = event;
  keepContainer(state, id, state.seen.containers.get(id) ?? null);
  state.seen.containers.delete(id);
  if (event.action === "start") void ask(engine, state, id);
  return true;
};

const keepContainer = (state: State, id: string, container: Lifetime["container"]): void => {
  const lifetime = state.lifetimes.get(id);
  if (lifetime && container) state.lifetimes.set(id, { ...lifetime, container });
};

/** While it is there: a container that lives for seconds is gone at the next look. */
const ask = async (engine: Engine, state: State, id: string): Promise<void> => {
  if (state.asking >= MOST_ASKED) return;
  state.asking += 1;
  keepContainer(state, id, await containerOf(engine, state.seen, id).catch(() => null));
  state.asking -= 1;
};

/** The interval, or sooner: a while after the first change, and at once where memory fills. */
const nextLook = async (interval: number, state: State, signal: AbortSignal): Promise<void> => {
  const from = Date.now();
  const changed = new AbortController();
  const timer = sleep(interval, undefined, { signal: AbortSignal.any([signal, changed.signal]) });
  await Promise.race([timer.catch(() => {}), state.change.promise]);
  changed.abort();
  const rest = Math.max(QUIET_MS, interval / SHARE - (Date.now() - from));
  for (const until = Date.now() + rest; Date.now() < until && state.lifetimes.size < MOST_LIFETIMES; )
    await sleep(Math.min(QUIET_MS, until - Date.now()), undefined, { signal });
};

const lookAndShip = async (engine: Engine, watch: Watch, state: State, ship: Ship): Promise<void> => {
  state.change = Promise.withResolvers();
  const whole = await look(engine, state.seen, () => new Date());
  state.scene = watch.sceneOf(engine, whole);
  const there = new Set(whole.containers.map(({ Id }) => String(Id)));
  // Told as of just before the look, which then knows that they are gone.
  await shipLifetimes(state, new Date(whole.at.getTime() - 1), there, ship);
  await ship(snapshotParcel(state.scene, whole));
};

/** Those that ended and that no look shows; what is still there will be shown by a later one. */
const shipLifetimes = async (
  state: State,
  at: Date,
  there: ReadonlySet<string>,
  ship: Ship,
): Promise<void> => {
  const over = [...state.lifetimes.values()].filter((one) => hasEnded(one) && !there.has(one.id));
  if (state.scene !== null && over.length > 0) await ship(lifetimesParcel(state.scene, at, over));
  for (const { id } of over) state.lifetimes.delete(id);
  for (const id of there) if (state.lifetimes.get(id)) state.lifetimes.delete(id);
};
