import Link from "next/link";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Exclusions } from "@/lib/posture/schema.ts";

/** Each area that weighs nothing, with who took it out and why: the newest, and how many there are. */
export function ExclusionList({ exclusions: { areas, shown } }: { exclusions: Exclusions }) {
  return (
    <>
      <p className="mb-2 text-sm">
        {exact(areas)} {areas === 1 ? "area" : "areas"}
        {areas > shown.length ? `, the newest ${shown.length} of them` : ""}
      </p>
      <ul className="grid gap-px text-sm">
        {shown.map(({ name, href, area, by, at, because }) => (
          <li key={`${href}/${area}`} className="border-line border-b py-1.5 last:border-0">
            <Link href={href} className="break-words font-medium hover:text-signal hover:underline">
              {name}
            </Link>
            <span className="text-muted">
              {" "}
              {area}: excluded by {by ?? "nobody named"} <RelativeTime at={at} />,{" "}
              {because ? `because ${because}` : "no reason given"}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
