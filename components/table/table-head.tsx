import type { RowData } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import type { ColumnHints, Table } from "@/components/table/features.ts";
import { ariaSort } from "@/components/table/sort.ts";

/** Shares become percentages of the table, which is laid out with fixed widths so that rows never shift. */
function widthOf(hints: ColumnHints | undefined, shares: number): number | string {
  const width = hints?.width ?? "1fr";
  return typeof width === "number" ? width : `${(Number.parseFloat(width) / shares) * 100}%`;
}

export function TableHead<Row extends RowData>(props: {
  table: Table<Row>;
  sort: string;
  onSort?: (key: string) => void;
  first: ReactNode;
}) {
  const headers = props.table
    .getHeaderGroups()
    .flatMap((group) => group.headers)
    .filter((header) => header.column.getIsVisible());
  const shares = headers.reduce((sum, { column }) => {
    const width = column.columnDef.meta?.width ?? "1fr";
    return sum + (typeof width === "number" ? 0 : Number.parseFloat(width));
  }, 0);
  return (
    <thead>
      <tr>
        {props.first}
        {headers.map((header) => {
          const hints = header.column.columnDef.meta;
          const direction = ariaSort(props.sort, hints?.sort);
          const title = <props.table.FlexRender header={header} />;
          return (
            <th
              key={header.id}
              scope="col"
              aria-sort={direction}
              data-align={hints?.align}
              style={{ width: widthOf(hints, shares) }}
            >
              {hints?.sort && props.onSort ? (
                <button type="button" onClick={() => hints.sort && props.onSort?.(hints.sort)}>
                  {title}
                  {direction === "ascending" ? <ArrowUp aria-hidden /> : null}
                  {direction === "descending" ? <ArrowDown aria-hidden /> : null}
                </button>
              ) : (
                title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
