import { hexOf } from "../factories/digest.ts";

/** Chance that is always the same for the same words: 0 up to, not including, 1. */
export const chance = (...words: (string | number)[]): number =>
  Number.parseInt(hexOf(...words).slice(0, 12), 16) / 2 ** 48;

export const pick = <T>(items: readonly T[], ...words: (string | number)[]): T =>
  items[Math.floor(chance(...words) * items.length)]!;
