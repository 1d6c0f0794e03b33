import { clockIsMovable } from "../clock.ts";
import { measurePosture } from "./read.ts";
import { keepSnapshots, lastSnapshotAt } from "./write.ts";

/** A quarter of an hour apart at least; where the clock is moved through months, half a day. */
const apartMs = (): number => (clockIsMovable() ? 12 : 0.25) * 3_600_000;

/** Keeps the figures of every scope for the trends, as of the moment that asked for it. */
export const snapshotPosture = async ({ at }: { at?: string }): Promise<void> => {
  const moment = at === undefined ? new Date() : new Date(at);
  const last = await lastSnapshotAt("estate");
  if (last && moment.getTime() - last.getTime() < apartMs()) return;
  await keepSnapshots(moment, await measurePosture(moment));
};
