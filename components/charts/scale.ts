/** A straight map from a span of values to a span of pixels; a span of no width maps to its middle. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]) {
  const size = to - from;
  return (value: number): number =>
    size === 0 ? (start + end) / 2 : start + ((value - from) / size) * (end - start);
}

/** The SVG path of a line through values, evenly spaced; gaps where a value is unknown (null). */
export function linePath(
  values: readonly (number | null)[],
  width: number,
  height: number,
  span?: readonly [number, number],
): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return "";
  const x = linear([0, Math.max(1, values.length - 1)], [0, width]);
  const y = linear(span ?? [Math.min(...known), Math.max(...known)], [height, 0]);
  let isDrawing = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDrawing = false;
        return "";
      }
      const step = `${isDrawing ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      isDrawing = true;
      return step;
    })
    .join("");
}

export type WaterfallStep = { label: string; value: number; href?: string };
export type WaterfallBar = WaterfallStep & { from: number; to: number; kind: "level" | "change" };

/** The bars of a waterfall: the first level, each change from where the last one ended, and the level they sum to. */
export function waterfallBars(
  start: WaterfallStep,
  changes: readonly WaterfallStep[],
  endLabel: string,
): WaterfallBar[] {
  let level = start.value;
  const moves = changes.map((change): WaterfallBar => {
    const from = level;
    level += change.value;
    return { ...change, from, to: level, kind: "change" };
  });
  return [
    { ...start, from: 0, to: start.value, kind: "level" },
    ...moves,
    { label: endLabel, value: level, from: 0, to: level, kind: "level" },
  ];
}
