import { exact } from "@/components/ui/quantity.ts";
import type { Deadlines } from "@/lib/findings/deadlines/schema.ts";
import { PRIORITIES, type Priority } from "@/lib/findings/priority/priority.ts";
import { PRIORITY_WORDS } from "../priority-words.ts";

const SHADES: Record<Priority, string> = {
  act: "var(--critical)",
  attend: "var(--high)",
  track_closely: "var(--signal)",
  track: "var(--edge)",
};

/** Open findings by how long ago they were first seen; a table, its bars from zero. */
export function Ageing({ ages }: { ages: Deadlines["ages"] }) {
  const totals = ages.map(({ counts }) => PRIORITIES.reduce((sum, priority) => sum + counts[priority], 0));
  const most = Math.max(...totals, 1);
  return (
    <>
      <table className="w-full text-sm">
        <tbody>
          {ages.map(({ upTo, counts }, place) => {
            const from = place === 0 ? 0 : ages[place - 1]!.upTo!;
            return (
              <tr key={from}>
                <th scope="row" className="w-32 whitespace-nowrap py-1 pr-3 text-left font-normal">
                  {upTo === null ? `over ${from} days` : `${from} to ${upTo} days`}
                </th>
                <td aria-hidden className="py-1">
                  <span className="flex h-3" data-colour>
                    {PRIORITIES.map((priority) => (
                      <span
                        key={priority}
                        style={{ width: `${(100 * counts[priority]) / most}%`, background: SHADES[priority] }}
                      />
                    ))}
                  </span>
                </td>
                <td className="tabular w-16 py-1 pl-3 text-right">{exact(totals[place]!)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
        {PRIORITIES.map((priority) => (
          <li key={priority} className="flex items-center gap-1.5">
            <span
              aria-hidden
              data-colour
              className="size-2.5 rounded-[1px]"
              style={{ background: SHADES[priority] }}
            />
            {PRIORITY_WORDS[priority]}
          </li>
        ))}
      </ul>
    </>
  );
}
