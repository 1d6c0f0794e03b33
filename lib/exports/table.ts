import type { z } from "zod";
import type { Actor } from "../access/actor.ts";
import type { Column } from "./schema.ts";

/** A list that can be taken along: how its filter reads, its columns, and its rows a page at a time. */
export interface ExportTable<Filter, Row> {
  /** Part of the file's name and of the audit entry: `findings`. */
  name: string;
  filter: z.ZodType<Filter>;
  /** How the audit log says the filter, where people would not write it as it is parsed. */
  said?(filter: Filter): unknown;
  columns: readonly Column<Row>[];
  /** Rows in the order of the screen. @throws AppError forbidden, invalid before its first page. */
  pages(actor: Actor, filter: Filter): AsyncGenerator<readonly Row[]>;
}
