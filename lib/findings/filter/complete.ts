import { FIELD_NAMES, fieldNamed, fieldOf } from "./fields.ts";
import { printTerm } from "./print.ts";

/** What could stand at the caret: `from`–`to` of the text are replaced by `insert`. */
export interface Completion {
  insert: string;
  label: string;
  hint: string;
  from: number;
  to: number;
}

/** Values that are known of fields without a fixed list: names of teams, clusters, tools. */
export type KnownValues = Partial<Record<string, readonly string[]>>;

const MOST = 12;

/** Completions of the word that ends at the caret: fields, or the values of the field it begins with. */
export const completions = (text: string, caret: number, known: KnownValues = {}): Completion[] => {
  const start = wordStart(text, caret);
  const word = text.slice(start, caret);
  const [, minus = "", name, rest] = /^(-?)([A-Za-z][\w-]*):(.*)$/s.exec(word) ?? [];
  if (name === undefined) return fields(word, start, caret);
  const field = fieldNamed(name);
  return field === null ? [] : values(field, rest ?? "", caret, known, minus);
};

/** Where the word at the caret begins: after the last blank outside quotes. */
const wordStart = (text: string, caret: number): number => {
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < caret; at += 1) {
    if (inQuotes && text[at] === "\\") at += 1;
    else if (text[at] === '"') inQuotes = !inQuotes;
    else if (!inQuotes && /\s/.test(text[at]!)) start = at + 1;
  }
  return Math.min(start, caret);
};

const fields = (word: string, start: number, caret: number): Completion[] => {
  const minus = word.startsWith("-") ? "-" : "";
  const begun = word.slice(minus.length).toLowerCase();
  return FIELD_NAMES.filter((name) => name !== "text" && name.startsWith(begun))
    .slice(0, begun === "" ? FIELD_NAMES.length : MOST)
    .map((name) => ({
      insert: `${minus}${name}:`,
      label: `${name}:${fieldOf(name).example}`,
      hint: fieldOf(name).hint,
      from: start,
      to: caret,
    }));
};

const values = (
  field: NonNullable<ReturnType<typeof fieldNamed>>,
  rest: string,
  caret: number,
  known: KnownValues,
  minus: string,
): Completion[] => {
  const { words, orNone, hint } = fieldOf(field);
  const typed = rest.slice(rest.lastIndexOf(",") + 1).replace(/^(>=|<=|>|<|=)/, "");
  const begun = typed.replace(/^"/, "").toLowerCase();
  return [...(words ?? known[field] ?? []), ...(orNone ? ["none"] : [])]
    .filter((value) => value.toLowerCase().includes(begun))
    .slice(0, MOST)
    .map((value) => ({
      insert: `${printTerm({ field, not: false, operator: "=", values: [value] }).slice(field.length + 1)} `,
      label: `${minus}${field}:${value}`,
      hint,
      from: caret - typed.length,
      to: caret,
    }));
};
