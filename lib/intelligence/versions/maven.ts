import { compareDigits, compareText, type Sign, sign, type VersionOrder } from "./order.ts";

/** A number, a qualifier, or a qualifier with its number: `1`, `alpha`, `alpha1`. */
interface Item {
  qualifier: string | null;
  digits: string | null;
}

/** Hyphens, and changes between digits and letters, open a list within the list. It is always the last item there. */
export type MavenVersion = Item[][];

/** What is not among them ranks after, by its text. */
const QUALIFIERS = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
const ALIASES = new Map([
  ["cr", "rc"],
  ["final", ""],
  ["ga", ""],
  ["release", ""],
]);
/** Only where a number follows at once. */
const ABBREVIATIONS = new Map([
  ["a", "alpha"],
  ["b", "beta"],
  ["m", "milestone"],
]);

const ZERO: Item = { qualifier: null, digits: "" };

/**
 * Maven's versions: "Version Order Specification" of the POM reference, as Maven 3.9 reads it. Any text is a version
 * there; here not an empty one, nor one with a space in it.
 */
function parse(text: string): MavenVersion | null {
  const version = text.trim().toLowerCase();
  return version === "" || /\s/.test(version) ? null : normalized(listsOf(version));
}

/** Qualifiers, with a number right behind them or after a hyphen; numbers; separators. */
const TOKEN = /([^0-9.-]+)(?:-?([0-9]+))?|([0-9]+)|[.-]/g;

function listsOf(version: string): Item[][] {
  const lists: Item[][] = [[]];
  const open = () => {
    if (lists.at(-1)!.length > 0) lists.push([]);
  };
  let afterItem = false;
  for (const { 0: token, 1: qualifier, 2: count, 3: number, index } of version.matchAll(TOKEN)) {
    const separates = token === "." || token === "-";
    if (separates) {
      if (!afterItem) lists.at(-1)!.push(ZERO);
      if (token === "-") open();
    } else {
      const isLast = index + token.length === version.length;
      if (qualifier !== undefined && (afterItem || count !== undefined || isLast)) open();
      lists.at(-1)!.push(itemOf(qualifier, count ?? number));
    }
    afterItem = !separates;
  }
  return lists;
}

function itemOf(text: string | undefined, digits: string | undefined): Item {
  if (text === undefined) return { qualifier: null, digits: digits ?? "" };
  const full = digits === undefined ? text : (ABBREVIATIONS.get(text) ?? text);
  return { qualifier: ALIASES.get(full) ?? full, digits: digits ?? null };
}

/** Without the zeros and release qualifiers that end a list, or stand before a qualifier. */
function normalized(lists: Item[][]): Item[][] {
  const kept: Item[][] = [];
  for (const list of lists.toReversed()) {
    const inner = kept.at(-1);
    const backwards: Item[] = [];
    let next = inner === undefined ? "end" : startOf(inner);
    for (const item of list.toReversed()) {
      if (isNothing(item) && next !== "other") continue;
      backwards.push(item);
      next = item.qualifier !== null && item.digits === null ? "qualifier" : "other";
    }
    if (backwards.length > 0 || inner !== undefined) kept.push(backwards.reverse());
  }
  return kept.reverse();
}

const startOf = (list: Item[]): "qualifier" | "other" =>
  list.length > 0 && list[0]!.qualifier !== null ? "qualifier" : "other";

const isNothing = ({ qualifier, digits }: Item): boolean =>
  qualifier === null ? /^0*$/.test(digits ?? "") : qualifier === "" && digits === null;

/** What stands at a place of a list: an item, the list within, or nothing any more. */
type Place = Item | "list" | "end";

const placeOf = (version: MavenVersion, depth: number, index: number): Place =>
  version[depth]?.[index] ??
  (index === version[depth]?.length && depth + 1 < version.length ? "list" : "end");

function compare(a: MavenVersion, b: MavenVersion): Sign {
  for (let depth = 0; ; depth++) {
    for (let index = 0; ; index++) {
      const [mine, theirs] = [placeOf(a, depth, index), placeOf(b, depth, index)];
      if (mine === "list" && theirs === "list") break;
      if (mine === "end") return sign(-againstNothing(b, depth, index));
      if (theirs === "end") return againstNothing(a, depth, index);
      const order = comparePlaces(mine, theirs);
      if (order !== 0) return order;
    }
  }
}

/** What is left of a version, from a place on, compared with nothing. */
function againstNothing(version: MavenVersion, depth: number, index: number): Sign {
  for (const item of [version[depth]?.slice(index) ?? [], ...version.slice(depth + 1)].flat()) {
    const order =
      item.qualifier === null ? sign(Number(!isNothing(item))) : compareQualifiers(item.qualifier, "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Qualifiers rank before lists, lists before numbers. */
function comparePlaces(a: Exclude<Place, "end">, b: Exclude<Place, "end">): Sign {
  const order = sign(rank(a) - rank(b));
  if (order !== 0 || a === "list" || b === "list") return order;
  if (a.qualifier === null || b.qualifier === null) return compareDigits(a.digits ?? "", b.digits ?? "");
  return compareQualifiers(a.qualifier, b.qualifier) || compareCounts(a.digits, b.digits);
}

const rank = (place: Item | "list"): number => (place === "list" ? 1 : place.qualifier === null ? 2 : 0);

/** A qualifier without a number comes before the same one with any. */
const compareCounts = (a: string | null, b: string | null): Sign =>
  a === null || b === null ? sign(Number(a !== null) - Number(b !== null)) : compareDigits(a, b);

function compareQualifiers(a: string, b: string): Sign {
  const [mine, theirs] = [QUALIFIERS.indexOf(a), QUALIFIERS.indexOf(b)];
  if (mine < 0 && theirs < 0) return compareText(a, b);
  if (mine < 0 || theirs < 0) return mine < 0 ? 1 : -1;
  return sign(mine - theirs);
}

export const maven: VersionOrder<MavenVersion> = { parse, compare };
