import { z } from "zod";

export const SearchResult = z.object({
  kind: z.string(),
  title: z.string(),
  subtitle: z.string().nullish(),
  href: z.string().startsWith("/"),
});
export type SearchResult = z.infer<typeof SearchResult>;
const SearchResults = z.array(SearchResult);

/** Reads the search's answer; anything else than a list of results (an error page, an older server) is none. */
export function searchResults(body: unknown): SearchResult[] {
  const list = body && typeof body === "object" && "results" in body ? body.results : body;
  const read = SearchResults.safeParse(list);
  return read.success ? read.data.filter(({ href }) => !href.startsWith("//")) : [];
}
