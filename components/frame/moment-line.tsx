"use client";

import { History } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { absoluteUtc } from "@/components/ui/moment.ts";
import { isPageOfMoments, isReadAsOf, momentIn, withMoment } from "@/lib/moments/moments.ts";

/** That a page is of a past moment. Its links stay there; the posture's own pages say more themselves. */
export function MomentLine() {
  const path = usePathname();
  const address = useSearchParams();
  const router = useRouter();
  const at = isPageOfMoments(path) ? momentIn(`?${address}`, new Date()) : null;
  const moment = at?.toISOString() ?? null;
  useEffect(() => {
    if (moment === null) return;
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.("a[href]") as HTMLAnchorElement | null;
      if (!link || link.dataset.present !== undefined || link.origin !== window.location.origin) return;
      const kept = addressAt(link, moment);
      if (kept === null) return;
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
        link.href = kept;
        return;
      }
      // What opens beside the page is read at its moment anyway.
      if (link.dataset.inPlace !== undefined) return;
      event.preventDefault();
      event.stopPropagation();
      router.push(kept);
    };
    document.addEventListener("click", follow, true);
    document.addEventListener("auxclick", follow, true);
    return () => {
      document.removeEventListener("click", follow, true);
      document.removeEventListener("auxclick", follow, true);
    };
  }, [moment, router]);
  if (moment === null || !isReadAsOf(path)) return null;
  return (
    <aside
      aria-label="Moment"
      className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-signal px-4 py-2.5 text-sm"
    >
      <span className="flex items-center gap-2 font-medium">
        <History aria-hidden className="size-4 shrink-0 text-signal" />
        <span>
          As recorded by <time dateTime={moment}>{absoluteUtc(moment)}</time>
        </span>
      </span>
      <span className="text-muted">Names are those of now. Nothing can be changed here.</span>
      <Link
        href={withMoment(`${path}?${address}`, null)}
        data-present
        className="ml-auto hover:text-signal hover:underline print:hidden"
      >
        Back to now
      </Link>
    </aside>
  );
}

/** Where a link leads at this moment; null: it is of the present, or says its own. */
const addressAt = (link: HTMLAnchorElement, moment: string): string | null => {
  if (link.target === "_blank" || link.hasAttribute("download") || !isPageOfMoments(link.pathname))
    return null;
  if (new URLSearchParams(link.search).has("at")) return null;
  return withMoment(link.pathname + link.search + link.hash, moment);
};
