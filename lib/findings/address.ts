import { printFilter } from "./filter/print.ts";
import { type FindingQuery, filterTerms, QUERY_KEYS } from "./filter.ts";

/** The keys of the address that narrow or order the list; page and cursor are the table's own business. */
export const FILTER_KEYS = QUERY_KEYS.filter((key) => key !== "cursor" && key !== "limit");

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

/** The query with parameters of their own said in the grammar; what cannot be read is left for the list to refuse. */
export const inGrammar = (query: FindingQuery): FindingQuery => {
  const terms = filterTerms(query);
  if (terms === null) return query;
  const filter = printFilter(terms);
  return { ...(filter === "" ? {} : { filter }), ...(query.sort === undefined ? {} : { sort: query.sort }) };
};
