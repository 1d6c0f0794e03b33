import { exact } from "@/components/ui/quantity.ts";
import type { Deadlines } from "@/lib/findings/deadlines/schema.ts";

const CAUSES: Record<string, string> = {
  fixed: "fixed",
  gone: "gone with what had it",
  withdrawn: "withdrawn",
};
const days = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toString());

/** Days from first seen to closed: the whole house first, then each team. */
export function TimeToClose({ rows }: { rows: Deadlines["timeToClose"] }) {
  if (rows.length === 0)
    return <p className="px-4 py-8 text-center text-muted text-sm">Nothing closed in the last 90 days.</p>;
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-line border-b text-left text-muted text-xs">
          <th className="px-4 py-2 font-medium">Team</th>
          <th className="px-3 py-2 font-medium">Cause</th>
          <th className="px-3 py-2 text-right font-medium">Closed</th>
          <th className="px-3 py-2 text-right font-medium">Mean</th>
          <th className="px-4 py-2 text-right font-medium">Median, days</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what nobody owns and the whole house both have no name
          <tr key={place} className="border-line border-b last:border-0">
            <th scope="row" className="px-4 py-1.5 text-left font-normal">
              {row.team ??
                (place < 3 && rows.findIndex((one) => one.cause === row.cause) === place ? "All" : "Unowned")}
            </th>
            <td className="px-3 py-1.5 text-muted">{CAUSES[row.cause] ?? row.cause}</td>
            <td className="tabular px-3 py-1.5 text-right">{exact(row.count)}</td>
            <td className="tabular px-3 py-1.5 text-right">{days(row.mean)}</td>
            <td className="tabular px-4 py-1.5 text-right">{days(row.median)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
