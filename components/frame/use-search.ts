"use client";

import { useEffect, useState } from "react";
import { type SearchResult, searchResults } from "@/components/frame/search-results.ts";

export type Search = { results: SearchResult[]; state: "idle" | "asking" | "answered" | "unavailable" };
const IDLE: Search = { results: [], state: "idle" };

/** Asks the server 120 ms after the last key; an older answer never replaces a newer one. */
export function useSearch(text: string): Search {
  const [search, setSearch] = useState(IDLE);
  const query = text.trim();
  useEffect(() => {
    if (query.length < 2) {
      setSearch(IDLE);
      return;
    }
    const control = new AbortController();
    const timer = setTimeout(async () => {
      setSearch((before) => ({ ...before, state: "asking" }));
      try {
        const answer = await fetch(`/api/v1/search?q=${encodeURIComponent(query)}`, {
          signal: control.signal,
        });
        if (!answer.ok) throw new Error(`search answered ${answer.status}`);
        setSearch({ results: searchResults(await answer.json()), state: "answered" });
      } catch {
        if (!control.signal.aborted) setSearch({ results: [], state: "unavailable" });
      }
    }, 120);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [query]);
  return search;
}
