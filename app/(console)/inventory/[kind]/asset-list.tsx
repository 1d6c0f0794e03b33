"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { DataTable } from "@/components/table/data-table.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import type { AssetQuery } from "@/lib/inventory/list/schema.ts";
import { fillCommand, type InventoryPage } from "@/lib/inventory/pages.ts";
import { assetFacetsQuery, assetsQuery } from "@/lib/inventory/queries.ts";
import { LifetimePanel } from "../lifetime-panel.tsx";
import { columnsFor } from "./columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { useAssetFilter } from "./use-asset-filter.ts";

export function AssetList({
  page,
  teams,
}: {
  page: InventoryPage;
  teams: readonly { id: number; name: string }[];
}) {
  const router = useRouter();
  const [filter, setFilter] = useAssetFilter();
  const stated = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  const query = {
    ...stated,
    kind: page.kind,
    ...(page.path === "never-scanned" ? { unscanned: "yes" as const } : {}),
  } as AssetQuery;
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(assetsQuery(query));
  const { data: facets } = useQuery(assetFacetsQuery(query));
  const columns = useMemo(() => columnsFor(page.kind), [page.kind]);
  const rows = data?.pages.flatMap((part) => part.rows) ?? [];
  const isFiltered = Object.keys(stated).length > 0;
  return (
    <>
      {page.kind === "container" ? (
        <div className="mt-4">
          <LifetimePanel filter={stated} />
        </div>
      ) : null}
      <FilterBar filter={filter} onFilter={setFilter} teams={teams} facets={facets} />
      <DataTable
        label={page.title}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.id)}
        total={data?.pages[0]?.total}
        loading={isPending || isFetchingNextPage}
        onOpen={(row) => router.push(assetHref(row))}
        onEndReached={hasNextPage ? () => void fetchNextPage() : undefined}
        error={
          error ? (
            <ErrorState
              what="The list could not be read"
              why={error.message}
              action={<Button onClick={() => void refetch()}>Try again</Button>}
            />
          ) : undefined
        }
        empty={
          isFiltered ? <NothingMatches onClear={() => void setFilter(null)} /> : <NothingYet page={page} />
        }
      />
    </>
  );
}

const NothingMatches = ({ onClear }: { onClear: () => void }) => (
  <EmptyState title="Nothing matches" action={<Button onClick={onClear}>Clear the filter</Button>}>
    No asset of this kind fits all of the filters above.
  </EmptyState>
);

function NothingYet({ page }: { page: InventoryPage }) {
  if (page.path === "never-scanned") {
    return (
      <EmptyState title="Nothing runs that was never scanned">
        Every image that an inventory has seen running has at least one scan. Inventories that never arrived
        are not counted here: see the clusters.
      </EmptyState>
    );
  }
  const origin = typeof location === "undefined" ? "http://127.0.0.1:3000" : location.origin;
  return (
    <EmptyState title={`No ${page.title.toLowerCase()} yet`} command={fillCommand(page.kind, origin)}>
      They appear as soon as something reports them. This command sends the first:
    </EmptyState>
  );
}
