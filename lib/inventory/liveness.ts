import { tagFamily } from "../ingest/identity/image-reference.ts";

export interface RepositoryImages<Id> {
  images: {
    id: Id;
    runningInstances: number;
    /** False while only a tag is known of it. */
    resolved: boolean;
    /**
     * When the image was last observed under each tag (RFC 3339), and when that was last reported; a null tag is an
     * observation by digest alone.
     */
    tags: { tag: string | null; observedAt: string; recordedAt: Date }[];
  }[];
}

const DAY = 86_400_000;
const MEMORY = 90 * DAY;
const DEFAULT_INTERVAL_SECONDS = 3600;
const MISSED_INTERVALS = 3;

/**
 * The live images of one repository: those running now or, where nothing of it runs, the last observed of each
 * tag family, as long as somebody reported it within 90 days. Observations by digest alone are a family of their own.
 * One that is known by its tag alone may be the image before it: it stands beside that, and replaces only its like.
 * Ids are compared where times are equal: they must not depend on the order of arrival.
 */
export function liveImages<Id>(repository: RepositoryImages<Id>, now: Date): Set<Id> {
  const running = repository.images.filter((image) => image.runningInstances > 0);
  if (running.length > 0) return new Set(running.map((image) => image.id));
  const newest = new Map<string, Observation<Id>>();
  const unresolved = new Map<string, Observation<Id>>();
  for (const seen of observations(repository)) {
    if (now.getTime() - seen.recordedAt > MEMORY) continue;
    const families = seen.resolved ? newest : unresolved;
    const known = families.get(seen.family);
    if (!known || isLater(seen, known)) families.set(seen.family, seen);
  }
  for (const [family, seen] of unresolved) {
    const known = newest.get(family);
    if (known && known.observedAt >= seen.observedAt) unresolved.delete(family);
  }
  return new Set([...newest.values(), ...unresolved.values()].map((seen) => seen.id));
}

interface Observation<Id> {
  id: Id;
  resolved: boolean;
  family: string;
  tag: string;
  observedAt: string;
  at: number;
  recordedAt: number;
}

const observations = <Id>(repository: RepositoryImages<Id>): Observation<Id>[] =>
  repository.images.flatMap(({ id, resolved, tags }) =>
    tags.map(({ tag, observedAt, recordedAt }) => ({
      id,
      resolved,
      // A tag can't be empty, so "" is free for images known by digest alone.
      family: tag === null ? "" : tagFamily(tag),
      tag: tag ?? "",
      observedAt,
      at: Date.parse(observedAt),
      recordedAt: recordedAt.getTime(),
    })),
  );

/** Milliseconds first, then the full text (nanoseconds), then tag and id, so that ties don't depend on row order. */
function isLater<Id>(a: Observation<Id>, b: Observation<Id>): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.observedAt !== b.observedAt) return a.observedAt > b.observedAt;
  return a.tag === b.tag ? a.id > b.id : a.tag > b.tag;
}

/**
 * Whether a cluster, host or workload counts as live: seen within three of its collector's intervals.
 *
 * @param lastSeen RFC 3339
 * @param intervalSeconds the collector's expected interval, null for the default of one hour
 */
export function isSeenRecently(lastSeen: string, intervalSeconds: number | null, now: Date): boolean {
  const patience = MISSED_INTERVALS * (intervalSeconds ?? DEFAULT_INTERVAL_SECONDS) * 1000;
  return now.getTime() - Date.parse(lastSeen) <= patience;
}
