import { percentile } from "../lib/assurance/percentile.ts";
import { reportMaker } from "./ingest/document.ts";
import { pushReport } from "./ingest/product.ts";
import { deliveryRows } from "./ingest/rows.ts";
import { inWorld } from "./ingest/world.ts";
import { makeBareTables, parseAndCopy } from "./limits/ingest.ts";
import { benchOptions, ratioLine, timed } from "./measure.ts";

const { runs, present } = benchOptions();
const START = Date.UTC(2026, 0, 1);
const ENTRIES = 300;
/** Reports a run of the bench pushes one after the other, and on eight connections at once. */
const REPORTS = 40;
const CONNECTIONS = 8;

const report = reportMaker(ENTRIES);
const fresh = (run: number, n: number): Buffer =>
  report(`bench/small-${run}-${n}`, "1", new Date(START + n * 60_000));

await inWorld(present, async ({ client, actor }) => {
  await makeBareTables(client);
  const [product, limit, rates]: [number[], number[], number[]] = [[], [], []];
  let counted = "";
  for (let run = 0; run <= runs; run++) {
    for (let n = 0; n < REPORTS; n++) {
      const body = fresh(run, n);
      const pushed = await pushReport(actor, body);
      const rows = await deliveryRows(client, pushed.delivery);
      const bare = await timed(() => parseAndCopy(client, body, rows));
      counted = `product new ${pushed.delivery.outcome?.new}, limit ${bare.value} rows`;
      if (run === 0) continue;
      product.push(pushed.accept + pushed.apply);
      limit.push(bare.seconds);
    }
    const bodies = Array.from({ length: REPORTS * 2 }, (_, n) => fresh(run, 1_000 + n));
    const all = await timed(async () => {
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          for (let body = bodies.pop(); body; body = bodies.pop()) await pushReport(actor, body);
        }),
      );
    });
    if (run > 0) rates.push((REPORTS * 2) / all.seconds);
    console.log(`run ${run}${run === 0 ? " (warm-up)" : ""}: ${counted}`);
  }
  console.log(
    ratioLine("ingest-small", product, limit, {
      entries: ENTRIES,
      "p95-ms": (1000 * percentile(product, 0.95)).toFixed(1),
      "limit-p95-ms": (1000 * percentile(limit, 0.95)).toFixed(1),
      [`reports-a-second-on-${CONNECTIONS}`]: percentile(rates, 0.5).toFixed(0),
      present,
    }),
  );
});
