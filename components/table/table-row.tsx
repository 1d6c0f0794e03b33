import { FlexRender, type Row as ModelRow, type RowData } from "@tanstack/react-table";
import { type MouseEvent, memo, type ReactNode } from "react";
import type { Features } from "@/components/table/features.ts";

export type TableRowProps<Row extends RowData> = {
  row: ModelRow<Features, Row>;
  index: number;
  height: number;
  measure: (element: HTMLTableRowElement | null) => void;
  isActive: boolean;
  isOpen: boolean;
  onOpen?: (row: Row) => void;
  onActive: (index: number) => void;
  first: ReactNode;
  /** These two only tell the memo that cells changed. */
  visible: Record<string, boolean>;
  selected: boolean;
};

const isOwnAction = (event: MouseEvent) =>
  event.target instanceof Element && event.target.closest("a, button, input, select, label") !== null;

function PlainRow<Row extends RowData>(props: TableRowProps<Row>) {
  const { row, index, onOpen } = props;
  return (
    <tr
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      data-active={props.isActive || undefined}
      data-open={props.isOpen || undefined}
      data-selected={props.selected || undefined}
      data-opens={onOpen ? true : undefined}
      style={{ height: props.height }}
      onClick={(event) => {
        if (isOwnAction(event) || window.getSelection()?.toString()) return;
        props.onActive(index);
        onOpen?.(row.original);
      }}
    >
      {props.first}
      {row.getVisibleCells().map((cell) => {
        const { meta, header } = cell.column.columnDef;
        const label = meta?.label ?? (typeof header === "string" ? header : "");
        return (
          <td key={cell.id} data-align={meta?.align} data-card={meta?.card ?? "fact"} data-label={label}>
            <FlexRender cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}

/** Scrolling re-renders the table at every frame; rows that stay must not follow. */
export const TableRow = memo(
  PlainRow,
  (one, other) =>
    one.row.original === other.row.original &&
    one.index === other.index &&
    one.height === other.height &&
    one.isActive === other.isActive &&
    one.isOpen === other.isOpen &&
    one.selected === other.selected &&
    one.visible === other.visible &&
    one.onOpen === other.onOpen,
) as typeof PlainRow;
