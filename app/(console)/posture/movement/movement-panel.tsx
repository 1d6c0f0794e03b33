import { Waterfall } from "@/components/charts/waterfall.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import type { Comparison, MovementView } from "@/lib/posture/movement/schema.ts";

const day = (at: string): string =>
  new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });

export function MovementPanel({ movement, comparison }: { movement: MovementView; comparison: Comparison }) {
  if (movement.after === null && movement.before === null)
    return <p className="py-10 text-center text-muted text-sm">Nothing was scored at either moment.</p>;
  return (
    <div className="grid gap-4 lg:grid-cols-12">
      <Panel
        title="The score"
        className="lg:col-span-8"
        description="Points, in the order in which they are taken apart"
      >
        <Waterfall
          label="Why the score moved"
          start={{ label: day(movement.from), value: movement.before ?? 0 }}
          changes={movement.parts.map((part) => ({
            label: part.label,
            value: part.points,
            href: part.href ?? undefined,
          }))}
          end={day(movement.to)}
          digits={2}
        />
      </Panel>
      <Panel
        title="The findings"
        className="lg:col-span-4"
        description="Open at each moment, as recorded by then"
      >
        <Findings comparison={comparison} />
      </Panel>
    </div>
  );
}

function Findings({ comparison }: { comparison: Comparison }) {
  const rows: [string, number, string][] = [
    [`Open on ${day(comparison.from)}`, comparison.before, "font-medium"],
    ["− fixed", comparison.fixed, "font-normal"],
    ["− gone with what had them", comparison.gone, "font-normal"],
    ["− withdrawn by their source", comparison.withdrawn, "font-normal"],
    ["+ new or back", comparison.fresh, "font-normal"],
    [`Open on ${day(comparison.to)}`, comparison.after, "border-line border-t font-medium"],
    ["of these unchanged", comparison.unchanged, "font-normal text-muted"],
    ["of the unchanged, accepted or dismissed", comparison.excepted, "font-normal text-muted"],
  ];
  return (
    <table className="w-full text-sm">
      <tbody>
        {rows.map(([label, count, look]) => (
          <tr key={label}>
            <th scope="row" className={`py-1 text-left ${look}`}>
              {label}
            </th>
            <td className={`tabular py-1 text-right ${look}`}>{exact(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
