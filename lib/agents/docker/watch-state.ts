import type { Scene } from "./document.ts";
import type { Lifetimes } from "./lifetimes.ts";
import { newSeen, type Seen } from "./look.ts";

/** What a watch keeps from one connection to the next. */
export interface WatchState {
  seen: Seen;
  lifetimes: Lifetimes;
  /** Null until the first look. */
  scene: Scene | null;
  /** Seconds since 1970 with milliseconds: events from then on are still to be heard. */
  since: number;
  /** Settles with the next change; a new one is made for each look. */
  change: PromiseWithResolvers<void>;
  /** Containers that it is asking about now. */
  asking: number;
  /** The events of the last seconds, by what makes them the same one, with their time. */
  heard: Map<string, number>;
}

/** As many lifetimes are held in memory; more are shipped at once. */
export const MOST_LIFETIMES = 2_000;

export const newWatchState = (now: Date): WatchState => ({
  seen: newSeen(),
  lifetimes: new Map(),
  scene: null,
  since: now.getTime() / 1000,
  change: Promise.withResolvers(),
  asking: 0,
  heard: new Map(),
});
