import { clsx } from "clsx";
import Link from "next/link";
import { StackedBar } from "@/components/charts/stacked-bar.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { COVERAGE_STATES, type CoverageCell, type CoverageState } from "@/lib/posture/coverage/schema.ts";
import type { CoverageFilterState, SetCoverageFilter } from "./coverage-browser.tsx";
import { AREA_WORDS, KIND_WORDS, partsOf, STATE_MEANINGS, STATE_WORDS, totalOf } from "./words.ts";

type MatrixProps = {
  cells: readonly CoverageCell[];
  neverScanned: number;
  filter: CoverageFilterState;
  onFilter: SetCoverageFilter;
};

/** A line for each area of each kind of asset: how much of it is known, and a number to press for each state. */
export function CoverageMatrix({ cells, neverScanned, filter, onFilter }: MatrixProps) {
  if (cells.length === 0)
    return (
      <Panel>
        <EmptyState title="Nothing is known to exist yet" command="kubectl get pods -A -o json > pods.json">
          Coverage begins with an inventory: connect a cluster, a host or a scanner.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel title="By kind and area" corner={<NeverScanned count={neverScanned} />} flush>
      <div className="overflow-x-auto">
        <table className="w-full min-w-[36rem] text-[13px]">
          <thead>
            <tr className="border-line border-b text-muted text-xs">
              <th scope="col" className="px-4 py-2 text-left font-medium">
                Area
              </th>
              <th scope="col" className="w-2/5 px-3 py-2 text-left font-medium">
                <span className="sr-only">Shares</span>
              </th>
              {COVERAGE_STATES.map((state) => (
                <th
                  key={state}
                  scope="col"
                  title={STATE_MEANINGS[state]}
                  className="px-3 py-2 text-right font-medium"
                >
                  {STATE_WORDS[state]}
                </th>
              ))}
            </tr>
          </thead>
          {Object.entries(groups(cells)).map(([kind, own]) => (
            <tbody key={kind} className="border-line border-b last:border-0">
              <tr>
                <th scope="rowgroup" colSpan={7} className="px-4 pt-3 pb-1 text-left font-semibold">
                  {KIND_WORDS[kind as CoverageCell["kind"]]}{" "}
                  <span className="tabular font-normal text-muted">{exact(totalOf(own[0]!))}</span>
                </th>
              </tr>
              {own.map((cell) => (
                <MatrixRow key={cell.area} cell={cell} filter={filter} onFilter={onFilter} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Panel>
  );
}

const groups = (cells: readonly CoverageCell[]): Record<string, CoverageCell[]> =>
  Object.fromEntries(
    (["cluster", "host", "workload", "image"] as const).flatMap((kind) => {
      const own = cells.filter((cell) => cell.kind === kind);
      return own.length === 0 ? [] : [[kind, own]];
    }),
  );

type RowProps = { cell: CoverageCell; filter: CoverageFilterState; onFilter: SetCoverageFilter };

const MatrixRow = ({ cell, filter, onFilter }: RowProps) => {
  const { kind, area, counts } = cell;
  const here = filter.kind === kind && filter.area === area;
  const isOn = (state: CoverageState) => here && filter.state?.length === 1 && filter.state[0] === state;
  return (
    <tr className={clsx(here ? "bg-signal-wash" : "hover:bg-raised")}>
      <th scope="row" className="whitespace-nowrap px-4 py-1 text-left font-normal">
        {AREA_WORDS[area]}
      </th>
      <td className="px-3 py-1">
        <StackedBar label={`${AREA_WORDS[area]} of ${KIND_WORDS[kind]}`} parts={partsOf(cell)} legend={false} />
      </td>
      {COVERAGE_STATES.map((state) => (
        <td key={state} className="tabular px-1.5 py-0.5 text-right">
          {counts[state] === 0 ? (
            <span className="px-1.5 text-muted">0</span>
          ) : (
            <button
              type="button"
              aria-pressed={isOn(state)}
              aria-label={`${exact(counts[state])} ${STATE_WORDS[state]}: ${AREA_WORDS[area]} of ${KIND_WORDS[kind]}`}
              onClick={() =>
                void onFilter(isOn(state) ? null : { kind, area, state: [state], q: filter.q })
              }
              className={clsx(
                "min-h-7 rounded-md px-1.5 hover:underline",
                isOn(state) ? "bg-signal text-signal-ink" : state === "fresh" ? "" : "font-medium",
              )}
            >
              {exact(counts[state])}
            </button>
          )}
        </td>
      ))}
    </tr>
  );
};

const NeverScanned = ({ count }: { count: number }) =>
  count === 0 ? (
    <span className="text-muted text-sm">Every running image was scanned</span>
  ) : (
    <Link href="/inventory/never-scanned" className="text-signal text-sm hover:underline">
      {exact(count)} running {plural(count, "image")} never scanned
    </Link>
  );
