import { describe, expect, it } from "vitest";
import { containerId, matchContainer } from "./container-id.ts";

const full = "3f8a4bc1d2e3".padEnd(64, "0");
const twin = "3f8a4bc1d2e3".padEnd(64, "1");

describe("containerId", () => {
  it.each([
    [full, full],
    [`containerd://${full}`, full],
    [`cri-o://${full}`, full],
    [` docker://${full.toUpperCase()}\n`, full],
    ["3f8a4bc1d2e3", "3f8a4bc1d2e3"],
    ["3f8a4bc1d2e", null],
    [`${full}0`, null],
    ["web-1", null],
    ["", null],
    ["containerd://", null],
  ])("%s", (text, id) => expect(containerId(text)).toBe(id));
});

describe("matchContainer", () => {
  it.each([
    ["the same id", full, [twin, full], full],
    ["a short id", "3f8a4bc1d2e3", ["a".repeat(64), full], full],
    ["a short id of two containers", "3f8a4bc1d2e3", [full, twin], null],
    ["a full id of which the short one is known", full, ["3f8a4bc1d2e3"], "3f8a4bc1d2e3"],
    ["a full id prefers itself to its short form", full, ["3f8a4bc1d2e3", full], full],
    ["an unknown id", "b".repeat(64), [full], null],
    ["no id", "web-1", [full], null],
  ])("%s", (_, text, known, match) => expect(matchContainer(text, known)).toBe(match));
});
