"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { CommandLine } from "@/components/ui/command-line.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import { coverageQuery } from "@/lib/posture/coverage/queries.ts";
import { COVERAGE_STATES, type CoverageRow, type CoverageState } from "@/lib/posture/coverage/schema.ts";
import type { CoverageFilterState, SetCoverageFilter } from "./coverage-browser.tsx";
import { AREA_WORDS, KIND_WORDS, STATE_MEANINGS, STATE_WORDS } from "./words.ts";

type ListProps = { filter: CoverageFilterState; onFilter: SetCoverageFilter };

const OPEN: readonly CoverageState[] = ["never", "silent", "stale"];

/** What to look at next, the most pressing first, each with its owner and the command. Without a filter: all that is not known. */
export function CoverageList({ filter, onFilter }: ListProps) {
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const query = {
    kind: filter.kind ?? undefined,
    area: filter.area ?? undefined,
    state: filter.state ?? OPEN,
    q: filter.q ?? undefined,
  };
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    coverageQuery(query),
  );
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const total = data?.pages[0]?.total;
  return (
    <Panel
      title={isFiltered ? "Chosen" : "What is not known"}
      corner={total === undefined ? null : <span className="tabular text-muted text-sm">{exact(total)}</span>}
      flush
    >
      <Filters filter={filter} onFilter={onFilter} isFiltered={isFiltered} />
      {error ? (
        <ErrorState
          what="The list could not be read"
          why={error.message}
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        />
      ) : data === undefined ? (
        <div className="grid gap-2 p-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      ) : rows.length === 0 ? (
        <Nothing isFiltered={isFiltered} onClear={() => void onFilter(null)} />
      ) : (
        <ul aria-label="Areas of assets">
          {rows.map((row) => (
            <CoverageItem key={`${row.asset.id}/${row.area}`} row={row} />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <div className="border-line border-t p-2 text-center">
          <Button look="quiet" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            Show {exact(Math.min(50, (total ?? 0) - rows.length))} more of {exact((total ?? 0) - rows.length)}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

const choice = (words: Record<string, string>, any: string) => [
  { value: "", label: any },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];

const Filters = ({ filter, onFilter, isFiltered }: ListProps & { isFiltered: boolean }) => (
  <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
    <Input
      aria-label="Name contains"
      placeholder="Name"
      value={filter.q ?? ""}
      onChange={({ target }) => void onFilter({ q: target.value || null })}
      className="w-40 flex-1 sm:max-w-60"
    />
    <Select
      aria-label="Kind"
      options={choice(KIND_WORDS, "All kinds")}
      value={filter.kind ?? ""}
      onChange={({ target }) => void onFilter({ kind: target.value || null })}
    />
    <Select
      aria-label="Area"
      options={choice(AREA_WORDS, "All areas")}
      value={filter.area ?? ""}
      onChange={({ target }) => void onFilter({ area: target.value || null })}
    />
    <Select
      aria-label="State"
      options={choice(STATE_WORDS, "Not known")}
      value={filter.state?.length === 1 ? filter.state[0] : ""}
      onChange={({ target }) =>
        void onFilter({ state: COVERAGE_STATES.filter((state) => state === target.value).slice(0, 1) })
      }
    />
    {isFiltered ? (
      <Button look="quiet" onClick={() => void onFilter(null)}>
        Clear
      </Button>
    ) : null}
  </div>
);

const Nothing = ({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) =>
  isFiltered ? (
    <EmptyState title="Nothing matches" action={<Button onClick={onClear}>Clear the filter</Button>}>
      No area of any asset fits all of the filters above.
    </EmptyState>
  ) : (
    <EmptyState title="Everything was looked at recently enough">
      No area of any live asset is unknown, stale or watched by a collector that fell silent.
    </EmptyState>
  );

function CoverageItem({ row }: { row: CoverageRow }) {
  const { asset, area, state, assessedAt, late, owner, command, exclusion } = row;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1 border-line border-b px-4 py-2.5 text-sm last:border-b-0">
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        <span
          aria-hidden
          data-colour
          className={state === "fresh" ? "size-2.5 rounded-full bg-good" : "hatched size-2.5 rounded-[2px]"}
        />
        <Link
          href={assetHref(asset)}
          prefetch={false}
          className="min-w-0 break-all font-medium hover:underline"
        >
          {asset.name}
        </Link>
        <span>{AREA_WORDS[area]}</span>
        <span className="text-muted" title={STATE_MEANINGS[state]}>
          {late ? "its only look was too old" : STATE_WORDS[state]}
          {assessedAt ? (
            <>
              {", last looked at "}
              <RelativeTime at={assessedAt} />
            </>
          ) : null}
        </span>
        <span className="ml-auto text-muted text-xs">{owner ?? "unowned"}</span>
      </p>
      {exclusion ? (
        <p className="text-muted text-xs">
          Left out by {exclusion.by ?? "nobody known"} <RelativeTime at={exclusion.at} />:{" "}
          {exclusion.because ?? "no reason given"}
        </p>
      ) : state === "silent" ? (
        <p className="text-xs">
          <Link href="/collectors" className="text-signal hover:underline">
            Its collector fell silent
          </Link>
        </p>
      ) : command ? (
        <CommandLine command={command} />
      ) : state === "fresh" ? null : (
        <Link href="/collectors/connect" className="text-muted text-xs underline underline-offset-2">
          Connect a collector that looks at it
        </Link>
      )}
    </li>
  );
}
