import { CsvError, parse } from "csv-parse/sync";
import { UnreadableDocument } from "../reading.ts";
import { cleanText } from "./clean-strings.ts";
import type { DocumentPart } from "./part.ts";

/** A table with a header: each row by column name. */
export class CsvTable {
  /** Lines before the header that begin with `#`, without it. */
  readonly comments: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly { line: number; cells: Readonly<Record<string, string>> }[];

  constructor(
    comments: string[],
    columns: string[],
    rows: { line: number; cells: Record<string, string> }[],
  ) {
    this.comments = comments;
    this.columns = columns;
    this.rows = rows;
  }
}

const COMMENT = /^#(.*)\r?\n?/;

/** A header of at least three names, all of one delimiter, none of them a sentence. */
const HEADER =
  /^"?[A-Za-z_][\w .()/-]{0,60}"?(?:([,;\t])"?[A-Za-z_][\w .()/-]{0,60}"?)(?:\1"?[\w .()/-]{0,60}"?)+\s*$/;

export const isCsv = (text: string): boolean => delimiterOf(withoutComments(text).body) !== null;

const withoutComments = (text: string): { comments: string[]; body: string } => {
  const comments: string[] = [];
  let body = text;
  for (let match = COMMENT.exec(body); match; match = COMMENT.exec(body)) {
    comments.push(cleanText(match[1]!.trim()));
    body = body.slice(match[0].length);
  }
  return { comments, body };
};

/** Longer than any tool's (characters): a table of a million columns is nobody's report. */
const HEADER_LIMIT = 16_384;

const delimiterOf = (body: string): string | null => {
  const header = body.slice(0, HEADER_LIMIT + 1).split("\n", 1)[0]!;
  if (header.length > HEADER_LIMIT) return null;
  return HEADER.exec(header)?.[1] ?? null;
};

/**
 * @throws UnreadableDocument at `line N` where quotes do not match; rows that are too short or too long are read as
 * far as they go.
 */
export const csvPart = (text: string): DocumentPart => {
  const { comments, body } = withoutComments(text);
  const table = records(body, comments.length);
  const columns = (table.shift()?.record ?? []).map((name) => cleanText(name.trim()));
  const notes: DocumentPart["notes"] = [];
  const rows = table.map(({ record, line }) => {
    if (record.length !== columns.length) {
      const reason = `${record.length} cells under ${columns.length} columns`;
      notes.push({ path: `line ${line}`, reason, loses: false });
    }
    const cells = columns.map((column, index) => [column, cleanText(record[index] ?? "")]);
    return { line, cells: Object.fromEntries(cells) as Record<string, string> };
  });
  return { value: new CsvTable(comments, columns, rows), text: null, at: "", notes, broken: null };
};

const records = (body: string, before: number): { record: string[]; line: number }[] => {
  let started = 1;
  try {
    const read = parse(body, {
      delimiter: delimiterOf(body) ?? ",",
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // The parser counts the line at which a record ends; people look for the one at which it begins.
    return read.map(({ record, info }) => {
      const line = started + before;
      started = info.lines + 1;
      return { record, line };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableDocument(
      `line ${Number(error.lines ?? 0) + before}`,
      `not valid CSV: ${error.message}`,
    );
  }
};
