import { clock, clockIsMovable } from "../clock.ts";
import { measurePosture } from "./read.ts";
import { firstLogged, keepSnapshots, snapshotDays } from "./write.ts";

const DAY = 86_400_000;
const QUARTER_HOUR = 900_000;
/** As far back as days that lack a figure are filled. */
const LONGEST = 400;

/**
 * Keeps the figures of every scope for the trends: as of the moment that asked for it, a quarter of an hour apart at
 * least, and of the end of every day that has none, from the log. So a product that was switched off, or that was
 * handed months of reports within minutes, has a whole history.
 */
export const snapshotPosture = async ({ at }: { at?: string }): Promise<void> => {
  const moment = at === undefined ? clock() : new Date(at);
  const { last, days } = await snapshotDays("estate");
  for (const day of await missingDays(moment, days))
    await keepSnapshots(day, await measurePosture(day, true));
  if (last && Math.abs(moment.getTime() - last.getTime()) < QUARTER_HOUR && !clockIsMovable()) return;
  if (last && last >= moment) return;
  await keepSnapshots(moment, await measurePosture(moment, clockIsMovable()));
};

/** The ends of whole days (UTC) between the log's beginning and a moment that have no figure, oldest first. */
const missingDays = async (moment: Date, kept: ReadonlySet<number>): Promise<Date[]> => {
  const began = await firstLogged();
  if (began === null) return [];
  const today = Math.floor(moment.getTime() / DAY);
  const missing: Date[] = [];
  for (let day = Math.max(Math.floor(began.getTime() / DAY), today - LONGEST); day < today; day++)
    if (!kept.has(day)) missing.push(new Date((day + 1) * DAY - 1));
  return missing;
};
