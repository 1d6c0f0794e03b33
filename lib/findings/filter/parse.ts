import type { Operator, Term } from "./ast.ts";
import { FIELD_ALIASES, FIELD_NAMES, fieldNamed, fieldOf } from "./fields.ts";
import { FilterProblem } from "./filter-problem.ts";
import { nearest } from "./nearest.ts";
import { faultOf } from "./value-rules.ts";

/** More than anybody types, less than would hurt. */
export const LONGEST_FILTER = 4000;
const MOST_TERMS = 50;
const MOST_VALUES = 50;

/** A part of the text, and the value it stands for. */
interface Piece {
  value: string;
  start: number;
  end: number;
  quoted: boolean;
}

/**
 * Reads a filter: terms divided by blanks, all of which hold. `field:value`, `field:a,b` (either), `field:>=value`,
 * `-field:value` or `not field:value` (excluded), `"quoted words"`; what has no field is looked for as text. Inside
 * quotes a backslash takes the next letter as it is.
 * @throws FilterProblem with the place of what is wrong
 */
export const parseFilter = (text: string): Term[] => {
  if (text.length > LONGEST_FILTER) {
    throw new FilterProblem(`A filter has at most ${LONGEST_FILTER} letters.`, LONGEST_FILTER, text.length);
  }
  const terms: Term[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const { term, end } = readTerm(text, at);
    if (terms.length === MOST_TERMS) {
      throw new FilterProblem(`A filter has at most ${MOST_TERMS} conditions.`, at, end);
    }
    terms.push(term);
    at = skipBlanks(text, end);
  }
  return terms;
};

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at += 1;
  return at;
};

const readTerm = (text: string, start: number): { term: Term; end: number } => {
  const word = /^not\s+(?=\S)/i.exec(text.slice(start));
  const not = word !== null || text[start] === "-";
  const from = start + (word?.[0].length ?? (not ? 1 : 0));
  const [, name] = /^([A-Za-z][\w-]*):/.exec(text.slice(from)) ?? [];
  if (from >= text.length || /\s/.test(text[from]!)) {
    throw new FilterProblem("Nothing follows the minus.", start, start + 1);
  }
  const field = name === undefined ? "text" : fieldNamed(name);
  if (field === null) throw unknownField(name!, from);
  const valueFrom = name === undefined ? from : from + name.length + 1;
  const operator = name === undefined ? "=" : operatorAt(text, valueFrom);
  const signLength =
    operator === "=" ? (text[valueFrom] === "=" && name !== undefined ? 1 : 0) : operator.length;
  if (operator !== "=" && !("ordered" in fieldOf(field) && fieldOf(field).ordered)) {
    throw new FilterProblem(
      `${field} cannot be compared: write ${field}:value.`,
      valueFrom,
      valueFrom + signLength,
    );
  }
  const { pieces, end } = readValues(text, valueFrom + signLength);
  return { term: { field, not, operator, values: valuesOf(field, operator, pieces) }, end };
};

const unknownField = (name: string, from: number): FilterProblem => {
  const near = nearest(name, [...FIELD_NAMES, ...Object.keys(FIELD_ALIASES)]);
  const message =
    near === null
      ? `There is no field ${name}; put what holds a colon in quotes.`
      : `There is no field ${name}.`;
  return new FilterProblem(message, from, from + name.length, near === null ? null : `${near}:`);
};

const operatorAt = (text: string, at: number): Operator =>
  (/^(>=|<=|>|<)/.exec(text.slice(at, at + 2))?.[1] as Operator | undefined) ?? "=";

const readValues = (text: string, start: number): { pieces: Piece[]; end: number } => {
  const pieces: Piece[] = [];
  let at = start;
  while (true) {
    const piece = text[at] === '"' ? readQuoted(text, at) : readBare(text, at);
    pieces.push(piece);
    at = piece.end;
    if (text[at] !== ",") break;
    at += 1;
  }
  if (at < text.length && !/\s/.test(text[at]!)) {
    throw new FilterProblem("A blank or a comma belongs after the closing quote.", at, at + 1);
  }
  return { pieces, end: at };
};

const readBare = (text: string, start: number): Piece => {
  let end = start;
  while (end < text.length && !/[\s,"]/.test(text[end]!)) end += 1;
  if (text[end] === '"') {
    throw new FilterProblem(
      "A quote stands at the beginning of a value, or inside quotes after a backslash.",
      end,
      end + 1,
    );
  }
  return { value: text.slice(start, end), start, end, quoted: false };
};

const readQuoted = (text: string, start: number): Piece => {
  let value = "";
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '"') return { value, start, end: at + 1, quoted: true };
    if (text[at] === "\\" && at + 1 < text.length) at += 1;
    value += text[at];
  }
  throw new FilterProblem("The closing quote is missing.", start, text.length);
};

const valuesOf = (field: Term["field"], operator: Operator, pieces: Piece[]): string[] => {
  if (operator !== "=" && pieces.length > 1) {
    throw new FilterProblem(`${operator} compares with one value.`, pieces[1]!.start, pieces.at(-1)!.end);
  }
  if (pieces.length > MOST_VALUES) {
    throw new FilterProblem(
      `A condition has at most ${MOST_VALUES} values.`,
      pieces[MOST_VALUES]!.start,
      pieces.at(-1)!.end,
    );
  }
  const isWord = fieldOf(field).value === "words";
  const values = pieces.map(({ value, start, end }) => {
    const meant = isWord ? value.toLowerCase().replaceAll("-", "_") : value;
    const fault = faultOf(field, meant);
    if (fault) throw new FilterProblem(fault.message, start, end, fault.suggestion);
    return meant;
  });
  return [...new Set(values)];
};
