import type { RowData } from "@tanstack/react-table";
import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import { type Columns, columnId } from "@/components/table/features.ts";

/** Below this rows are cards (table.css), and cards have room for every fact. */
const CARDS = 640;

/** Columns that this width has no room for. `present`: the list is there to be measured. */
export function useFitting<Row extends RowData>(
  scroll: RefObject<HTMLElement | null>,
  columns: Columns<Row>,
  present: boolean,
): Record<string, boolean> {
  const steps = useMemo(
    () =>
      columns.flatMap((column) => {
        const id = columnId(column);
        return id && column.meta?.from ? [{ id, from: column.meta.from }] : [];
      }),
    [columns],
  );
  const [hidden, setHidden] = useState("");
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!present || !element || steps.length === 0) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      setHidden(width < CARDS ? "" : steps.flatMap(({ id, from }) => (width < from ? [id] : [])).join());
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll, steps, present]);
  return useMemo(
    () =>
      Object.fromEntries(
        hidden
          .split(",")
          .filter(Boolean)
          .map((id) => [id, false]),
      ),
    [hidden],
  );
}
