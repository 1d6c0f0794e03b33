import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { CollectorView } from "@/lib/collectors/schema.ts";

const WORDS = {
  unseen: "The agent could not look",
  passed_over: "The agent passed something over",
  refused: "A report was refused",
  lost: "The agent lost a report",
  held: "A report is held",
  failed: "A report failed",
} as const;

/** The latest first: what the agent told, and the newest report that waits for a person. */
export function LastErrors({ collector: { agent, trouble } }: { collector: CollectorView }) {
  const ours = trouble && (trouble.state === "held" || trouble.state === "failed") ? [trouble] : [];
  const errors = [
    ...(agent?.troubles ?? []).map(({ at, event, reason }) => ({ at, what: WORDS[event], reason })),
    ...ours.map(({ at, state, reason }) => ({ at, what: WORDS[state as "held" | "failed"], reason })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  if (errors.length === 0) return null;
  return (
    <Panel title="Last errors" flush>
      <ul aria-label="Last errors">
        {errors.map(({ at, what, reason }) => (
          <li
            key={`${at} ${what} ${reason}`}
            className="grid gap-0.5 border-line border-b px-4 py-2.5 last:border-b-0"
          >
            <p className="text-sm">{what}</p>
            <p className="break-words text-muted text-xs">{reason}</p>
            <p className="text-muted text-xs">
              <RelativeTime at={at} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
