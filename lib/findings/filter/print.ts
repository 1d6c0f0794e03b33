import type { Filter, Term } from "./ast.ts";

/** What would be read as something else stands in quotes. */
const NEEDS_QUOTES = /[\s,"]|^[<>=]/;
const NOT_PLAIN_TEXT = /^-|^[A-Za-z][\w-]*:|^not$/i;

const quoted = (value: string): string => `"${value.replace(/[\\"]/g, "\\$&")}"`;

const written = (value: string, isFirstOfText: boolean): string =>
  value === "" || NEEDS_QUOTES.test(value) || (isFirstOfText && NOT_PLAIN_TEXT.test(value))
    ? quoted(value)
    : value;

/** One term in its canonical spelling. */
export const printTerm = ({ field, not, operator, values }: Term): string => {
  const isText = field === "text";
  const list = values.map((value, index) => written(value, isText && index === 0)).join(",");
  return `${not ? "-" : ""}${isText ? "" : `${field}:`}${operator === "=" ? "" : operator}${list}`;
};

/** The text that `parseFilter` reads back as the same terms. */
export const printFilter = (filter: Filter): string => filter.map(printTerm).join(" ");
