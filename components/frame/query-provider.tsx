"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";

/**
 * One cache per browser tab and moment. What was read a moment ago is shown at once and read again behind it; what was
 * read as of a past moment has nothing to do with what is read of now.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  const at = useSearchParams().get("at") ?? "";
  const [clients] = useState(() => new Map<string, QueryClient>());
  const client =
    clients.get(at) ?? new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1 } } });
  clients.set(at, client);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
