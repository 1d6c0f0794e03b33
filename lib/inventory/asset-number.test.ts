import { expect, it } from "vitest";
import { assetNumber } from "./asset-number.ts";

it.each([
  ["17", 17],
  ["17-nginx", 17],
  ["0", 0],
  ["-1", 0],
  ["; id #", 0],
  ["2147483647", 2_147_483_647],
  ["2147483648", 0],
  ["99999999999999999999", 0],
])("reads %j as %i", (text, number) => expect(assetNumber(text)).toBe(number));
