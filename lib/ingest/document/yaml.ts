import { type Document, isAlias, LineCounter, parseAllDocuments, visit } from "yaml";
import { type Skip, UnreadableDocument } from "../reading.ts";
import { cleanStrings } from "./clean-strings.ts";
import { DEPTH_LIMIT } from "./json-scan.ts";
import type { DocumentPart } from "./part.ts";
import { type YamlPiece, yamlDocuments, yamlList } from "./yaml-pieces.ts";

/** A first line that says something: a marker, a directive, a list's item, or a key. */
const BEGINNING = /^(?:\s*(?:#.*)?\n)*(?:---|%YAML|- |"?[@$]?[A-Za-z_][\w./-]*"?:(?:\s|$))/;

export const isYaml = (text: string): boolean => BEGINNING.test(text.slice(0, 65_536));

/**
 * The parser is a hundred times slower than JSON's and takes 350 times the memory of what it is given at once
 * (characters). Longer texts are read piece by piece: document by document, and a list of `items` some at a time.
 */
const PIECE_LIMIT = 4 * 1024 * 1024;
const ITEMS_AT_ONCE = 256 * 1024;
const LENGTH_LIMIT = 64 * 1024 * 1024;

/** Lines, commas and brackets in all: each takes the parser some 15 µs, however short the text is. */
const MARKS_LIMIT = 4_000_000;

/** How often aliases may repeat what stands elsewhere: a few lines could otherwise unfold to gigabytes. */
const ALIAS_LIMIT = 100;

/**
 * YAML 1.2 documents, those that hold a map or a list. Tags of a program's own types are plain values.
 *
 * @throws UnreadableDocument at `line N`
 */
export const yamlParts = (text: string): DocumentPart[] => {
  if (text.length > LENGTH_LIMIT)
    throw new UnreadableDocument("", "longer than 64 MiB of YAML: send it as JSON");
  if (text.length > PIECE_LIMIT && marksIn(text) > MARKS_LIMIT)
    throw new UnreadableDocument("", "more than 4,000,000 lines and values of YAML: send it as JSON");
  const parts =
    text.length <= PIECE_LIMIT
      ? partsOf({ text, line: 1 })
      : yamlDocuments(text).flatMap((piece) =>
          piece.text.length <= PIECE_LIMIT ? partsOf(piece) : [longPart(piece)],
        );
  if (parts.length === 0) throw new UnreadableDocument("", "no document but plain text");
  if (parts.length === 1) Object.assign(parts[0]!, { text: null, at: "" });
  return parts;
};

const MARKS = new Set([..."\n,[{"].map((mark) => mark.charCodeAt(0)));

const marksIn = (text: string): number => {
  let marks = 0;
  for (let at = 0; at < text.length; at++) if (MARKS.has(text.charCodeAt(at))) marks += 1;
  return marks;
};

/** @throws UnreadableDocument where the document isn't a list of items, none of them too long */
const longPart = (piece: YamlPiece): DocumentPart => {
  const list = yamlList(piece, ITEMS_AT_ONCE);
  if (!list || [list.head, ...list.items].some(({ text }) => text.length > PIECE_LIMIT))
    throw new UnreadableDocument(
      `line ${piece.line}`,
      "longer than 4 MiB of YAML and not a list of items: send it as JSON",
    );
  const [head, ...others] = partsOf(list.head);
  if (!head || others.length > 0 || Array.isArray(head.value))
    throw new UnreadableDocument(`line ${piece.line}`, "not valid YAML around its list of items");
  const items: unknown[] = [];
  for (const some of list.items) {
    const [part, more] = partsOf(some);
    if (!part || more || !Array.isArray(part.value))
      throw new UnreadableDocument(`line ${some.line}`, "not valid YAML: a list of items was expected");
    for (const item of part.value) items.push(item);
    head.notes.push(...part.notes);
  }
  return { ...head, value: { ...(head.value as object), items }, text: piece.text };
};

/** The documents of one piece, with places as they are in the whole. */
const partsOf = ({ text, line: first }: YamlPiece): DocumentPart[] => {
  const lines = new LineCounter();
  // Lines before the piece are counted, not parsed.
  const place = (at: number): string => `line ${lines.linePos(at).line + first - 1}`;
  const parts: DocumentPart[] = [];
  for (const document of composed(text, lines)) {
    const begin = document.contents?.range?.[0] ?? document.range[0];
    const at = place(begin);
    const notes = problems(document, place);
    const value = plain(document, at);
    if (typeof value !== "object" || value === null) continue;
    notes.push(...cleanStrings(value));
    parts.push({ value, text: text.slice(document.range[0], document.range[2]), at, notes, broken: null });
  }
  return parts;
};

const composed = (text: string, lineCounter: LineCounter): Document.Parsed[] => {
  try {
    const read = parseAllDocuments(text, { lineCounter, intAsBigInt: true, logLevel: "silent" });
    return Array.isArray(read) ? read : [];
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableDocument("", "nested too deeply");
    throw error;
  }
};

/** @throws UnreadableDocument for the first error that is not a key which stands twice */
const problems = (document: Document.Parsed, place: (at: number) => string): Skip[] =>
  document.errors.map((error) => {
    const path = place(error.pos[0]);
    if (error.code === "DUPLICATE_KEY")
      return { path, reason: "duplicate key, the last one counts", loses: false };
    if (error.message.includes("call stack")) throw new UnreadableDocument(path, "nested too deeply");
    throw new UnreadableDocument(path, `not valid YAML: ${error.message.split(" at line")[0]}`);
  });

const plain = (document: Document.Parsed, at: string): unknown => {
  refuseAliases(document, at);
  try {
    return numbers(document.toJS({ maxAliasCount: ALIAS_LIMIT }) as unknown, 0);
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new UnreadableDocument(at, error.message);
    if (error instanceof RangeError) throw new UnreadableDocument(at, "nested too deeply");
    if (error instanceof ReferenceError) throw new UnreadableDocument(at, "aliases without measure");
    throw error;
  }
};

/** An alias inside its own anchor is a value without an end. */
const refuseAliases = (document: Document.Parsed, at: string): void => {
  visit(document, {
    Alias(_, alias, path) {
      const anchored = alias.resolve(document);
      if (isAlias(anchored) || path.includes(anchored as never))
        throw new UnreadableDocument(at, "an alias inside its own anchor");
    },
  });
};

/** Integers as JSON has them: numbers where exact, otherwise their digits. */
const numbers = (value: unknown, depth: number): unknown => {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEPTH_LIMIT) throw new UnreadableDocument("", `nested deeper than ${DEPTH_LIMIT} levels`);
  if (Array.isArray(value)) return value.map((item) => numbers(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, numbers(item, depth + 1)]));
};
