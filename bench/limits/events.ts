import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

export const makeBareEvents = (client: pg.Client): Promise<unknown> =>
  client.query(
    "create table bare_event (at timestamptz not null, severity int2 not null, message text not null, detail jsonb not null)",
  );

interface Line {
  time: string;
  output: string;
  output_fields: Record<string, unknown>;
}

const escaped = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");

/** The limit of a batch of events: parse its lines, COPY them into a table without a key, durably. Answers the rows written. */
export const parseAndCopyEvents = async (client: pg.Client, body: Buffer): Promise<number> => {
  const rows = body
    .toString("utf8")
    .split("\n")
    .map((line) => JSON.parse(line) as Line)
    .map(({ time, output, output_fields }) =>
      [time, "1", escaped(output), escaped(JSON.stringify(output_fields))].join("\t"),
    );
  await client.query("begin");
  const stream = client.query(copyFrom("copy bare_event from stdin"));
  await pipeline(Readable.from(`${rows.join("\n")}\n`), stream);
  await client.query("commit");
  return stream.rowCount ?? 0;
};
