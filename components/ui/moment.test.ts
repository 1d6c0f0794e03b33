import { expect, it } from "vitest";
import { absoluteUtc, relativeTime } from "./moment.ts";

const NOW = "2026-03-10T12:00:00Z";

it.each([
  ["2026-03-10T11:59:30Z", "just now"],
  ["2026-03-10T11:55:00Z", "5 min ago"],
  ["2026-03-10T09:10:00Z", "2 h ago"],
  ["2026-03-08T12:00:00Z", "2 d ago"],
  ["2025-11-10T12:00:00Z", "3 mo ago"],
  ["2022-03-10T12:00:00Z", "4 y ago"],
  ["2026-03-13T13:00:00Z", "in 3 d"],
  ["never", "unknown"],
])("%s is %s", (at, text) => expect(relativeTime(at, NOW)).toBe(text));

it("shows an instant in UTC whatever its offset", () => {
  expect(absoluteUtc("2026-03-10T14:00:05+02:00")).toBe("2026-03-10 12:00:05 UTC");
  expect(absoluteUtc("?")).toBe("unknown");
});
