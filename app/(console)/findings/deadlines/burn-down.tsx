import { TrendChart } from "@/components/charts/trend-chart.tsx";
import { exact } from "@/components/ui/quantity.ts";
import type { Deadlines } from "@/lib/findings/deadlines/schema.ts";

/** What stood open at each day's end; beside it what came and what went in the last month. */
export function BurnDown({ days }: { days: Deadlines["burnDown"] }) {
  const month = days.slice(-30);
  const sum = (pick: (day: Deadlines["burnDown"][number]) => number): number =>
    month.reduce((total, day) => total + pick(day), 0);
  return (
    <div className="grid gap-3">
      <TrendChart
        label="Open findings"
        unit="findings"
        points={days.map(({ date, open }) => ({ at: date, value: open }))}
        height={180}
      />
      <p className="text-muted text-sm">
        In the last 30 days <span className="tabular text-ink">{exact(sum((day) => day.opened))}</span> opened
        and <span className="tabular text-ink">{exact(sum((day) => day.closed))}</span> closed.
      </p>
    </div>
  );
}
