import { TableTwin } from "@/components/charts/table-twin.tsx";
import { abbreviated, exact } from "@/components/ui/quantity.ts";

export type AgeBucket = { label: string; count: number; late?: boolean };

/** How many are how old. Buckets past their due time stand out by colour and by a rule above their name. */
export function AgeHistogram({ label, buckets }: { label: string; buckets: readonly AgeBucket[] }) {
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  return (
    <figure aria-label={label}>
      <div aria-hidden className="flex h-32 items-end gap-1.5 border-edge border-b">
        {buckets.map((bucket) => (
          <div
            key={bucket.label}
            className="flex h-full min-w-0 flex-1 flex-col items-center justify-end gap-1"
          >
            <span className="tabular text-muted text-xs" title={exact(bucket.count)}>
              {abbreviated(bucket.count)}
            </span>
            <span
              data-colour
              className="w-full rounded-t-[2px]"
              style={{
                height: `${(bucket.count / most) * 80}%`,
                background: bucket.late ? "var(--high)" : "var(--signal)",
              }}
            />
          </div>
        ))}
      </div>
      <div aria-hidden className="mt-1 flex gap-1.5">
        {buckets.map((bucket) => (
          <span
            key={bucket.label}
            className={`min-w-0 flex-1 truncate text-center text-2xs ${bucket.late ? "font-medium" : "text-muted"}`}
          >
            {bucket.label}
          </span>
        ))}
      </div>
      <TableTwin
        caption={label}
        heads={["Age", "Count", "Overdue"]}
        rows={buckets.map(({ label: age, count, late }) => [age, count, late ? "yes" : "no"])}
      />
    </figure>
  );
}
