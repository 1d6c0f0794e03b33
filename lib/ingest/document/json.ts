import { type Skip, UnreadableDocument } from "../reading.ts";
import { cleanStrings, cleanText } from "./clean-strings.ts";
import { DEPTH_LIMIT, duplicateKeys, type Extent, VALUES_LIMIT, valueExtent } from "./json-scan.ts";
import type { DocumentPart } from "./part.ts";
import { talkAround } from "./talk.ts";
import type { DocumentText } from "./text.ts";

/** Looking for duplicate keys costs about as much as parsing: above this many characters it is left out, and said. */
const DUPLICATES_LIMIT = 2 * 1024 * 1024;

const ODD_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/**
 * One JSON document with a tool's own lines around it, or several one after the other (domain.md, Ingest 8). What is
 * odd but loses nothing is noted.
 *
 * @throws UnreadableDocument with the place: `byte N` in the bytes as they were sent.
 */
export const jsonParts = (document: DocumentText): DocumentPart[] => {
  const from = document.text.search(/[[{]/);
  const extent = from < 0 ? NO_VALUE : valueExtent(document.text, from);
  refuseBombs(extent, from, document);
  const whole = parsed(document.text, extent.longNumbers);
  if (!("error" in whole)) {
    const { value } = whole;
    return [{ value, text: null, at: "", notes: oddities(document.text, value), broken: null }];
  }
  const parts = separate(document);
  if (parts.every((part) => part.broken !== null)) throw place(whole.error, document, 0, document.text);
  return parts;
};

/** A text without brackets is at most one word or number, which no tool writes. */
const NO_VALUE: Extent = { end: -1, depth: 0, values: 0, longNumbers: false };

const parsed = (text: string, longNumbers: boolean): { value: unknown } | { error: SyntaxError } => {
  try {
    // Node 24 hands the number's own text to the reviver; it is slow, so only where an integer needs it.
    const value: unknown = longNumbers ? JSON.parse(text, exactInteger as never) : JSON.parse(text);
    return { value };
  } catch (error) {
    return { error: error as SyntaxError };
  }
};

/** Beyond 2⁵³ a number would be another one: its digits are kept, as text. */
const exactInteger = (_key: string, value: unknown, { source }: { source?: string }): unknown =>
  typeof value === "number" && !Number.isSafeInteger(value) && source && /^-?\d+$/.test(source)
    ? source
    : value;

const place = (
  error: SyntaxError,
  document: DocumentText,
  start: number,
  text: string,
): UnreadableDocument => {
  const said = /position (\d+)/.exec(error.message)?.[1];
  const position = start + (said === undefined ? text.length : Number(said));
  const reason = error.message.replace(/ \(line \d+ column \d+\)| in JSON at position \d+/g, "");
  return new UnreadableDocument(`byte ${document.byteAt(position)}`, `not valid JSON: ${reason}`);
};

/** Before parsing: adapters and the parser's reviver recurse as deep as the document goes, and all of it has to fit. */
const refuseBombs = ({ depth, values }: Extent, start: number, document: DocumentText): void => {
  const at = () => `byte ${document.byteAt(start)}`;
  if (depth > DEPTH_LIMIT) throw new UnreadableDocument(at(), `nested deeper than ${DEPTH_LIMIT} levels`);
  if (values > VALUES_LIMIT)
    throw new UnreadableDocument(at(), `more than ${VALUES_LIMIT / 1e6} million values`);
};

const oddities = (text: string, value: unknown): Skip[] => {
  const notes: Skip[] = [];
  if (text.length <= DUPLICATES_LIMIT) notes.push(...duplicateKeys(text));
  else notes.push({ path: "", reason: "too long to look for duplicate keys", loses: false });
  if (text.includes("\\u") && ODD_ESCAPE.test(text)) notes.push(...cleanStrings(value));
  return notes;
};

/** A line that begins a document: everything else around documents is a tool talking. */
const BEGINNING = /^[ \t]*[[{]/gm;

/** Between documents on one line: blanks and commas. */
const GAP = /[\s,]*/y;

/** Lines of talk that may look like the beginning of a document before it is given up. */
const FALSE_STARTS = 50;

/** More than the largest event log has lines. */
const PARTS_LIMIT = 1_000_000;

const separate = (document: DocumentText): DocumentPart[] => {
  const { text } = document;
  const parts: DocumentPart[] = [];
  const talk = talkAround(text);
  let at = 0;
  let falseStarts = 0;
  while (at < text.length) {
    const begin = nextBeginning(text, at);
    talk.take(at, begin);
    if (begin === text.length) break;
    if (parts.length === PARTS_LIMIT)
      throw new UnreadableDocument(`line ${talk.lineAt(begin)}`, "more than a million documents");
    const extent = valueExtent(text, begin);
    const { end } = extent;
    const own = text.slice(begin, end === -1 ? undefined : end);
    refuseBombs(extent, begin, document);
    const read =
      end === -1 ? { error: new SyntaxError("it ends in the middle") } : parsed(own, extent.longNumbers);
    if ("error" in read) {
      // A line of a tool may begin like a document; among documents of a line each, a broken one ends with its line.
      const line = lineAt(text, begin);
      if (TALK.test(line) && ++falseStarts <= FALSE_STARTS) talk.take(begin, begin + line.length);
      else if (isLined(parts, text, begin + line.length)) parts.push(brokenLine(line, talk.lineAt(begin)));
      else throw place(read.error, document, begin, own);
      at = begin + line.length;
      continue;
    }
    const notes = [...talk.flush(), ...oddities(own, read.value)];
    parts.push({ value: read.value, text: own, at: `line ${talk.lineAt(begin)}`, notes, broken: null });
    at = end;
  }
  parts.at(-1)?.notes.push(...talk.flush());
  if (parts.length === 1) Object.assign(parts[0]!, { text: null, at: "" });
  return parts;
};

const lineAt = (text: string, begin: number): string => {
  const end = text.indexOf("\n", begin);
  return text.slice(begin, end === -1 ? undefined : end);
};

/** Whether the documents around a broken one are of a line each: the one before it, else the one after it. */
const isLined = (parts: readonly DocumentPart[], text: string, end: number): boolean => {
  const before = parts.at(-1);
  if (before) return before.text?.includes("\n") === false;
  const next = lineAt(text, end + 1).trim();
  return next.startsWith("{") && !("error" in parsed(next, false));
};

const brokenLine = (line: string, number: number): DocumentPart => {
  const path = `line ${number}`;
  return {
    value: undefined,
    text: line,
    at: path,
    notes: [],
    broken: { path, reason: `not valid JSON: ${cleanText(line.slice(0, 80))}` },
  };
};

/** `[done] 2 pods`, `[INFO] scanning`: a bracketed word that no JSON array begins with. */
const TALK = /^\[\s*(?!true\b|false\b|null\b)[A-Za-z*#!-]/;

const nextBeginning = (text: string, at: number): number => {
  GAP.lastIndex = at;
  GAP.test(text);
  const next = Math.max(at, GAP.lastIndex);
  if (text[next] === "{" || text[next] === "[") return next;
  BEGINNING.lastIndex = next;
  const match = BEGINNING.exec(text);
  return match ? match.index + match[0].length - 1 : text.length;
};
