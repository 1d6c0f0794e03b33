"use client";

import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { TableTwin } from "@/components/charts/table-twin.tsx";

export type TrendPoint = { at: string; value: number | null };
export type TrendNote = { at: string; text: string };

type TrendChartProps = {
  label: string;
  /** What the values count: "points", "findings". */
  unit: string;
  /** One a day; `at` is a date (2026-03-10). */
  points: readonly TrendPoint[];
  notes?: readonly TrendNote[];
  /** Ends of the value axis; without one it starts at zero. */
  span?: readonly [number, number];
  height?: number;
};

const day = (at: string) =>
  new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const AXIS = { fontSize: 11, fill: "var(--muted)" };

export function TrendChart({ label, unit, points, notes = [], span, height = 200 }: TrendChartProps) {
  const last = points.findLast(({ value }) => value !== null);
  return (
    <figure className="min-w-0 overflow-x-clip" aria-label={label}>
      <figcaption className="mb-2 flex items-baseline gap-2 text-xs">
        <span className="text-muted">{label}</span>
        {last ? (
          <span className="tabular font-medium">
            {last.value} {unit}
          </span>
        ) : null}
      </figcaption>
      <div aria-hidden style={{ height }}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height }}>
          <AreaChart
            data={[...points]}
            margin={{ top: 16, right: 8, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              tickFormatter={day}
              tick={AXIS}
              tickLine={false}
              axisLine={{ stroke: "var(--edge)" }}
              minTickGap={48}
            />
            <YAxis
              domain={span ? [...span] : [0, "auto"]}
              tick={AXIS}
              tickLine={false}
              axisLine={false}
              width={34}
            />
            {notes.map((note) => (
              <ReferenceLine
                key={note.at + note.text}
                x={note.at}
                stroke="var(--edge)"
                strokeDasharray="2 3"
                label={{
                  value: note.text,
                  position: "insideTopLeft",
                  fontSize: 10,
                  fill: "var(--muted)",
                  dy: -14,
                }}
              />
            ))}
            <Tooltip
              content={<Reading unit={unit} />}
              cursor={{ stroke: "var(--edge)" }}
              isAnimationActive={false}
            />
            <Area
              dataKey="value"
              stroke="var(--signal)"
              strokeWidth={1.75}
              fill="var(--signal)"
              fillOpacity={0.1}
              isAnimationActive={false}
            />
          </AreaChart>
        </ResponsiveContainer>
      </div>
      <TableTwin
        caption={label}
        heads={["Date", unit, "Event"]}
        rows={points.map(({ at, value }) => [
          at,
          value ?? "unknown",
          notes
            .filter((note) => note.at === at)
            .map(({ text }) => text)
            .join(", "),
        ])}
      />
    </figure>
  );
}

function Reading(props: { unit: string; active?: boolean; payload?: readonly { payload?: TrendPoint }[] }) {
  const point = props.payload?.[0]?.payload;
  if (!props.active || !point) return null;
  return (
    <p className="rounded-md bg-ink px-2 py-1 text-paper text-xs">
      {day(point.at)}: <span className="tabular font-medium">{point.value ?? "unknown"}</span> {props.unit}
    </p>
  );
}
