import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast, DEFICIENCY_NAMES, difference, isInGamut, type Oklch } from "./colour-science.ts";
import { type ColourName, PALETTE, SEVERITY_COLOURS, type Theme, tokenSheet } from "./palette.ts";

const themes = Object.keys(PALETTE) as Theme[];
const grounds = ["paper", "surface", "raised"] as const;
const across = (names: readonly ColourName[], on: readonly ColourName[]) =>
  themes.flatMap((theme) => names.flatMap((name) => on.map((ground) => ({ theme, name, ground }))));

describe("contrast", () => {
  it("of black on white is 21", () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
  });
  it.each(across(["ink", "muted", "signal"], [...grounds, "signal-wash"]))(
    "$theme: text in $name on $ground reaches 4.5",
    ({ theme, name, ground }) =>
      expect(contrast(PALETTE[theme][name], PALETTE[theme][ground])).toBeGreaterThanOrEqual(4.5),
  );
  it.each(themes)("%s: text on a primary button reaches 4.5", (theme) => {
    expect(contrast(PALETTE[theme].signal, PALETTE[theme]["signal-ink"])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(across([...SEVERITY_COLOURS, "good", "edge"], ["paper", "surface"]))(
    "$theme: a mark in $name on $ground reaches 3",
    ({ theme, name, ground }) =>
      expect(contrast(PALETTE[theme][name], PALETTE[theme][ground])).toBeGreaterThanOrEqual(3),
  );
});

describe("severity colours", () => {
  const pairs = SEVERITY_COLOURS.flatMap((one, index) =>
    SEVERITY_COLOURS.slice(index + 1).map((other) => [one, other] as const),
  );
  const cases = themes.flatMap((theme) =>
    [undefined, ...DEFICIENCY_NAMES].flatMap((deficiency) =>
      pairs.map(([one, other]) => ({ theme, deficiency, one, other })),
    ),
  );
  it.each(cases)("$theme: $one and $other differ, $deficiency", ({ theme, deficiency, one, other }) => {
    expect(difference(PALETTE[theme][one], PALETTE[theme][other], deficiency)).toBeGreaterThanOrEqual(0.08);
  });
  it("a red and a green of one lightness are told apart only without deuteranopia", () => {
    const [red, green]: [Oklch, Oklch] = [
      [0.6, 0.12, 40],
      [0.6, 0.12, 125],
    ];
    expect(difference(red, green)).toBeGreaterThan(0.12);
    expect(difference(red, green, "deuteranopia")).toBeLessThan(0.06);
  });
});

describe("token sheet", () => {
  it.each(themes)("%s: every colour can be shown in sRGB", (theme) => {
    const outside = Object.entries(PALETTE[theme]).filter(([, colour]) => !isInGamut(colour));
    expect(outside.map(([name]) => name)).toEqual([]);
  });
  it("is what tokens.css holds", () => {
    expect(readFileSync(new URL("tokens.css", import.meta.url), "utf8")).toBe(tokenSheet());
  });
});
