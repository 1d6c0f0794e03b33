import { type DocumentText, documentText } from "./document-text.ts";
import { DEPTH_LIMIT, duplicateKeys, valueEnd } from "./json-scan.ts";
import { type Skip, UnreadableDocument } from "./reading.ts";

export interface DocumentPart {
  value: unknown;
  /** The part's own text, where one body holds several documents; null when the body is the document. */
  text: string | null;
  notes: Skip[];
}

/** Looking for duplicate keys costs about as much as parsing: above this many characters it is left out, and said. */
const DUPLICATES_LIMIT = 2 * 1024 * 1024;

const UNSAFE_INTEGER = /[[:,\s]-?\d{16,}[\s,\]}]/;
const ODD_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/**
 * Bytes to documents (domain.md, Ingest 8): UTF-8 or UTF-16 with or without a mark; one document with a tool's own
 * lines around it, or several one after the other. What is odd but loses nothing is noted.
 *
 * @throws UnreadableDocument with the place: `byte N` in the bytes as they were sent.
 */
export const readDocuments = (bytes: Buffer): DocumentPart[] => {
  const document = documentText(bytes);
  if (document.text.trim() === "") throw new UnreadableDocument("", "empty document");
  refuseDepth(document.text, 0, document);
  const whole = parsed(document.text);
  if (!("error" in whole)) {
    return [
      {
        value: whole.value,
        text: null,
        notes: [...document.notes, ...oddities(document.text, whole.value)],
      },
    ];
  }
  const parts = separate(document);
  if (parts.length === 0) throw place(whole.error, document, 0, document.text);
  parts[0]!.notes.unshift(...document.notes);
  return parts;
};

const parsed = (text: string): { value: unknown } | { error: SyntaxError } => {
  try {
    // Node 24 hands the number's own text to the reviver; it is slow, so only where an integer needs it.
    const value: unknown = UNSAFE_INTEGER.test(text)
      ? JSON.parse(text, exactInteger as never)
      : JSON.parse(text);
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

/** Before parsing: adapters and the parser's reviver recurse as deep as the document goes. */
const refuseDepth = (text: string, start: number, document: DocumentText): void => {
  const from = text.search(/[[{]/);
  if (from >= 0 && valueEnd(text, from).depth > DEPTH_LIMIT) {
    throw new UnreadableDocument(
      `byte ${document.byteAt(start + from)}`,
      `nested deeper than ${DEPTH_LIMIT} levels`,
    );
  }
};

const oddities = (text: string, value: unknown): Skip[] => {
  const notes: Skip[] = [];
  if (text.length <= DUPLICATES_LIMIT) notes.push(...duplicateKeys(text));
  else notes.push({ path: "", reason: "too long to look for duplicate keys", loses: false });
  if (ODD_ESCAPE.test(text)) notes.push(...cleanStrings(value));
  return notes;
};

/** A line that begins a document: everything else around documents is a tool talking. */
const BEGINNING = /^[ \t]*[[{]/gm;

/** Between documents on one line: blanks and commas. */
const GAP = /[\s,]*/y;

/** Lines of talk that may look like the beginning of a document before it is given up. */
const FALSE_STARTS = 50;

const separate = (document: DocumentText): DocumentPart[] => {
  const { text } = document;
  const parts: DocumentPart[] = [];
  const talk = talkOf(text);
  let at = 0;
  let falseStarts = 0;
  while (at < text.length) {
    const begin = nextBeginning(text, at);
    talk.take(at, begin);
    if (begin === text.length) break;
    const { end } = valueEnd(text, begin);
    const own = text.slice(begin, end === -1 ? undefined : end);
    refuseDepth(own, begin, document);
    const read = end === -1 ? { error: new SyntaxError("it ends in the middle") } : parsed(own);
    if ("error" in read) {
      // A line of a tool may begin like a document; a document that began and broke is an error.
      const lineEnd = text.indexOf("\n", begin);
      const line = text.slice(begin, lineEnd === -1 ? undefined : lineEnd);
      const isTalk = TALK.test(line) && ++falseStarts <= FALSE_STARTS;
      if (!isTalk) throw place(read.error, document, begin, own);
      talk.take(begin, begin + line.length);
      at = begin + line.length;
      continue;
    }
    parts.push({ value: read.value, text: own, notes: [...talk.flush(), ...oddities(own, read.value)] });
    at = end;
  }
  parts.at(-1)?.notes.push(...talk.flush());
  if (parts.length === 1) parts[0]!.text = null;
  return parts;
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

/** What a tool wrote between documents, a note a line. Lines are counted once, from front to back. */
const talkOf = (text: string) => {
  let notes: Skip[] = [];
  let counted = 0;
  let line = 1;
  const lineAt = (position: number): number => {
    for (
      let next = text.indexOf("\n", counted);
      next !== -1 && next < position;
      next = text.indexOf("\n", next + 1)
    )
      line++;
    counted = Math.max(counted, position);
    return line;
  };
  return {
    take(from: number, to: number): void {
      if (from >= to) return;
      const first = lineAt(from);
      for (const [i, said] of text.slice(from, to).split("\n").entries()) {
        if (/^[\s,]*$/.test(said)) continue;
        notes.push({
          path: `line ${first + i}`,
          reason: `not part of the document: ${said.trim().slice(0, 80)}`,
          loses: false,
        });
      }
    },
    flush(): Skip[] {
      const taken = notes;
      notes = [];
      return taken;
    },
  };
};

/** NUL and lone surrogates cannot be stored as text: they become U+FFFD, in place, each noted. */
const clean = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");

const cleanStrings = (root: unknown): Skip[] => {
  const notes: Skip[] = [];
  const visit = (holder: Record<string, unknown>, path: string): void => {
    for (const [name, value] of Object.entries(holder)) {
      const key = clean(name);
      if (key !== name) {
        delete holder[name];
        holder[key] = value;
        notes.push({ path, reason: "a NUL or lone surrogate in a key was replaced", loses: false });
      }
      const here = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (typeof value === "string") {
        const text = clean(value);
        if (text !== value) {
          holder[key] = text;
          notes.push({ path: here, reason: "a NUL or lone surrogate was replaced", loses: false });
        }
      } else if (typeof value === "object" && value !== null) visit(value as Record<string, unknown>, here);
    }
  };
  if (typeof root === "object" && root !== null) visit(root as Record<string, unknown>, "");
  return notes;
};
