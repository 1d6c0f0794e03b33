import type { FrameworkSummary } from "@/lib/compliance/schema.ts";

/** The percentage never stands without its counts, and rounds down: 99.9 % is not all. */
export function PassingFigure({ framework }: { framework: FrameworkSummary }) {
  const { percent, passing, applicable } = framework;
  return (
    <p className="tabular">
      <span className="font-semibold text-lg">{percent === null ? "–" : `${Math.floor(percent)} %`}</span>
      <span className="block text-muted text-xs">
        {passing} of {applicable} pass
      </span>
    </p>
  );
}
