import { expect, it } from "vitest";
import { shrunk } from "./shrink.ts";

it("leaves what is needed to fail, in its order", async () => {
  const fails = async (some: readonly number[]) => some.includes(7) && some.includes(3);
  expect(await shrunk([1, 7, 2, 3, 9], fails, 100)).toEqual([7, 3]);
});

it("gives up when its patience is over", async () => {
  let asked = 0;
  const fails = async () => {
    asked += 1;
    return false;
  };
  expect(await shrunk([1, 2, 3, 4], fails, 2)).toEqual([1, 2, 3, 4]);
  expect(asked).toBe(2);
});
