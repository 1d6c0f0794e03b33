import { describe, expect, it } from "vitest";
import { eventTime, latest } from "./event-time.ts";

describe("the time of an event", () => {
  it.each([
    ["text", "2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.123456789Z"],
    ["an offset", "2026-01-02T03:04:05.5+02:00", "2026-01-02T01:04:05.5Z"],
    ["nanoseconds, as text", "1767323045123456789", "2026-01-02T03:04:05.123456789Z"],
    ["microseconds", 1767323045123456, "2026-01-02T03:04:05.123456Z"],
    ["milliseconds", 1767323045123, "2026-01-02T03:04:05.123Z"],
    ["seconds", 1767323045, "2026-01-02T03:04:05Z"],
    ["a number of no unit", 17673230451, null],
    ["a wrong offset", "2026-01-02T03:04:05Z+2", null],
    ["before 2000", 915148800, null],
    ["nothing", undefined, null],
    ["an object", {}, null],
  ])("%s", (_, value, expected) => expect(eventTime(value)).toBe(expected));

  it("of a log is the latest of its events", () => {
    expect(latest(["2026-01-01T00:00:00.5Z", null, "2026-01-01T00:00:00.25Z"])).toBe(
      "2026-01-01T00:00:00.5Z",
    );
    expect(latest([null])).toBeNull();
  });
});
