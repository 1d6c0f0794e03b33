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
const DUPLICATES_LIMIT = 8 * 1024 * 1024;

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
  const whole = parsed(document.text);
  if (!("error" in whole)) {
    return [
      {
        value: whole.value,
        text: null,
        notes: [...document.notes, ...oddities(document.text, 0, document, whole.value)],
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

const exactInteger = (_key: string, value: unknown, { source }: { source?: string }): unknown =>
  typeof value === "number" && !Number.isSafeInteger(value) && source && /^-?\d+$/.test(source)
    ? BigInt(source)
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

const tooDeep = (document: DocumentText, start: number): UnreadableDocument =>
  new UnreadableDocument(`byte ${document.byteAt(start)}`, `nested deeper than ${DEPTH_LIMIT} levels`);

const oddities = (text: string, start: number, document: DocumentText, value: unknown): Skip[] => {
  const notes: Skip[] = [];
  if (valueEnd(text, Math.max(0, text.search(/[[{]/))).depth > DEPTH_LIMIT) throw tooDeep(document, start);
  if (text.length <= DUPLICATES_LIMIT) notes.push(...duplicateKeys(text));
  else notes.push({ path: "", reason: "too long to look for duplicate keys", loses: false });
  if (ODD_ESCAPE.test(text)) notes.push(...cleanStrings(value));
  return notes;
};

/** A line that begins a document: everything else around documents is a tool talking. */
const BEGINNING = /^[ \t]*[[{]/gm;

const separate = (document: DocumentText): DocumentPart[] => {
  const { text } = document;
  const parts: DocumentPart[] = [];
  let talk: Skip[] = [];
  let at = 0;
  while (at < text.length) {
    BEGINNING.lastIndex = at;
    const match =
      BEGINNING.exec(text) ??
      (/\S/.test(text[at] ?? "") && "[{".includes(text[at]!) ? { index: at, 0: text[at]! } : null);
    const begin = match ? match.index + match[0].length - 1 : text.length;
    talk.push(...spoken(text, at, begin));
    if (!match) break;
    const { end } = valueEnd(text, begin);
    const own = text.slice(begin, end === -1 ? undefined : end);
    const read = end === -1 ? { error: new SyntaxError("it ends in the middle") } : parsed(own);
    if ("error" in read) {
      // A line of a tool may begin like a document; a document that began and broke is an error.
      const lineEnd = text.indexOf("\n", begin);
      const lastLine = lineEnd === -1 || text.slice(lineEnd).search(BEGINNING) === -1;
      if (parts.length > 0 || lastLine) throw place(read.error, document, begin, own);
      talk.push(...spoken(text, begin, lineEnd));
      at = lineEnd;
      continue;
    }
    parts.push({
      value: read.value,
      text: own,
      notes: [...talk, ...oddities(own, begin, document, read.value)],
    });
    talk = [];
    at = end;
  }
  parts.at(-1)?.notes.push(...talk);
  if (parts.length === 1) parts[0]!.text = null;
  return parts;
};

/** What a tool wrote between documents, a note a line. */
const spoken = (text: string, from: number, to: number): Skip[] => {
  const first = text.slice(0, from).split("\n").length;
  return text
    .slice(from, to)
    .split("\n")
    .flatMap((line, i) =>
      /^[\s,]*$/.test(line)
        ? []
        : [
            {
              path: `line ${first + i}`,
              reason: `not part of the document: ${line.trim().slice(0, 80)}`,
              loses: false,
            },
          ],
    );
};

/** NUL and lone surrogates cannot be stored as text: they become U+FFFD, in place, each noted. */
const cleanStrings = (root: unknown): Skip[] => {
  const notes: Skip[] = [];
  const visit = (holder: Record<string, unknown>, path: string): void => {
    for (const [key, value] of Object.entries(holder)) {
      const here = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (typeof value === "string") {
        const clean = value.toWellFormed().replaceAll("\0", "\uFFFD");
        if (clean !== value) {
          holder[key] = clean;
          notes.push({ path: here, reason: "a NUL or lone surrogate was replaced", loses: false });
        }
      } else if (typeof value === "object" && value !== null) visit(value as Record<string, unknown>, here);
    }
  };
  if (typeof root === "object" && root !== null) visit(root as Record<string, unknown>, "");
  return notes;
};
