import { FindingFilter, type FindingQuery } from "./filter.ts";

/** The keys of the address that narrow or order the list; page and cursor are the table's own business. */
export const FILTER_KEYS = Object.keys(FindingFilter.shape).filter(
  (key) => key !== "cursor" && key !== "limit",
) as (keyof FindingQuery)[];

/** The filter an address holds, in one order of keys, so that server and browser name the same query alike. */
export const queryIn = (
  params: Partial<Record<string, string | string[] | null | undefined>>,
): FindingQuery => {
  const query: FindingQuery = {};
  for (const key of FILTER_KEYS) {
    const value = params[key];
    if (typeof value === "string" && value !== "") query[key] = value;
  }
  return query;
};

/** A list in the address with one of its words put in or taken out; undefined when nothing is left. */
export const toggled = (list: string | undefined, word: string): string | undefined => {
  const words = (list ?? "").split(",").filter((one) => one !== "");
  const next = words.includes(word) ? words.filter((one) => one !== word) : [...words, word];
  return next.length === 0 ? undefined : next.join(",");
};
