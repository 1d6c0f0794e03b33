import {
  compareLists,
  compareTextsThenNumbers,
  type Sign,
  startsWithDigit,
  type VersionOrder,
} from "./order.ts";

export type GemVersion = string[];

const VERSION = /^[0-9]+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/**
 * RubyGems: Gem::Version's manual. Runs of letters make a pre-release and rank before numbers; a hyphen reads
 * `.pre.`; zeros at the end, and those before the first letters, don't count.
 */
function parse(text: string): GemVersion | null {
  const trimmed = text.trim();
  if (!VERSION.test(trimmed)) return null;
  const segments = trimmed.replaceAll("-", ".pre.").match(/[0-9]+|[A-Za-z]+/g) ?? [];
  const letters = segments.findIndex((segment) => !startsWithDigit(segment));
  if (letters < 0) return withoutTrailingZeros(segments);
  return [
    ...withoutTrailingZeros(segments.slice(0, letters)),
    ...withoutTrailingZeros(segments.slice(letters)),
  ];
}

const withoutTrailingZeros = (segments: string[]): string[] =>
  segments.slice(0, segments.findLastIndex((segment) => !/^0+$/.test(segment)) + 1);

const compare = (a: GemVersion, b: GemVersion): Sign => compareLists(a, b, "0", compareTextsThenNumbers);

export const rubygems: VersionOrder<GemVersion> = { parse, compare };
