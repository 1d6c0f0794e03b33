import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { ExceptionView } from "@/lib/exceptions/schema.ts";
import { conditionsOf, dayOf, STATE_WORDS } from "./words.ts";

export function ExceptionList({ exceptions }: { exceptions: readonly ExceptionView[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {exceptions.map((one) => (
        <li key={one.id} className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[1fr_12rem_13rem]">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-2">
              <Link href={`/exceptions/${one.id}`} className="font-medium hover:text-signal hover:underline">
                {one.name}
              </Link>
              <Badge look={STATE_WORDS[one.state].look}>{STATE_WORDS[one.state].text}</Badge>
            </div>
            <p className="line-clamp-2 max-w-[75ch] text-muted">{one.reason}</p>
            <code className="break-all font-mono text-muted text-xs">{one.scope}</code>
          </div>
          <div className="text-muted text-xs">
            <p>asked for by {one.requestedBy.name}</p>
            {one.decidedBy === null ? null : (
              <p>
                {one.state === "declined" ? "declined" : one.state === "withdrawn" ? "withdrawn" : "approved"}{" "}
                by {one.decidedBy}
              </p>
            )}
          </div>
          <div className="text-xs">
            <p>
              {one.endedAt
                ? `ended ${dayOf(one.endedAt)}`
                : one.endsAt
                  ? `ends ${dayOf(one.endsAt)}`
                  : "has no day on which it ends"}
            </p>
            <p className="text-muted">
              {conditionsOf(one).length > 0
                ? `or when ${conditionsOf(one).join(", or ")}`
                : "on that day alone"}
            </p>
            <p className="tabular text-muted">
              {exact(one.findings)} {plural(one.findings, "finding")} under it
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
