import { compareDigits, compareText, type Sign, sign, startsWithDigit, type VersionOrder } from "./order.ts";

/**
 * Numbers and qualifiers, in lists. Hyphens, and changes between digits and letters, open a list within the list; it
 * is always the last item there, so that the lists need not nest.
 */
export type MavenVersion = string[][];

/** What is not among them ranks after, by its text. The release itself is the empty one. */
const QUALIFIERS = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
const ALIASES = new Map(Object.entries({ cr: "rc", final: "", ga: "", release: "" }));
/** Only where a number follows at once. */
const ABBREVIATIONS = new Map(Object.entries({ a: "alpha", b: "beta", m: "milestone" }));

/**
 * Maven's versions: "Version Order Specification" of the POM reference, as Maven 3.9 reads it. Any text is a version
 * there; here not an empty one, nor one with a space in it.
 */
function parse(text: string): MavenVersion | null {
  const version = text.trim().toLowerCase();
  return version === "" || /\s/.test(version) ? null : trimmed(listsOf(version));
}

function listsOf(version: string): string[][] {
  const tokens = version.match(/[0-9]+|[^0-9.-]+|[.-]/g) ?? [];
  const lists: string[][] = [[]];
  const open = () => {
    if (lists.at(-1)!.length > 0) lists.push([]);
  };
  tokens.forEach((token, i) => {
    const [before = ".", after = ""] = [tokens[i - 1], tokens[i + 1]];
    if (isSeparator(token)) {
      if (isSeparator(before)) lists.at(-1)!.push("0");
      if (token === "-") open();
      return;
    }
    const isQualifier = !startsWithDigit(token);
    if (!isSeparator(before) || (isQualifier && !isSeparator(after))) open();
    const full = isQualifier && startsWithDigit(after) ? (ABBREVIATIONS.get(token) ?? token) : token;
    lists.at(-1)!.push(ALIASES.get(full) ?? full);
  });
  return lists;
}

const isSeparator = (token: string): boolean => token === "." || token === "-";

/** Without the zeros and release qualifiers at the end of each list. */
function trimmed(lists: string[][]): string[][] {
  const kept = lists.map((list) => list.slice(0, list.findLastIndex((item) => !isNothing(item)) + 1));
  return kept.slice(0, kept.findLastIndex((list) => list.length > 0) + 1);
}

const isNothing = (item: string): boolean => /^0*$/.test(item);

function compare(a: MavenVersion, b: MavenVersion): Sign {
  for (let depth = 0; ; depth++) {
    for (let index = 0; ; index++) {
      const mine = placeOf(a, depth, index);
      const theirs = placeOf(b, depth, index);
      if (mine === END) return sign(-againstNothing(b, depth, index));
      if (theirs === END) return againstNothing(a, depth, index);
      if (mine === LIST && theirs === LIST) break;
      const order = comparePlaces(mine, theirs);
      if (order !== 0) return order;
    }
  }
}

const LIST = Symbol("the list within");
const END = Symbol("nothing any more");

function placeOf(version: MavenVersion, depth: number, index: number): string | typeof LIST | typeof END {
  const list = version[depth] ?? [];
  return list[index] ?? (index === list.length && depth + 1 < version.length ? LIST : END);
}

/** What is left of a version, from a place on, compared with nothing. */
function againstNothing(version: MavenVersion, depth: number, index: number): Sign {
  const rest = [version[depth]?.slice(index) ?? [], ...version.slice(depth + 1)].flat();
  for (const item of rest) {
    const order = startsWithDigit(item) ? sign(Number(!isNothing(item))) : compareQualifiers(item, "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Qualifiers rank before lists, lists before numbers. */
function comparePlaces(a: string | typeof LIST, b: string | typeof LIST): Sign {
  const order = sign(rank(a) - rank(b));
  if (order !== 0 || a === LIST || b === LIST) return order;
  return startsWithDigit(a) ? compareDigits(a, b) : compareQualifiers(a, b);
}

const rank = (place: string | typeof LIST): number => (place === LIST ? 1 : startsWithDigit(place) ? 2 : 0);

function compareQualifiers(a: string, b: string): Sign {
  const [mine, theirs] = [QUALIFIERS.indexOf(a), QUALIFIERS.indexOf(b)];
  if (mine < 0 && theirs < 0) return compareText(a, b);
  if (mine < 0 || theirs < 0) return mine < 0 ? 1 : -1;
  return sign(mine - theirs);
}

export const maven: VersionOrder<MavenVersion> = { parse, compare };
