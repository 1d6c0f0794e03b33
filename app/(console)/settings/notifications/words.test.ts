import { expect, it } from "vitest";
import { Schedule } from "@/lib/notifications/rules/schema.ts";
import { scheduleWords } from "./words.ts";

it.each([
  [{}, "at once"],
  [{ zone: "Europe/Berlin" }, "at once"],
  [{ cadence: "hourly", threshold: 5 }, "hourly, from 5"],
  [{ cadence: "daily", zone: "Europe/Berlin" }, "daily at 08:00, Europe/Berlin"],
  [{ cadence: "weekly", weekday: 7, dailyAt: "09:30" }, "Sundays at 09:30, UTC"],
  [
    { quiet: { from: "22:00", to: "07:00" }, threshold: 3, withinHours: 2 },
    "at once, quiet 22:00 to 07:00, UTC, from 3 within 2 h",
  ],
])("%j is %s", (schedule, words) => {
  expect(scheduleWords(Schedule.parse(schedule))).toBe(words);
});
