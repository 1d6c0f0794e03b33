import { type Document, isAlias, LineCounter, parseAllDocuments, visit } from "yaml";
import { type Skip, UnreadableDocument } from "../reading.ts";
import { cleanStrings } from "./clean-strings.ts";
import { DEPTH_LIMIT } from "./json-scan.ts";
import type { DocumentPart } from "./part.ts";

/** A first line that says something: a marker, a directive, a list's item, or a key. */
const BEGINNING = /^(?:\s*(?:#.*)?\n)*(?:---|%YAML|- |"?[@$]?[A-Za-z_][\w./-]*"?:(?:\s|$))/;

export const isYaml = (text: string): boolean => BEGINNING.test(text.slice(0, 65_536));

/**
 * The parser is a hundred times slower than JSON's and takes 350 times the document's memory: longer ones (characters)
 * can be sent as JSON, which every tool that writes YAML writes as well.
 */
const LENGTH_LIMIT = 4 * 1024 * 1024;

/** How often aliases may repeat what stands elsewhere: a few lines could otherwise unfold to gigabytes. */
const ALIAS_LIMIT = 100;

/**
 * YAML 1.2 documents, those that hold a map or a list. Tags of a program's own types are plain values.
 *
 * @throws UnreadableDocument at `line N`
 */
export const yamlParts = (text: string): DocumentPart[] => {
  if (text.length > LENGTH_LIMIT)
    throw new UnreadableDocument("", "longer than 4 MiB of YAML: send it as JSON");
  const lines = new LineCounter();
  const documents = composed(text, lines);
  const parts: DocumentPart[] = [];
  for (const document of documents) {
    const begin = document.contents?.range?.[0] ?? document.range[0];
    const at = `line ${lines.linePos(begin).line}`;
    const notes = problems(document, lines);
    const value = plain(document, at);
    if (typeof value !== "object" || value === null) continue;
    notes.push(...cleanStrings(value));
    parts.push({ value, text: text.slice(document.range[0], document.range[2]), at, notes, broken: null });
  }
  if (parts.length === 0) throw new UnreadableDocument("", "no document but plain text");
  if (parts.length === 1) Object.assign(parts[0]!, { text: null, at: "" });
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
const problems = (document: Document.Parsed, lines: LineCounter): Skip[] =>
  document.errors.map((error) => {
    const path = `line ${lines.linePos(error.pos[0]).line}`;
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
