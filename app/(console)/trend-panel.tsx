import { TrendChart } from "@/components/charts/trend-chart.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import type { TrendPoint } from "@/lib/posture/schema.ts";

/** Ninety days of the score, from zero to a hundred: a flat line is allowed to look flat. */
export function TrendPanel({ trend, className }: { trend: TrendPoint[]; className?: string }) {
  return (
    <Panel title="Trend" className={className} description="One point a day">
      {trend.length < 2 ? (
        <p className="py-10 text-center text-muted text-sm">
          The trend begins with the second day of reports.
        </p>
      ) : (
        <div className="grid gap-4">
          <TrendChart
            label="Score"
            unit="points"
            span={[0, 100]}
            points={points(trend, (p) => p.score)}
            height={150}
          />
          <TrendChart
            label="Coverage"
            unit="%"
            span={[0, 100]}
            points={points(trend, (p) => p.coverage)}
            height={90}
          />
        </div>
      )}
    </Panel>
  );
}

const points = (trend: TrendPoint[], pick: (point: TrendPoint) => number) =>
  trend.map((point) => ({ at: point.at.slice(0, 10), value: Math.round(pick(point) * 10) / 10 }));
