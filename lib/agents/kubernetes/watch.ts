import { setTimeout as sleep } from "node:timers/promises";
import type { Tell } from "../happening.ts";
import type { Ship } from "../parcel.ts";
import { SourceError } from "../source-error.ts";
import type { Api } from "./api.ts";
import { type Cluster, newCluster, versionOf } from "./cluster.ts";
import { departedParcel, type Scene, snapshotParcel } from "./document.ts";
import { follow, PAUSES, type Pauses } from "./follow.ts";

interface Watch {
  api: Api;
  scene: Scene;
  namespaces: string[] | null;
  interval: number;
  tell: Tell;
  pauses?: Pauses;
}

/** As many are held in memory; more are shipped before the interval is over. */
const MOST_DEPARTED = 2_000;
const CHECK_MS = 500;

/**
 * Follows a cluster and ships what it knows every interval, before it what came and went in between. An API server
 * that goes away is tried again; what cannot be seen meanwhile is left out, and said.
 */
export const watchCluster = async (watch: Watch, ship: Ship, signal: AbortSignal): Promise<void> => {
  const { api, namespaces, interval, pauses = PAUSES } = watch;
  const cluster = newCluster(namespaces);
  cluster.version = await firstAnswer(watch, signal, pauses);
  const broken = new AbortController();
  const ending = AbortSignal.any([signal, broken.signal]);
  const following = cluster.shelves.map((shelf) =>
    follow(api, shelf, { signal: ending, pauses, interval }).catch((error: unknown) => broken.abort(error)),
  );
  await until(() => cluster.shelves.every(({ standing }) => standing !== "unlisted"), ending);
  while (!ending.aborted) {
    await shipAll(watch, cluster, ship, ending);
    const next = Date.now() + interval;
    await until(() => Date.now() >= next || cluster.departed.length >= MOST_DEPARTED, ending);
  }
  await Promise.all(following);
  if (!signal.aborted) throw broken.signal.reason;
  await shipAll(watch, cluster, ship, signal);
};

/** Until somebody answers: an agent is often started before its cluster is up. */
const firstAnswer = async (
  { api, tell }: Watch,
  signal: AbortSignal,
  { shortMs, longestMs }: Pauses,
): Promise<string | null> => {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      return await versionOf(api, signal);
    } catch (error) {
      if (signal.aborted) break;
      if (!(error instanceof SourceError)) throw error;
      const wait = Math.min(shortMs * 2 ** failures, longestMs);
      tell({ event: "unseen", reason: error.message, seconds: wait / 1000 });
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }
  return null;
};

const until = async (met: () => boolean, signal: AbortSignal): Promise<void> => {
  while (!met() && !signal.aborted) await sleep(CHECK_MS, undefined, { signal }).catch(() => {});
};

const shipAll = async (
  { api, scene, interval, tell }: Watch,
  cluster: Cluster,
  ship: Ship,
  signal: AbortSignal,
): Promise<void> => {
  const trouble = signal.aborted ? null : await troubleOf(api, cluster, signal);
  // Told as of just before the look, which then knows that they are gone.
  while (cluster.departed.length > 0) {
    const before = new Date(Date.now() - 1);
    await ship(departedParcel(scene, cluster, before, cluster.departed.splice(0, MOST_DEPARTED)));
  }
  const known = cluster.shelves.some(({ standing }) => standing === "whole" || standing === "too_many");
  const unseen = cluster.shelves.find(({ standing }) => standing === "unreachable" || !known);
  const reason = trouble ?? (unseen ? (unseen.reason ?? "unreachable") : null);
  if (reason !== null) tell({ event: "unseen", reason, seconds: Math.ceil(interval / 1000) });
  // What nobody vouches for now is not how the cluster is now: streams notice late that they are dead.
  if (known && trouble === null) await ship(snapshotParcel(scene, cluster, new Date()));
};

/** Why the API server does not answer just now. It may have been upgraded while it was watched. */
const troubleOf = async (api: Api, cluster: Cluster, signal: AbortSignal): Promise<string | null> => {
  try {
    cluster.version = await versionOf(api, signal);
    return null;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return signal.aborted ? null : error.message;
  }
};
