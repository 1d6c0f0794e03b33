"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Grouping, GroupOrder } from "@/lib/findings/groups/schema.ts";
import type { FindingRow } from "@/lib/findings/list/schema.ts";
import { groupsQuery } from "@/lib/findings/queries.ts";
import { GroupItem } from "./group-item.tsx";
import { ListFailed, NoFindings } from "./list-states.tsx";

/** What the filter finds, put together: each group opens to its findings. */
export function GroupList(props: {
  group: Grouping;
  order: GroupOrder;
  filter: string;
  onOpen: (row: FindingRow) => void;
  onClear: () => void;
}) {
  const list = useInfiniteQuery(groupsQuery(props.group, props.order, props.filter));
  if (list.isPending) return <Skeleton className="h-64" />;
  if (list.isError) return <ListFailed error={list.error} onAgain={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  const total = list.data.pages[0]?.total ?? 0;
  if (rows.length === 0) return <NoFindings isFiltered={props.filter !== ""} onClear={props.onClear} />;
  return (
    <>
      <p className="mb-2 text-muted text-xs">
        {exact(total)} {plural(total, "group")}
      </p>
      <ul aria-label="Groups of findings" className="divide-y divide-line rounded-lg border border-line">
        {rows.map((row) => (
          <GroupItem key={`${props.group} ${row.key}`} row={row} onOpen={props.onOpen} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button className="mt-3" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more groups
        </Button>
      ) : null}
    </>
  );
}
