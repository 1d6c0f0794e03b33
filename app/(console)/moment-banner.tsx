import { History } from "lucide-react";
import Link from "next/link";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { absoluteUtc } from "@/components/ui/moment.ts";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { Posture } from "@/lib/posture/schema.ts";

/** That a page is of a past moment, what proves that it is the same each time, and what came too late for it. */
export function MomentBanner({ posture }: { posture: Posture }) {
  if (posture.asOf === null) return null;
  const { sha256, late } = posture.asOf;
  return (
    <aside className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-signal px-4 py-2.5 text-sm">
      <span className="flex items-center gap-2 font-medium">
        <History aria-hidden className="size-4 text-signal" />
        As recorded by <time dateTime={posture.instant}>{absoluteUtc(posture.instant)}</time>
      </span>
      <span className="flex min-w-0 items-center gap-1 text-muted">
        SHA-256 <code className="font-mono text-xs">{sha256.slice(0, 16)}…</code>
        <CopyButton text={sha256} label="Copy the digest of this answer" />
      </span>
      <span className="text-muted">
        {late === 0
          ? "No report about an earlier time came later."
          : `${exact(late)} ${plural(late, "report")} about an earlier time came later and ${late === 1 ? "is" : "are"} not in here.`}
      </span>
      <Link
        data-present
        href={posture.scope === "estate" ? "/" : `/?scope=${encodeURIComponent(posture.scope)}`}
        className="ml-auto hover:text-signal hover:underline print:hidden"
      >
        Back to now
      </Link>
    </aside>
  );
}
