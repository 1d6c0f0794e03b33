import { Progress } from "@/components/ui/progress.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Run } from "@/lib/inventory/ownership/schema.ts";

/** How far the last change has been handed out; it goes on when the page is left. */
export function RunProgress({ run }: { run: Run | null }) {
  if (run === null) return null;
  return (
    <output className="grid gap-1.5 text-sm">
      <p className="text-muted">
        {run.finishedAt ? (
          <>
            Changed by {run.by} <RelativeTime at={run.startedAt} />; {exact(run.moved)} changed hands.
          </>
        ) : (
          <>
            Handing out to {exact(run.total)} assets: {exact(run.done)} done, {exact(run.moved)} changed
            hands.
          </>
        )}
      </p>
      {run.finishedAt ? null : <Progress label="Handing out" value={run.done} max={run.total} />}
    </output>
  );
}
