"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { DataTable } from "@/components/table/data-table.tsx";
import type { Selection } from "@/components/table/features.ts";
import { pressed } from "@/components/table/sort.ts";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { FindingRow, Total } from "@/lib/findings/list/schema.ts";
import { facetsQuery, findingQuery, findingsQuery, totalQuery } from "@/lib/findings/queries.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { findingColumns } from "./columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { FindingPanel } from "./finding-panel.tsx";
import { GroupList } from "./group-list.tsx";
import { GroupSelect } from "./group-select.tsx";
import { ListFailed, NoFindings } from "./list-states.tsx";
import { LookMenus } from "./look-menus.tsx";
import { useFilter, useGrouping, useLook, useOpenFinding } from "./use-address.ts";

export const DEFAULT_SORT = "-severity";

export function FindingsTable({ canTriage }: { canTriage: boolean }) {
  const { query, terms, setTerms, setSort } = useFilter();
  const look = useLook();
  const [{ group, order }, setGrouping] = useGrouping();
  const [openId, setOpenId] = useOpenFinding();
  const [selection, setSelection] = useState<Selection>({});
  const list = useInfiniteQuery({ ...findingsQuery(query), placeholderData: keepPreviousData });
  const facets = useQuery({ ...facetsQuery(query), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const { data: total } = useQuery({ ...totalQuery(query), placeholderData: keepPreviousData });
  const client = useQueryClient();
  const open = useCallback(
    (row: FindingRow) => {
      void client.query(findingQuery(row.id)).catch(() => undefined);
      void setOpenId(row.id);
    },
    [client, setOpenId],
  );
  const close = useCallback(() => void setOpenId(null), [setOpenId]);
  const columns = useMemo(() => findingColumns(open), [open]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const chosen = rows.filter((row) => selection[String(row.id)]);
  return (
    <>
      <FilterBar text={query.filter ?? ""} filter={terms} facets={facets.data} onFilter={setTerms} />
      {canTriage && chosen.length > 0 ? (
        <BulkBar rows={chosen} filter={query.filter ?? ""} total={total} onDone={() => setSelection({})} />
      ) : (
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
          <p aria-live="polite" className="text-muted text-xs">
            {total ? totalText(total) : " "}
          </p>
          <div className="flex flex-wrap items-center gap-1">
            <GroupSelect group={group} order={order} onChange={setGrouping} />
            {group ? null : <LookMenus columns={columns} look={look} />}
          </div>
        </div>
      )}
      {group ? (
        <GroupList
          group={group}
          order={order}
          filter={query.filter ?? ""}
          onOpen={open}
          onClear={() => setTerms([])}
        />
      ) : (
        <DataTable
          label="Findings"
          columns={columns}
          rows={rows}
          rowId={(row) => String(row.id)}
          total={total?.capped ? undefined : total?.count}
          sort={query.sort ?? DEFAULT_SORT}
          onSort={(key) => setSort(pressed(query.sort ?? DEFAULT_SORT, key))}
          visibility={look.visibility}
          onVisibility={look.setVisibility}
          density={look.density}
          onOpen={open}
          openId={openId === null ? null : String(openId)}
          selection={selection}
          onSelection={canTriage ? setSelection : undefined}
          onEndReached={more}
          loading={list.isPending || isFetchingNextPage}
          error={list.isError ? <ListFailed error={list.error} onAgain={() => void list.refetch()} /> : null}
          empty={
            <NoFindings
              isFiltered={Object.keys(query).some((key) => key !== "sort")}
              onClear={() => setTerms([])}
            />
          }
          className="rounded-lg border border-line"
        />
      )}
      {openId === null ? null : (
        <FindingPanel key={openId} id={openId} canTriage={canTriage} onClose={close} />
      )}
    </>
  );
}

const totalText = ({ count, capped }: Total): string =>
  capped ? `${exact(count)}+ findings` : `${exact(count)} ${plural(count, "finding")}`;
