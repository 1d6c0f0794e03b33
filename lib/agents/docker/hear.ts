import type { Ship } from "../parcel.ts";
import { SourceError } from "../source-error.ts";
import type { Engine } from "./engine.ts";
import { type ContainerEvent, containerEvent, type Lifetime, noteEvent } from "./lifetimes.ts";
import { containerOf } from "./look.ts";
import { shipLifetimes } from "./ship-lifetimes.ts";
import { MOST_LIFETIMES, type WatchState } from "./watch-state.ts";

const MOST_ASKED = 16;
const OVERLAP_SECONDS = 3;

/** Folds the engine's events, one after the other. @throws SourceError when they end */
export const hear = async (
  engine: Engine,
  state: WatchState,
  ship: Ship,
  signal: AbortSignal,
): Promise<never> => {
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

const fold = (engine: Engine, state: WatchState, event: ContainerEvent): boolean => {
  if (wasHeard(state, event)) return false;
  if (!noteEvent(state.lifetimes, event)) return false;
  const { id } = event;
  keepContainer(state, id, state.seen.containers.get(id) ?? null);
  state.seen.changed.add(id);
  if (event.action === "start") void ask(engine, state, id);
  return true;
};

/** A new connection tells some events again: engines count `since` in seconds. */
const wasHeard = (state: WatchState, { id, action, at }: ContainerEvent): boolean => {
  const key = `${id} ${action} ${at}`;
  if (state.heard.has(key)) return true;
  state.since = Math.max(state.since, at / 1000);
  state.heard.set(key, at);
  for (const [old, time] of state.heard) {
    if (time >= (state.since - OVERLAP_SECONDS) * 1000) break;
    state.heard.delete(old);
  }
  return false;
};

const keepContainer = (state: WatchState, id: string, container: Lifetime["container"]): void => {
  const lifetime = state.lifetimes.get(id);
  if (lifetime && container) state.lifetimes.set(id, { ...lifetime, container });
};

/** While it is there: a container that lives for seconds is gone at the next look. */
const ask = async (engine: Engine, state: WatchState, id: string): Promise<void> => {
  if (state.asking >= MOST_ASKED) return;
  state.asking += 1;
  keepContainer(state, id, await containerOf(engine, state.seen, id).catch(() => null));
  state.asking -= 1;
};
