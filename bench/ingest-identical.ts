import { reportMaker } from "./ingest/document.ts";
import { accept, pushReport } from "./ingest/product.ts";
import { inWorld } from "./ingest/world.ts";
import { hashAndLookUp, makeSeenTable } from "./limits/ingest.ts";
import { benchOptions, ratioLine, timed } from "./measure.ts";

const { runs } = benchOptions();

// What else is present does not matter here: nothing of it is looked at.
await inWorld(5_400, async ({ client, actor }) => {
  await makeSeenTable(client);
  const body = reportMaker()("bench/identical", "1", new Date(Date.UTC(2026, 0, 1)));
  await pushReport(actor, body);
  await hashAndLookUp(client, body);
  const [product, limit]: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    const accepted = await timed(() => accept(actor, body));
    const looked = await timed(() => hashAndLookUp(client, body));
    if (!accepted.value.repeated || !looked.value) throw new Error("known bytes were not recognised");
    if (run === 0) continue;
    product.push(accepted.seconds);
    limit.push(looked.seconds);
  }
  const { rows } = await client.query(
    "select (select count(*)::int from delivery) as deliveries, (select count(*)::int from bare_seen) as seen",
  );
  console.log(`rows: product ${rows[0].deliveries} delivery, limit ${rows[0].seen} row`);
  console.log(ratioLine("ingest-identical", product, limit, { megabytes: (body.length / 1e6).toFixed(1) }));
});
