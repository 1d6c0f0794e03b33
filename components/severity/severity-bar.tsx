import { clsx } from "clsx";
import { SEVERITY_MARKS } from "@/components/severity/marks.ts";
import { abbreviated, exact, plural } from "@/components/ui/quantity.ts";
import { SEVERITIES, type Severity } from "@/lib/findings/schema.ts";

export type SeverityCounts = Partial<Record<Severity, number>>;

/**
 * Findings by severity as one small stacked bar, worst first. `null` means nobody has looked: hatched.
 * With `scale`, the length is the total's share of it, so that bars in a column compare.
 */
export function SeverityBar(props: { counts: SeverityCounts | null; scale?: number; legend?: boolean }) {
  if (props.counts === null) {
    return (
      <span className="inline-flex items-center gap-2 text-muted text-xs">
        <span data-colour aria-hidden className="hatched inline-block h-2 w-16 rounded-[2px]" />
        not assessed
      </span>
    );
  }
  const parts = SEVERITIES.map((severity) => ({ severity, count: props.counts?.[severity] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const words = parts.map(({ severity, count }) => `${exact(count)} ${severity}`).join(", ");
  const text = total === 0 ? "0 findings" : `${exact(total)} ${plural(total, "finding")}: ${words}`;
  return (
    <span className="inline-flex w-full min-w-28 items-center gap-2" title={text}>
      <span aria-hidden className="flex h-2 min-w-16 flex-1 overflow-hidden rounded-[2px] bg-raised">
        <span
          className="flex gap-px"
          style={{ width: total === 0 ? 0 : `${Math.min(1, total / (props.scale ?? total)) * 100}%` }}
        >
          {parts.map(({ severity, count }) => (
            <span
              key={severity}
              data-colour
              className={clsx("min-w-[3px]", severity === "unknown" && "hatched")}
              style={{
                flexGrow: count,
                ...(severity === "unknown" ? {} : { backgroundColor: SEVERITY_MARKS[severity].colour }),
              }}
            />
          ))}
        </span>
      </span>
      <span aria-hidden className="tabular min-w-8 text-right text-muted text-xs">
        {props.legend
          ? parts
              .map(({ severity, count }) => `${abbreviated(count)} ${SEVERITY_MARKS[severity].letter}`)
              .join("  ")
          : abbreviated(total)}
      </span>
      <span className="sr-only">{text}</span>
    </span>
  );
}
