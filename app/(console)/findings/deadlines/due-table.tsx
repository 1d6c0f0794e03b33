import Link from "next/link";
import { exact } from "@/components/ui/quantity.ts";
import type { Deadlines } from "@/lib/findings/deadlines/schema.ts";
import { PRIORITIES } from "@/lib/findings/priority/priority.ts";
import { PRIORITY_WORDS } from "../priority-words.ts";

/** Settled findings need nobody: the list leaves them out as the count does. */
const OPEN = "status:open,acknowledged,in_progress,fix_claimed";

const Count = ({ count, filter }: { count: number; filter: string }) => (
  <Link
    href={`/findings?filter=${encodeURIComponent(`${OPEN} ${filter}`)}&sort=due`}
    className="hover:text-signal hover:underline"
  >
    {exact(count)}
  </Link>
);

export function DueTable({ deadlines }: { deadlines: Deadlines }) {
  const { overdue, soon, open, policy } = deadlines;
  const head = "px-3 py-2 text-right font-medium";
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-line border-b text-left text-muted text-xs">
          <th className="px-4 py-2 font-medium">Priority</th>
          <th className={head}>Days</th>
          <th className={head}>Overdue</th>
          <th className={head}>In 7 days</th>
          <th className="px-4 py-2 text-right font-medium">Open</th>
        </tr>
      </thead>
      <tbody>
        {PRIORITIES.map((priority) => (
          <tr key={priority} className="border-line border-b last:border-0">
            <th scope="row" className="px-4 py-2 text-left font-normal">
              {PRIORITY_WORDS[priority]}
            </th>
            <td className="tabular px-3 py-2 text-right text-muted">{policy[priority]}</td>
            <td className="tabular px-3 py-2 text-right font-medium">
              <Count count={overdue[priority]} filter={`priority:${priority} overdue:yes`} />
            </td>
            <td className="tabular px-3 py-2 text-right">
              <Count count={soon[priority]} filter={`priority:${priority} overdue:no due:<=7d`} />
            </td>
            <td className="tabular px-4 py-2 text-right">
              <Count count={open[priority]} filter={`priority:${priority}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
