import type { Skip } from "../reading.ts";

/** Deeper than any tool's document; adapters may recurse this far. */
export const DEPTH_LIMIT = 512;

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;

/** More than a report of the largest size has many times over; an empty list a value would still fill the memory. */
export const VALUES_LIMIT = 10_000_000;

/** Position after the string that starts at `start` (a quote), or -1 when it never ends. */
export const stringEnd = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return -1;
};

const COMMA = 44;

export interface Extent {
  /** Position after the value; -1 when it does not end. */
  end: number;
  /** How deep it is nested. */
  depth: number;
  /** About how many values it holds: lists, objects and commas. */
  values: number;
  /** Somewhere outside strings stand more digits in a row than a double keeps exactly. */
  longNumbers: boolean;
}

/** The least number of digits that 2⁵³ or more can have. */
const LONG_NUMBER = 16;

/**
 * How far the JSON object or array that starts at `start` goes, by counting brackets outside strings. Whether what is
 * between is JSON is for the parser to say.
 */
export const valueExtent = (text: string, start: number): Extent => {
  let depth = 0;
  let deepest = 0;
  let values = 0;
  let digits = 0;
  let longNumbers = false;
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      longNumbers ||= ++digits >= LONG_NUMBER;
      continue;
    }
    digits = 0;
    if (c === QUOTE) {
      const end = stringEnd(text, i);
      if (end === -1) return { end: -1, depth: deepest, values, longNumbers };
      i = end - 1;
    } else if (c === COMMA) {
      values += 1;
    } else if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
      values += 1;
      if (++depth > deepest) deepest = depth;
    } else if ((c === CLOSE_OBJECT || c === CLOSE_ARRAY) && --depth === 0)
      return { end: i + 1, depth: deepest, values, longNumbers };
  }
  return { end: -1, depth: deepest, values, longNumbers };
};

interface Frame {
  keys: Set<string> | null;
  /** Key of an object's current member, or index in an array. */
  at: string | number;
}

/** Keys that stand twice in one object, as JSON pointers; the parser lets the last one win. `text` must be valid JSON. */
export const duplicateKeys = (text: string): Skip[] => {
  const found: Skip[] = [];
  const stack: Frame[] = [];
  let expectKey = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const top = stack.at(-1);
    if (c === QUOTE) {
      const end = stringEnd(text, i);
      if (expectKey && top?.keys) {
        const key = JSON.parse(text.slice(i, end)) as string;
        top.at = key;
        if (top.keys.has(key))
          found.push({ path: pointer(stack), reason: "duplicate key, the last one counts", loses: false });
        top.keys.add(key);
        expectKey = false;
      }
      i = end - 1;
    } else if (c === OPEN_OBJECT) {
      stack.push({ keys: new Set(), at: "" });
      expectKey = true;
    } else if (c === OPEN_ARRAY) {
      stack.push({ keys: null, at: 0 });
    } else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) {
      stack.pop();
    } else if (c === COMMA && top) {
      if (top.keys) expectKey = true;
      else top.at = Number(top.at) + 1;
    }
  }
  return found;
};

const pointer = (stack: Frame[]): string =>
  stack.map((frame) => `/${String(frame.at).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
