import { linear, type WaterfallStep, waterfallBars } from "@/components/charts/scale.ts";

type WaterfallProps = {
  label: string;
  start: WaterfallStep;
  changes: readonly WaterfallStep[];
  end: string;
  /** Digits after the point. */
  digits?: number;
};

/**
 * Why a figure moved: from its old level through each cause to the new one. A real table, so the sum can be
 * checked. Levels are ticks, not bars: the axis does not start at zero, so no length may claim to be a level.
 */
export function Waterfall({ label, start, changes, end, digits = 1 }: WaterfallProps) {
  const bars = waterfallBars(start, changes, end);
  const levels = bars.flatMap(({ from, to, kind }) => (kind === "level" ? [to] : [from, to]));
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  const room = Math.max(1, (high - low) * 0.25);
  const x = linear([low - room, high], [0, 100]);
  const figure = (value: number, isChange: boolean) =>
    `${value < 0 ? "−" : isChange ? "+" : ""}${Math.abs(value).toFixed(digits)}`;
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{label}</caption>
      <tbody>
        {bars.map((bar, index) => {
          const isChange = bar.kind === "change";
          const begin = isChange ? bar.from : bar.to;
          const [left, right] = begin < bar.to ? [begin, bar.to] : [bar.to, begin];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two causes may bear one name; their order is their identity
            <tr key={index} className={isChange ? undefined : "font-medium"}>
              <th
                scope="row"
                className={`h-7 w-1/2 max-w-0 truncate pr-3 text-left ${isChange ? "font-normal" : "font-medium"}`}
              >
                {bar.href ? (
                  <a href={bar.href} className="hover:underline">
                    {bar.label}
                  </a>
                ) : (
                  bar.label
                )}
              </th>
              <td aria-hidden className="relative">
                <span
                  data-colour
                  className={`absolute min-w-0.5 ${isChange ? "top-2 h-3" : "top-1 h-5"}`}
                  style={{
                    left: `${x(left)}%`,
                    width: `${x(right) - x(left)}%`,
                    background: isChange ? (bar.value < 0 ? "var(--high)" : "var(--good)") : "var(--signal)",
                  }}
                />
              </td>
              <td className="w-16 pl-3 text-right">{figure(bar.value, isChange)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
