import { expect, test } from "vitest";
import { Kept } from "./kept.ts";

const at = (seconds: number) => new Date(seconds * 1000);

const counting = (until: number) => {
  let read = 0;
  return async () => {
    read += 1;
    return { value: read, until: at(until) };
  };
};

test.each([
  ["the same stamp, soon after: kept", "a", 5, 1],
  ["another stamp: read again", "b", 5, 2],
  ["past the end: read again", "a", 20, 2],
  ["before it was read: read again", "a", -5, 2],
  ["long after, whatever the stamp: read again", "a", 31, 2],
])("%s", async (_, stamp, seconds, expected) => {
  const kept = new Kept<number>(2);
  const read = counting(seconds === 31 ? 1000 : 20);
  expect(await kept.get("x", "a", at(0), read)).toBe(1);
  expect(await kept.get("x", stamp, at(seconds), read)).toBe(expected);
});

test("askers at the same time share one reading; the oldest goes", async () => {
  const kept = new Kept<number>(1);
  const read = counting(100);
  const ask = (key: string) => kept.get(key, "a", at(0), read);
  expect(await Promise.all([ask("x"), ask("x")])).toEqual([1, 1]);
  await ask("y");
  expect(await ask("x")).toBe(3);
});

test("a reading that fails is not kept", async () => {
  const kept = new Kept<number>(1);
  await expect(kept.get("x", "a", at(0), () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await kept.get("x", "a", at(0), counting(9))).toBe(1);
});
