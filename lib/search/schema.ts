import { z } from "zod";

export const SearchQuery = z.strictObject({ q: z.string().trim().min(2).max(200) });

/** Something the product knows by name; `href` leads to it or to the list behind it. */
export const SearchResult = z.object({
  kind: z.enum([
    "rule",
    "component",
    "cluster",
    "host",
    "repository",
    "workload",
    "source",
    "image",
    "control",
    "person",
    "view",
  ]),
  title: z.string(),
  subtitle: z.string(),
  href: z.string(),
});
export const SearchResults = z.object({ results: z.array(SearchResult) });
export type SearchResults = z.infer<typeof SearchResults>;
