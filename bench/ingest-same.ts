import type pg from "pg";
import { reportMaker, SHAPE } from "./ingest/document.ts";
import { pushReport } from "./ingest/product.ts";
import { inWorld } from "./ingest/world.ts";
import { parseAndHash } from "./limits/ingest.ts";
import { benchOptions, median, ratioLine, timed } from "./measure.ts";

const { runs, present } = benchOptions();
const START = Date.UTC(2026, 0, 1);

/** Rows of findings and occurrences that a transaction wrote since, and how many there are: deleting shows in the second. */
const rowsSince = async (
  client: pg.Client,
  transaction: string,
): Promise<{ written: number; there: number }> => {
  const { rows } = await client.query(
    `select count(*) filter (where x >= $1::bigint)::int as written, count(*)::int as there from (
       select xmin::text::bigint as x from finding union all select xmin::text::bigint from occurrence
       union all select xmin::text::bigint from occurrence_past) t`,
    [transaction],
  );
  return rows[0];
};

await inWorld(present, async ({ client, actor }) => {
  const report = reportMaker();
  const body = (run: number) => report("bench/same", "1", new Date(START + run * 60_000));
  await pushReport(actor, body(0));
  const [product, accept, limit]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run <= runs; run++) {
    const bytes = body(run + 1);
    const { rows } = await client.query("select pg_current_xact_id()::text as id");
    const before = await rowsSince(client, rows[0].id);
    const pushed = await pushReport(actor, bytes);
    const hashed = await timed(() => parseAndHash(bytes));
    const { written, there } = await rowsSince(client, rows[0].id);
    const said = `product unchanged ${pushed.delivery.outcome?.unchanged}, rows written ${written}, limit items ${hashed.value}`;
    console.log(`run ${run}${run === 0 ? " (warm-up)" : ""}: ${said}`);
    if (written > 0 || there !== before.there) throw new Error("an unchanged report touched rows");
    if (run === 0) continue;
    product.push(pushed.apply);
    accept.push(pushed.accept);
    limit.push(hashed.seconds);
  }
  const whole = median(product.map((seconds, i) => seconds + accept[i]!)) / median(limit);
  const more = { "with-accept": whole.toFixed(2), entries: SHAPE.entries, "rows-written": 0 };
  console.log(ratioLine("ingest-same", product, limit, more));
});
