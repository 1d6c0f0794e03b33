import { expect, it } from "vitest";
import { DESTINATIONS, isWithin } from "./destinations.ts";

it.each([
  ["/", "/", true],
  ["/findings", "/", false],
  ["/findings/42", "/findings", true],
  ["/findings-of-note", "/findings", false],
])("%s within %s: %s", (path, href, within) => expect(isWithin(path, href)).toBe(within));

it("gives every page its own letter", () => {
  expect(new Set(DESTINATIONS.map(({ letter }) => letter)).size).toBe(DESTINATIONS.length);
});
