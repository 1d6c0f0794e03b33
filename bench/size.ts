import { inWorld } from "./ingest/world.ts";
import { benchOptions } from "./measure.ts";

const { present } = benchOptions();
const MB = 1e6;

/** Bytes on disk of what a million occurrences are: they, and the findings that they belong to. */
await inWorld(present, async ({ client }) => {
  const { rows } = await client.query<{ table: string; heap: string; indexes: string; rows: number }>(
    `select t.name as table, pg_table_size(t.name::regclass) as heap, pg_indexes_size(t.name::regclass) as indexes,
       (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || t.name, false, true, '')))[1]::text::int as rows
     from (values ('occurrence'), ('finding')) t(name)`,
  );
  const sum = (pick: (row: (typeof rows)[number]) => string) =>
    rows.reduce((total, row) => total + Number(pick(row)), 0) / MB;
  for (const row of rows)
    console.log(
      `${row.table}: ${row.rows} rows, heap ${(Number(row.heap) / MB).toFixed(1)} MB, indexes ${(Number(row.indexes) / MB).toFixed(1)} MB`,
    );
  const [occurrences] = rows;
  console.log(
    `size heap-mb ${sum((row) => row.heap).toFixed(1)} indexes-mb ${sum((row) => row.indexes).toFixed(1)} occurrences ${occurrences!.rows}`,
  );
});
