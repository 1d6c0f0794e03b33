import { linePath } from "@/components/charts/scale.ts";

/** A line without axes, for a direction beside a number; the label says in words what it shows. */
export function Sparkline(props: {
  label: string;
  values: readonly (number | null)[];
  span?: readonly [number, number];
  width?: number;
  height?: number;
}) {
  const { width = 72, height = 20 } = props;
  return (
    <svg
      role="img"
      aria-label={props.label}
      width={width}
      height={height}
      viewBox={`0 -2 ${width} ${height + 4}`}
      className="inline-block overflow-visible align-middle"
    >
      <path
        d={linePath(props.values, width, height, props.span)}
        fill="none"
        stroke="var(--signal)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
