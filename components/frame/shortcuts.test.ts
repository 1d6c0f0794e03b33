import { expect, it } from "vitest";
import { keyMeaning } from "./shortcuts.ts";

const plain = { meta: false, ctrl: false, alt: false, inField: false };
const idle = { awaitingLetter: false };

it.each([
  [{ ...plain, key: "k", meta: true, inField: true }, "palette"],
  [{ ...plain, key: "K", ctrl: true }, "palette"],
  [{ ...plain, key: "k" }, null],
  [{ ...plain, key: "g" }, "await-letter"],
  [{ ...plain, key: "g", inField: true }, null],
  [{ ...plain, key: "?" }, "sheet"],
  [{ ...plain, key: "/" }, "filter"],
  [{ ...plain, key: "/", ctrl: true }, null],
])("%j means %j", (stroke, meaning) => expect(keyMeaning(stroke, idle, true)).toEqual(meaning));

it("takes the key after g as a letter", () => {
  expect(keyMeaning({ ...plain, key: "f" }, { awaitingLetter: true }, true)).toEqual({ letter: "f" });
});

it("leaves single keys alone when they are switched off, but not ⌘K", () => {
  expect(keyMeaning({ ...plain, key: "?" }, idle, false)).toBeNull();
  expect(keyMeaning({ ...plain, key: "f" }, { awaitingLetter: true }, false)).toBeNull();
  expect(keyMeaning({ ...plain, key: "k", meta: true }, idle, false)).toBe("palette");
});
