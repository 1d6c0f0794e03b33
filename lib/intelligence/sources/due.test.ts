import { expect, it } from "vitest";
import { fileNameOf, isDue } from "./due.ts";

const now = new Date("2026-03-02T12:00:00Z");
const DAY = 86_400;

it.each([
  [null, DAY, false, true],
  ["2026-03-01T12:00:00Z", DAY, false, true],
  ["2026-03-01T12:00:01Z", DAY, false, false],
  ["2026-03-02T11:00:00Z", DAY, true, true],
  ["2026-03-02T11:00:01Z", DAY, true, false],
])("asked at %s, every %i s, failed %s: due %s", (attempted, intervalSeconds, failed, due) => {
  const attemptedAt = attempted === null ? null : new Date(attempted);
  expect(isDue({ attemptedAt, intervalSeconds, failed }, now)).toBe(due);
});

it.each([
  ["https://feeds.example/a/kev.json", "kev.json"],
  ["https://feeds.example/a/", "a"],
  ["https://feeds.example", "feeds.example"],
])("files %s under %s", (url, name) => {
  expect(fileNameOf(url)).toBe(name);
});
