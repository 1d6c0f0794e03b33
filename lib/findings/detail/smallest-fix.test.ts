import { expect, it } from "vitest";
import { smallestFix } from "./smallest-fix.ts";

const seen = (fixedVersion: string, live = true) => ({ fixedVersion, live });

it.each([
  ["deb", [seen("3.0.9-1"), seen("3.0.11-1")], "3.0.11-1"],
  ["deb", [seen("1:1.0"), seen("2.0")], "1:1.0"],
  ["npm", [seen("4.17.9"), seen("4.17.21"), seen("9.0.0", false)], "4.17.21"],
  ["npm", [seen("4.17.21"), seen("")], null],
  ["npm", [seen("2.6.7, 3.1.1")], "2.6.7"],
  ["something", [seen("1"), seen("1")], "1"],
  ["something", [seen("1"), seen("2")], null],
  ["npm", [seen("x"), seen("1.0.0")], null],
  ["npm", [], null],
])("%s %j → %s", (type, occurrences, expected) => expect(smallestFix(type, occurrences)).toBe(expected));
