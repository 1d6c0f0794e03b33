import type { Ship } from "../parcel.ts";
import { lifetimesParcel } from "./document.ts";
import { hasEnded, type Lifetime } from "./lifetimes.ts";
import type { WatchState } from "./watch-state.ts";

/**
 * Ships those that ended and that the look `there` does not show; what is still there will be shown by a later one.
 * They leave the memory before they are shipped: nobody else ships them meanwhile.
 */
export const shipLifetimes = async (
  { scene, lifetimes }: WatchState,
  at: Date,
  there: ReadonlySet<string>,
  ship: Ship,
): Promise<void> => {
  if (scene === null) return;
  const over = [...lifetimes.values()].filter((one) => hasEnded(one) && !there.has(one.id));
  for (const { id } of over) lifetimes.delete(id);
  // One that was removed while the look was on its way is told with the next.
  for (const id of there) if (!lifetimes.get(id)?.removedAt) lifetimes.delete(id);
  const told = over.filter(saysMore);
  if (told.length > 0) await ship(lifetimesParcel(scene, at, told));
};

/** That a container is gone, the looks show; what never ran, or was told before, has no more to it. */
const saysMore = ({ startedAt, finishedAt, container }: Lifetime): boolean =>
  startedAt !== null || finishedAt !== null || container !== null;
