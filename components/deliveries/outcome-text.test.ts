import { expect, it } from "vitest";
import { outcomeText } from "./outcome-text.ts";

const none = { new: 0, reopened: 0, changed: 0, unchanged: 0, fixed: 0, skipped: 0, objects: 0 };

it.each([
  [{ ...none, new: 12, fixed: 3, unchanged: 480 }, "12 new, 3 fixed, 480 unchanged"],
  [{ ...none, unchanged: 48211 }, "48,211 unchanged"],
  [{ ...none, objects: 1 }, "1 object"],
  [{ ...none, objects: 340, skipped: 2 }, "340 objects, 2 left out"],
  [{ ...none, reopened: 1, changed: 2 }, "1 reopened, 2 changed"],
  [none, "no findings"],
])("says %j", (outcome, text) => expect(outcomeText(outcome)).toBe(text));
