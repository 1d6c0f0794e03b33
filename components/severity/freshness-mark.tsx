import { RelativeTime } from "@/components/ui/relative-time.tsx";

export type Freshness = "fresh" | "stale" | "never";

/** How current our knowledge of a thing is. Stale and never are hatched grey, never green, never empty. */
export function FreshnessMark({ freshness, at }: { freshness: Freshness; at?: string | null }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span
        data-colour
        aria-hidden
        className={
          freshness === "fresh"
            ? "inline-block size-2.5 rounded-full bg-good"
            : "hatched inline-block size-2.5 rounded-[2px]"
        }
      />
      {freshness === "never" ? (
        <span className="text-muted">never assessed</span>
      ) : (
        <span className={freshness === "stale" ? "text-muted" : undefined}>
          {freshness === "stale" ? "stale" : <span className="sr-only">fresh</span>}
          {at ? (
            <>
              {" "}
              <RelativeTime at={at} />
            </>
          ) : null}
        </span>
      )}
    </span>
  );
}
