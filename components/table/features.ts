import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  type ReactTable,
  type RowData,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** What a column says about itself beside its cell. */
export type ColumnHints = {
  /** Name in the column menu, and on a card, when the header is not plain text. */
  label?: string;
  /** Key of the order in the address; without one the header cannot be pressed. */
  sort?: string;
  /** Width in pixels, or a share of what is left ("2fr" is twice "1fr"). Default "1fr". */
  width?: number | `${number}fr`;
  align?: "right";
  /** Shown from this width of the list on, in pixels, unless the column menu says otherwise. Default: always. */
  from?: number;
  /** On a phone a row becomes a card: title, second line, a labelled fact, or nothing. Default fact. */
  card?: "primary" | "secondary" | "fact" | "hidden";
};

const columnMeta: ColumnHints = {};
export const FEATURES = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, columnMeta });
export type Features = typeof FEATURES;
// biome-ignore lint/suspicious/noExplicitAny: columns of one table differ in their value type; the library's own idiom
export type Columns<Row extends RowData> = ReadonlyArray<ColumnDef<Features, Row, any>>;
/** The name of a column as the library makes it. */
export const columnId = <Row extends RowData>(column: Columns<Row>[number]): string | undefined =>
  column.id ?? ("accessorKey" in column ? String(column.accessorKey) : undefined);
export type Table<Row extends RowData> = ReactTable<Features, Row>;
export type Selection = RowSelectionState;

/** Columns are made with this: `const column = columnsOf<Finding>(); column.accessor("title", { … })`. */
export const columnsOf = <Row extends RowData>() => createColumnHelper<Features, Row>();
