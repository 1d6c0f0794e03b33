import type { Row as ModelRow, RowData } from "@tanstack/react-table";
import type { Features, Table } from "@/components/table/features.ts";
import { Checkbox } from "@/components/ui/checkbox.tsx";

export function SelectionHead<Row extends RowData>({ table, label }: { table: Table<Row>; label: string }) {
  const all = table.getIsAllRowsSelected();
  return (
    <th scope="col" className="selection">
      <Checkbox
        checked={all || (table.getIsSomeRowsSelected() ? "indeterminate" : false)}
        onChange={(checked) => table.toggleAllRowsSelected(checked)}
        label={`Select all loaded ${label.toLowerCase()}`}
      />
    </th>
  );
}

export function SelectionCell<Row extends RowData>({ row }: { row: ModelRow<Features, Row> }) {
  return (
    <td className="selection" data-card="hidden">
      <Checkbox
        checked={row.getIsSelected()}
        onChange={(checked) => row.toggleSelected(checked)}
        label={`Select row ${row.index + 1}`}
      />
    </td>
  );
}
