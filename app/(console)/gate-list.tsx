import { CircleCheck, OctagonX } from "lucide-react";
import Link from "next/link";
import { exact } from "@/components/ui/quantity.ts";
import type { Gate } from "@/lib/posture/schema.ts";

/** Pass or fail, each by itself: no average can hide one of these. */
export function GateList({ gates }: { gates: Gate[] }) {
  return (
    <ul className="grid gap-px">
      {gates.map(({ key, label, count, href }) => (
        <li key={key} className="flex items-center gap-3 border-line border-b py-2 last:border-0">
          {count === 0 ? (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
          ) : (
            <OctagonX aria-hidden className="size-4 shrink-0 text-critical" />
          )}
          {href === null ? (
            <span className="min-w-0 flex-1 text-sm">{label}</span>
          ) : (
            <Link href={href} className="min-w-0 flex-1 text-sm hover:text-signal hover:underline">
              {label}
            </Link>
          )}
          <span className="tabular shrink-0 text-sm">
            <span className="sr-only">{count === 0 ? "passes: " : "fails: "}</span>
            <span className={count === 0 ? "text-muted" : "font-semibold"}>{exact(count)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
