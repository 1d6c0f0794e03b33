import Link from "next/link";
import { exact } from "@/components/ui/quantity.ts";
import type { Posture } from "@/lib/posture/schema.ts";

/** So many are compared at a glance; a page of sixty bars pushes away what stands below it. */
const AT_ONCE = 12;

/** Each cluster's and team's own score, worst first; a bar from zero to a hundred. */
export function ScopeParts({ parts }: { parts: Posture["parts"] }) {
  const sorted = parts.toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101));
  const rest = sorted.slice(AT_ONCE);
  return (
    <>
      <Parts parts={sorted.slice(0, AT_ONCE)} />
      {rest.length === 0 ? null : (
        <details className="group">
          <summary className="cursor-pointer py-2 text-signal text-sm hover:underline group-open:hidden">
            {exact(rest.length)} more
          </summary>
          <Parts parts={rest} />
        </details>
      )}
    </>
  );
}

function Parts({ parts }: { parts: Posture["parts"] }) {
  return (
    <ul className="grid gap-px">
      {parts.map((part) => (
        <li
          key={part.scope}
          className="grid grid-cols-[1fr_auto] items-center gap-x-4 border-line border-b py-2 last:border-0 sm:grid-cols-[14rem_1fr_auto]"
        >
          <span className="min-w-0 truncate text-sm">
            <Link href={`/?scope=${part.scope}`} className="font-medium hover:text-signal hover:underline">
              {part.name}
            </Link>
            <span className="ml-2 text-muted text-xs">
              {part.kind}, {exact(part.assets)} {part.assets === 1 ? "asset" : "assets"}
            </span>
          </span>
          <span
            aria-hidden
            className={`hidden h-2 rounded-[2px] sm:block ${part.score === null ? "hatched" : "bg-raised"}`}
          >
            {part.score === null ? null : (
              <span
                data-colour
                className="block h-full rounded-[2px] bg-signal/60"
                style={{ width: `${part.score}%` }}
              />
            )}
          </span>
          <span className="tabular w-12 text-right font-semibold text-sm">
            {part.score === null ? "–" : part.score.toFixed(1)}
          </span>
        </li>
      ))}
    </ul>
  );
}
