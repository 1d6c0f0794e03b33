import { expect, it } from "vitest";
import { themeAttribute, themeChoice } from "./theme.ts";

it.each([
  ["dark", "dark", "dark"],
  ["light", "light", "light"],
  ["system", "system", undefined],
  [undefined, "system", undefined],
  ['"><script>', "system", undefined],
])("a cookie of %s chooses %s and sets %s", (cookie, choice, attribute) => {
  expect(themeChoice(cookie)).toBe(choice);
  expect(themeAttribute(themeChoice(cookie))).toBe(attribute);
});
