import { pushReport } from "./ingest/product.ts";
import { inWorld } from "./ingest/world.ts";
import { makeBareEvents, parseAndCopyEvents } from "./limits/events.ts";
import { benchOptions, median, ratioLine, timed } from "./measure.ts";

const { runs } = benchOptions();
const EVENTS = 20_000;
const RULES = 40;
const FILES = 25;

/** Falco's lines of one batch; no event stands in two of them. */
const batch = (run: number): Buffer => {
  const start = Date.now() - (run + 1) * 60_000;
  const line = (n: number) =>
    JSON.stringify({
      hostname: `node-${n % 10}`,
      output: `Warning file opened for writing (file=/bin/tool-${n % FILES} pid=${run * EVENTS + n})`,
      priority: "Warning",
      rule: `Bench rule ${n % RULES}`,
      source: "syscall",
      tags: ["bench"],
      time: new Date(start + n).toISOString(),
      output_fields: {
        "evt.time": start + n,
        "fd.name": `/bin/tool-${n % FILES}`,
        "proc.pid": run * EVENTS + n,
        "user.name": "root",
      },
    });
  return Buffer.from(Array.from({ length: EVENTS }, (_, n) => line(n)).join("\n"));
};

await inWorld(5_400, async ({ client, actor }) => {
  await makeBareEvents(client);
  const [product, limit]: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    const body = batch(run);
    const pushed = await pushReport(actor, body);
    const bare = await timed(() => parseAndCopyEvents(client, body));
    const { rows } = await client.query(
      `select (select count(*)::int from runtime_event where report_id = $1) as events, (select count(*)::int from runtime_group) as groups`,
      [pushed.delivery.reportId],
    );
    console.log(
      `run ${run}${run === 0 ? " (warm-up)" : ""}: product ${rows[0].events} events in ${rows[0].groups} groups, limit ${bare.value} rows`,
    );
    if (run === 0) continue;
    product.push(pushed.apply);
    limit.push(bare.seconds);
  }
  console.log(
    ratioLine("events", product, limit, {
      events: EVENTS,
      "events-a-second": Math.round(EVENTS / median(product)),
    }),
  );
});
