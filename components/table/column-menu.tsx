"use client";

import type { RowData } from "@tanstack/react-table";
import { Columns3 } from "lucide-react";
import { type Columns, columnId } from "@/components/table/features.ts";
import { Menu, MenuLabel, MenuToggle } from "@/components/ui/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";

/** Which columns show. The first stays: a row must say what it is. */
export function ColumnMenu<Row extends RowData>(props: {
  columns: Columns<Row>;
  visibility: Record<string, boolean>;
  onChange: (visibility: Record<string, boolean>) => void;
}) {
  const choices = props.columns.slice(1).flatMap((column) => {
    const id = columnId(column);
    const label = column.meta?.label ?? (typeof column.header === "string" ? column.header : id);
    return id && label ? [{ id, label }] : [];
  });
  return (
    <Menu
      trigger={
        <IconButton label="Columns">
          <Columns3 />
        </IconButton>
      }
    >
      <MenuLabel>Columns</MenuLabel>
      {choices.map(({ id, label }) => (
        <MenuToggle
          key={id}
          checked={props.visibility[id] ?? true}
          onChange={(on) => props.onChange({ ...props.visibility, [id]: on })}
        >
          {label}
        </MenuToggle>
      ))}
    </Menu>
  );
}
