import { reportMaker, SHAPE } from "./ingest/document.ts";
import { pushReport } from "./ingest/product.ts";
import { deliveryRows } from "./ingest/rows.ts";
import { inWorld, type World } from "./ingest/world.ts";
import { makeBareTables, parseAndCopy } from "./limits/ingest.ts";
import { benchOptions, median, ratioLine, timed } from "./measure.ts";

const { runs, present } = benchOptions();
const START = Date.UTC(2026, 0, 1);

interface Times {
  product: number[];
  accept: number[];
  limit: number[];
}

const lines = (text: Buffer): number => text.reduce((n, byte) => n + (byte === 10 ? 1 : 0), 0);

const measure = async ({ client, actor }: World, body: Buffer, times: Times): Promise<string> => {
  const pushed = await pushReport(actor, body);
  const rows = await deliveryRows(client, pushed.delivery);
  const limit = await timed(() => parseAndCopy(client, body, rows));
  times.product.push(pushed.apply);
  times.accept.push(pushed.accept);
  times.limit.push(limit.seconds);
  const [findings, occurrences] = rows.map((r) => lines(r.text));
  return `product ${findings} findings + ${occurrences} occurrences, limit ${limit.value} rows, new ${pushed.delivery.outcome?.new}`;
};

await inWorld(present, async (world) => {
  await makeBareTables(world.client);
  const report = reportMaker();
  const fresh: Times = { product: [], accept: [], limit: [] };
  const known: Times = { product: [], accept: [], limit: [] };
  const ignored: Times = { product: [], accept: [], limit: [] };
  const megabytes = (report("a", "1", new Date(START)).length / 1e6).toFixed(1);
  console.log(`report: ${SHAPE.entries} vulnerabilities, ${megabytes} MB`);
  // The first round warms both sides up and makes the dictionaries: new advisories are another measurement.
  for (let run = 0; run <= runs; run++) {
    const at = (minute: number) => new Date(START + (run * 2 + minute) * 60_000);
    const counts = [];
    counts.push(
      await measure(world, report(`bench/${run}`, "1", at(0)), run === 0 ? ignored : fresh),
      await measure(world, report(`bench/${run}`, "2", at(1)), run === 0 ? ignored : known),
    );
    console.log(
      `run ${run}${run === 0 ? " (warm-up)" : ""}: new repository: ${counts[0]}; known: ${counts[1]}`,
    );
  }
  const whole = (t: Times) => {
    const product = t.product.map((seconds, i) => seconds + t.accept[i]!);
    return (median(product) / median(t.limit)).toFixed(2);
  };
  console.log(ratioLine("ingest-first-known", known.product, known.limit, { "with-accept": whole(known) }));
  console.log(
    ratioLine("ingest-first", fresh.product, fresh.limit, {
      "with-accept": whole(fresh),
      known: (median(known.product) / median(known.limit)).toFixed(2),
      entries: SHAPE.entries,
      present,
    }),
  );
});
