"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { waitingQuery } from "@/lib/exceptions/queries.ts";

/** How many exceptions wait for this person's approval; nothing where none does. */
export function WaitingBadge({ narrow }: { narrow: boolean }) {
  const { data = 0 } = useQuery(waitingQuery());
  if (data === 0) return null;
  return (
    <span
      className={clsx(
        "tabular rounded-sm bg-signal px-1 font-semibold text-2xs text-signal-ink",
        narrow ? "-ml-1.5 absolute mt-3" : "ml-auto",
      )}
    >
      {data}
      <span className="sr-only"> waiting for your approval</span>
    </span>
  );
}
