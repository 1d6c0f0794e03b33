import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, nextLocalTime } from "./local-time.ts";
import { batchesOf, dueAt, isQuiet } from "./schedule.ts";
import { Schedule } from "./schema.ts";

const at = (text: string) => new Date(`${text.length === 16 ? `${text}:00` : text}Z`);
const schedule = (change: object) => Schedule.parse(change);
const NIGHT = { from: "22:00", to: "07:00" };

describe("the next time of day", () => {
  it.each([
    ["today", "2026-03-10T05:59", "08:00", "Europe/Berlin", "2026-03-10T07:00"],
    ["now", "2026-03-10T07:00", "08:00", "Europe/Berlin", "2026-03-10T07:00"],
    ["tomorrow", "2026-03-10T07:00:01", "08:00", "Europe/Berlin", "2026-03-11T07:00"],
    ["where it is tomorrow already", "2026-03-10T12:30", "01:00", "Pacific/Kiritimati", "2026-03-11T11:00"],
    ["where it is yesterday still", "2026-03-10T02:00", "23:00", "America/Los_Angeles", "2026-03-10T06:00"],
    ["in quarters of an hour", "2026-03-10T00:00", "08:00", "Asia/Kathmandu", "2026-03-10T02:15"],
    ["in summer time", "2026-03-29T00:00", "08:00", "Europe/Berlin", "2026-03-29T06:00"],
    ["that is skipped", "2026-03-28T23:00", "02:30", "Europe/Berlin", "2026-03-29T01:30"],
    ["that comes twice, first", "2026-10-24T23:00", "02:30", "Europe/Berlin", "2026-10-25T00:30"],
    ["that comes twice, second gone by", "2026-10-25T00:31", "02:30", "Europe/Berlin", "2026-10-26T01:30"],
  ])("%s", (_, from, time, zone, expected) => {
    expect(nextLocalTime(at(from), time, zone)).toEqual(at(expected));
  });

  it("knows zones by name only", () => {
    for (const zone of ["UTC", "Europe/Berlin", "Asia/Kolkata"]) expect(isTimeZone(zone)).toBe(true);
    for (const zone of ["", "Berlin", "+02:00", "../etc/passwd"]) expect(isTimeZone(zone)).toBe(false);
  });
});

describe("what happened is due", () => {
  it.each([
    ["at once", {}, "2026-03-10T03:00", "2026-03-10T03:00"],
    ["after quiet hours", { quiet: NIGHT }, "2026-03-10T23:10", "2026-03-11T07:00"],
    ["after quiet hours, past midnight", { quiet: NIGHT }, "2026-03-10T03:00", "2026-03-10T07:00"],
    ["when they end", { quiet: NIGHT }, "2026-03-10T07:00", "2026-03-10T07:00"],
    ["before they begin", { quiet: NIGHT }, "2026-03-10T21:59:59", "2026-03-10T21:59:59"],
    [
      "after quiet hours elsewhere",
      { quiet: NIGHT, zone: "Asia/Tokyo" },
      "2026-03-10T14:00",
      "2026-03-10T22:00",
    ],
    ["after lunch", { quiet: { from: "12:00", to: "13:30" } }, "2026-03-10T12:00", "2026-03-10T13:30"],
    ["at the full hour", { cadence: "hourly" }, "2026-03-10T03:00:01", "2026-03-10T04:00"],
    ["at the full hour itself", { cadence: "hourly" }, "2026-03-10T03:00", "2026-03-10T03:00"],
    [
      "with the daily digest",
      { cadence: "daily", dailyAt: "08:00", zone: "Europe/Berlin" },
      "2026-07-10T06:01",
      "2026-07-11T06:00",
    ],
    [
      "with the weekly digest, by the day that it is there",
      { cadence: "weekly", weekday: 1, dailyAt: "08:00", zone: "Pacific/Auckland" },
      "2026-03-10T05:00",
      "2026-03-15T19:00",
    ],
    [
      "with the weekly digest of that very moment",
      { cadence: "weekly", weekday: 7, dailyAt: "08:00" },
      "2026-03-15T08:00",
      "2026-03-15T08:00",
    ],
    [
      "with the weekly digest over a change of clocks",
      { cadence: "weekly", weekday: 7, dailyAt: "08:00", zone: "Europe/Berlin" },
      "2026-03-22T07:01",
      "2026-03-29T06:00",
    ],
    [
      "with a digest that quiet hours put off",
      { cadence: "daily", dailyAt: "06:00", quiet: NIGHT },
      "2026-03-10T05:00",
      "2026-03-10T07:00",
    ],
  ])("%s", (_, change, from, expected) => {
    expect(dueAt(schedule(change), at(from))).toEqual(at(expected));
  });

  const clockTime = (minutes: number) =>
    `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const minute = fc.integer({ min: 0, max: 1439 });

  it("never before it happened, never in quiet hours of a night, and within two days, or eight with a weekly digest", () => {
    fc.assert(
      fc.property(
        fc.date({ min: at("2026-01-01T00:00"), max: at("2027-12-31T00:00"), noInvalidDate: true }),
        fc.constantFrom(
          "UTC",
          "Europe/Berlin",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Pacific/Kiritimati",
        ),
        fc.constantFrom("immediate", "hourly", "daily", "weekly"),
        minute,
        minute,
        fc.integer({ min: 1, max: 720 }),
        (happened, zone, cadence, daily, from, length) => {
          const quiet = { from: clockTime(from), to: clockTime(from + length) };
          const rules = schedule({ zone, cadence, dailyAt: clockTime(daily), quiet });
          const due = dueAt(rules, happened);
          expect(due >= happened).toBe(true);
          expect(isQuiet(rules, due)).toBe(false);
          expect(due.getTime() - happened.getTime()).toBeLessThan(
            (cadence === "weekly" ? 194 : 50) * 3_600_000,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("messages of a week", () => {
  const happened = (...times: string[]) => times.map((time) => ({ at: at(time) }));
  const counts = (change: object, things: { at: Date }[], now = "2026-03-20T00:00") =>
    batchesOf(schedule(change), things, at(now)).map((batch) => [
      batch.at.toISOString().slice(5, 16),
      batch.items.length,
    ]);

  it("at once: one for each moment", () => {
    expect(counts({}, happened("2026-03-10T01:00", "2026-03-10T01:00", "2026-03-11T01:00"))).toEqual([
      ["03-10T01:00", 2],
      ["03-11T01:00", 1],
    ]);
  });
  it("a digest takes what came before it, in any order of arrival", () => {
    expect(
      counts({ cadence: "daily" }, happened("2026-03-11T09:00", "2026-03-10T09:00", "2026-03-11T07:59")),
    ).toEqual([
      ["03-11T08:00", 2],
      ["03-12T08:00", 1],
    ]);
  });
  it("below the threshold things wait; the one that reaches it decides", () => {
    const things = happened("2026-03-10T01:00", "2026-03-12T01:00", "2026-03-12T02:00", "2026-03-12T03:00");
    expect(counts({ threshold: 3 }, things)).toEqual([["03-12T02:00", 3]]);
    expect(counts({ threshold: 5 }, things)).toEqual([]);
    expect(counts({ threshold: 3, cadence: "daily" }, things)).toEqual([["03-12T08:00", 4]]);
  });
  it("so many within a window: what came before it goes along, and alone is not enough", () => {
    const things = happened("2026-03-10T01:00", "2026-03-12T01:00", "2026-03-12T02:00", "2026-03-12T09:00");
    expect(counts({ threshold: 2, withinHours: 1 }, things)).toEqual([["03-12T02:00", 3]]);
    expect(counts({ threshold: 3, withinHours: 8 }, things)).toEqual([["03-12T09:00", 4]]);
    expect(counts({ threshold: 3, withinHours: 7 }, things)).toEqual([]);
    expect(counts({ threshold: 1, withinHours: 1 }, things)).toHaveLength(4);
  });
  it("what is not due yet is not sent", () => {
    expect(counts({ cadence: "daily" }, happened("2026-03-10T09:00"), "2026-03-11T07:59")).toEqual([]);
  });
});
