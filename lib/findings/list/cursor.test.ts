import { expect, it } from "vitest";
import type { FindingSort } from "../filter.ts";
import { readCursor, writeCursor } from "./cursor.ts";

it.each<[FindingSort, string]>([
  ["-severity", "3"],
  ["first_seen", "2026-11-01 10:00:00.123456+00"],
  ["-changed", "2026-11-01 10:00:00+00"],
])("comes back in the order %s it was made in", (sort, value) => {
  const cursor = writeCursor(sort, { value, id: 7 });
  expect(readCursor(sort, cursor)).toEqual({ value, id: 7 });
  expect(cursor).toMatch(/^[\w-]+$/);
});

it.each([
  ["another order", writeCursor("severity", { value: "1", id: 1 })],
  ["no value of that order", writeCursor("-severity", { value: "2026-11-01 10:00:00+00", id: 1 })],
  ["text", "nonsense"],
  ["JSON of another shape", Buffer.from('{"a":1}').toString("base64url")],
  ["a number that is none", Buffer.from('["-severity","1",1.5]').toString("base64url")],
])("is refused: %s", (_, cursor) => {
  expect(() => readCursor("-severity", cursor)).toThrow(expect.objectContaining({ code: "invalid" }));
});
