import { describe, expect, it } from "vitest";
import { ACTION_NAMES, actionOf, readKeymap, refusal, USUAL } from "./keymap.ts";

describe("the keymap", () => {
  it("gives every action a key of its own", () => {
    expect(new Set(Object.values(USUAL)).size).toBe(ACTION_NAMES.length);
    for (const action of ACTION_NAMES) expect(actionOf(USUAL, USUAL[action])).toBe(action);
    expect(actionOf(USUAL, "q")).toBeNull();
  });

  it.each([
    ["triage", "e", null],
    ["triage", "t", null],
    ["triage", "a", /already does: say who works on it/],
    ["triage", "Enter", /stays as it is/],
    ["triage", "F5", /One key/],
    ["triage", "ü", null],
  ] as const)("lets %s have %s: %s", (action, key, expected) => {
    const said = refusal(USUAL, action, key);
    if (expected === null) expect(said).toBeNull();
    else expect(said).toMatch(expected);
  });

  it.each([
    [null, "e"],
    ["{}", "e"],
    ['{"triage":"t"}', "t"],
    ['{"triage":"a"}', "e"],
    ['{"triage":7}', "e"],
    ["not json", "e"],
  ])("is read from %s", (stored, key) => expect(readKeymap(stored).triage).toBe(key));
});
