"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { topParts } from "@/lib/posture/movement/movement.ts";
import { movementQuery } from "@/lib/posture/queries.ts";

const signed = (points: number): string => `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)}`;

/** The three causes that moved the score most since then, each a way to what it is about. */
export function MovementCauses({ scope, from, to }: { scope: string; from: string; to?: string }) {
  const { data, isPending } = useQuery(movementQuery({ scope, from, to }));
  if (isPending) return <p className="mt-1 h-[3.25rem] text-muted text-xs">Working out why…</p>;
  const parts = topParts(data?.parts ?? [], 3);
  const more = `/posture/movement?${new URLSearchParams({ ...(scope === "estate" ? {} : { scope }), from, ...(to ? { to } : {}) })}`;
  return (
    <ul className="mt-1 grid gap-0.5 text-xs">
      {parts.map((part) => (
        <li key={part.cause} className="flex gap-2">
          <span className="tabular w-9 shrink-0 text-right font-medium">{signed(part.points)}</span>
          <Link
            href={part.href ?? more}
            className="text-muted underline decoration-edge underline-offset-2 hover:text-text"
          >
            {part.label}
          </Link>
        </li>
      ))}
      <li className="pl-11">
        <Link href={more} className="text-muted hover:text-signal hover:underline">
          Why it moved, in full
        </Link>
      </li>
    </ul>
  );
}
