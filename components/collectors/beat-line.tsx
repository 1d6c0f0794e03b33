import { plural } from "@/components/ui/quantity.ts";

const WIDTH = 6;
const HEIGHT = 18;

/** Reports per hour of the last day, the oldest at the left. An hour without one is a dot on the line. */
export function BeatLine({ beats }: { beats: readonly number[] }) {
  const most = Math.max(1, ...beats);
  const total = beats.reduce((sum, beat) => sum + beat, 0);
  return (
    <svg
      width={beats.length * WIDTH}
      height={HEIGHT + 2}
      role="img"
      aria-label={`${total} ${plural(total, "report")} in the last 24 hours`}
    >
      <line x1={0} x2={beats.length * WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} stroke="var(--line)" />
      {beats.map((beat, hour) => {
        const height = beat === 0 ? 0 : Math.max(3, Math.round((beat / most) * HEIGHT));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
            key={hour}
            x={hour * WIDTH + 1}
            y={HEIGHT - height}
            width={WIDTH - 2}
            height={height}
            fill="var(--signal)"
          />
        );
      })}
    </svg>
  );
}
