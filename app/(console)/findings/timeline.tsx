import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { FindingDetail, TimelineView } from "@/lib/findings/detail/schema.ts";

const words = (text: string | null): string => (text ?? "unknown").replaceAll("_", " ");

const SENTENCES: Record<string, (entry: TimelineView) => string> = {
  opened: (e) =>
    e.by === "feed" ? "opened by a feed: a new advisory covers what is there" : "first reported",
  closed: (e) =>
    e.by === "feed"
      ? `closed by a feed: ${words(e.cause)}, the advisory no longer covers what is there`
      : `closed: ${words(e.cause)}`,
  reopened: (e) =>
    e.by === "feed"
      ? "reopened by a feed: the advisory covers it again"
      : e.cause === "still present"
        ? "reopened: still present after the claimed fix"
        : "reopened: seen again",
  unconfirmed: () => "unconfirmed: gone where it was seen, but not everything live has been looked at",
  status: (e) => `${words(e.from)} → ${words(e.to)}`,
  severity: (e) => `severity ${words(e.from)} → ${words(e.to)}`,
  comment: () => "commented",
  assigned: (e) => (e.to === null ? `no longer given to ${e.from ?? "anybody"}` : `given to ${e.to}`),
  breached: () => "its day passed and it was still open",
  merged: () => "merged with another finding that turned out to be the same",
  moved: () => "moved to the image it belongs to",
};

/** Oldest first, each step with who or which report brought it. */
export function Timeline({ finding }: { finding: FindingDetail }) {
  return (
    <ol className="grid gap-3 border-line border-l pl-4 text-sm">
      {finding.timeline.map((entry) => (
        <li key={entry.id} className="relative">
          <span
            aria-hidden
            className="-left-[21px] absolute top-1.5 size-2 rounded-full border border-edge bg-surface"
          />
          <p>
            {entry.actor.kind === "person" ? <span className="font-medium">{entry.actor.name}: </span> : null}
            {SENTENCES[entry.event]?.(entry) ?? words(entry.event)}
          </p>
          {entry.justification ? <p className="text-muted text-xs">{words(entry.justification)}</p> : null}
          {entry.comment ? <p className="whitespace-pre-line break-words">{entry.comment}</p> : null}
          <p className="text-muted text-xs">
            <RelativeTime at={entry.at} />
            {entry.reportId === null ? null : `, report #${entry.reportId}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
