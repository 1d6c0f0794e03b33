import { exact, plural } from "@/components/ui/quantity.ts";
import type { Outcome } from "@/lib/ingest/schema.ts";

/** What a report did or would do: "12 new, 3 fixed, 480 unchanged"; zeros are left out unless there is nothing else. */
export function outcomeText(outcome: Outcome): string {
  const { new: fresh, reopened, changed, fixed, unchanged, objects, skipped } = outcome;
  const parts = [
    fresh > 0 && `${exact(fresh)} new`,
    reopened > 0 && `${exact(reopened)} reopened`,
    changed > 0 && `${exact(changed)} changed`,
    fixed > 0 && `${exact(fixed)} fixed`,
    unchanged > 0 && `${exact(unchanged)} unchanged`,
    objects > 0 && `${exact(objects)} ${plural(objects, "object")}`,
    skipped > 0 && `${exact(skipped)} left out`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? "no findings" : parts.join(", ");
}
