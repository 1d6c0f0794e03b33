"use client";

import { type RowData, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from "react";
import { type Columns, FEATURES, type Selection, type Table } from "@/components/table/features.ts";
import { SelectionCell, SelectionHead } from "@/components/table/selection.tsx";
import { SkeletonRows } from "@/components/table/skeleton-rows.tsx";
import { TableHead } from "@/components/table/table-head.tsx";
import { TableRow } from "@/components/table/table-row.tsx";
import { useFitting } from "@/components/table/use-fitting.ts";
import { useRowKeys } from "@/components/table/use-row-keys.ts";

export type DataTableProps<Row extends RowData> = {
  /** What the rows are, for screen readers: "Findings". */
  label: string;
  columns: Columns<Row>;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** How many the whole list holds, when known; `rows` may be its beginning. */
  total?: number;
  sort?: string;
  onSort?: (key: string) => void;
  onOpen?: (row: Row) => void;
  openId?: string | null;
  selection?: Selection;
  onSelection?: (selection: Selection) => void;
  visibility?: Record<string, boolean>;
  onVisibility?: (visibility: Record<string, boolean>) => void;
  /** Called when the end comes near; ask for the next page by its key. */
  onEndReached?: () => void;
  loading?: boolean;
  density?: "dense" | "comfortable";
  empty?: ReactNode;
  error?: ReactNode;
  className?: string;
};

const HEIGHTS = { dense: 36, comfortable: 44 };
/** A card is as high as its lines; this only sizes the scroll bar until it is measured. */
const CARD_HEIGHT = 84;

export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const { selection = {}, onSelection, visibility: chosen, onVisibility } = props;
  const fitting = useFitting(scroll, props.columns, props.rows.length > 0 || Boolean(props.loading));
  // What a person chose in the column menu wins over what fits.
  const visibility = useMemo(() => ({ ...fitting, ...chosen }), [fitting, chosen]);
  const table: Table<Row> = useTable({
    features: FEATURES,
    columns: props.columns,
    data: props.rows,
    getRowId: props.rowId,
    enableRowSelection: Boolean(onSelection),
    state: { rowSelection: selection, columnVisibility: visibility },
    onRowSelectionChange: (update) =>
      onSelection?.(typeof update === "function" ? update(selection) : update),
    onColumnVisibilityChange: (update) =>
      onVisibility?.(typeof update === "function" ? update(visibility) : update),
  });
  const height = HEIGHTS[props.density ?? "dense"];
  const rows = table.getRowModel().rows;
  const virtual = useVirtualRows(scroll, rows.length, height);
  const keys = useRowKeys({
    count: rows.length,
    reveal: (index) => virtual.scrollToIndex(index),
    open: (index) => rows[index] && props.onOpen?.(rows[index].original),
    select: onSelection ? (index) => rows[index]?.toggleSelected() : undefined,
  });
  const items = virtual.getVirtualItems();
  useEndReached(items.at(-1)?.index ?? -1, rows.length, props.onEndReached);

  if (props.error) return <>{props.error}</>;
  if (rows.length === 0 && !props.loading) return <>{props.empty}</>;

  const span = table.getVisibleLeafColumns().length + (onSelection ? 1 : 0);
  const before = items[0]?.start ?? 0;
  const after = Math.max(0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls and takes keys; a section would not say more
    <div
      ref={scroll}
      role="region"
      aria-label={`${props.label}, list`}
      aria-busy={props.loading}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
      className={clsx("data-table", props.className)}
    >
      <table aria-rowcount={props.total === undefined ? -1 : props.total + 1}>
        <caption className="sr-only">{props.label}</caption>
        <TableHead
          table={table}
          sort={props.sort ?? ""}
          onSort={props.onSort}
          first={onSelection ? <SelectionHead table={table} label={props.label} /> : null}
        />
        <tbody>
          <Spacer height={before} span={span} />
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <TableRow
                key={row.id}
                row={row}
                index={item.index}
                height={height}
                measure={virtual.measureElement}
                isActive={keys.active === item.index}
                isOpen={props.openId === row.id}
                onOpen={props.onOpen}
                onActive={keys.setActive}
                first={onSelection ? <SelectionCell row={row} /> : null}
                visible={visibility}
                selected={row.getIsSelected()}
              />
            );
          })}
          <Spacer height={after} span={span} />
          {props.loading ? (
            <SkeletonRows count={rows.length === 0 ? 12 : 3} span={span} height={height} />
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

const Spacer = ({ height, span }: { height: number; span: number }) =>
  height > 0 ? (
    <tr aria-hidden className="spacer">
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;

function useVirtualRows(scroll: RefObject<HTMLDivElement | null>, count: number, height: number) {
  return useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ((scroll.current?.clientWidth ?? 1000) < 640 ? CARD_HEIGHT : height),
    overscan: 8,
    initialRect: { width: 1000, height: 900 },
  });
}

/** Asks for more when fewer than twenty rows are left, once per length. */
function useEndReached(last: number, count: number, onEndReached: (() => void) | undefined): void {
  const asked = useRef(0);
  useEffect(() => {
    if (!onEndReached || count === 0 || last < count - 20 || asked.current === count) return;
    asked.current = count;
    onEndReached();
  }, [last, count, onEndReached]);
}
