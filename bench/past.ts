import { randomBytes } from "node:crypto";
import { getAnswer } from "../lib/answers/read.ts";
import { listFrameworks } from "../lib/compliance/read.ts";
import { asOf } from "../lib/db/past/moment.ts";
import { countFacets } from "../lib/findings/list/facets/read.ts";
import { totalFindings } from "../lib/findings/list/total/read.ts";
import { listFindings } from "../lib/findings/read.ts";
import { filterOf } from "../lib/findings/testing.ts";
import { inEstate } from "./lists/estate.ts";
import { benchOptions, median, timed } from "./measure.ts";

process.env.PLIMSOLL_KEY ??= randomBytes(32).toString("base64");
const { runs } = benchOptions();
/** Seconds that a page of a past moment may take (product.md: the estate of a past evening). */
const WITHIN = 5;

await inEstate(async ({ actor, client, findings }) => {
  const { rows } = await client.query<{ key: string }>(
    "select key from rule where kind = 0 and id in (select rule_id from finding where state < 2) order by id limit 1",
  );
  const readings: [name: string, read: () => Promise<unknown>][] = [
    ["list", () => listFindings(actor, filterOf())],
    ...["severity:critical", "kev:yes", "package:openssl", "severity:high fix:yes"].map(
      (filter): [string, () => Promise<unknown>] => [filter, () => listFindings(actor, filterOf({ filter }))],
    ),
    ["facets", () => countFacets(actor, filterOf())],
    ["total", () => totalFindings(actor, filterOf())],
    ["a CVE", () => getAnswer(actor, rows[0]!.key)],
    ["all frameworks", () => listFrameworks(actor, {})],
  ];
  // Everything that is there was recorded by then: the most that a moment can hold.
  const at = new Date(Date.now() - 1_000);
  let late = 0;
  for (const [name, read] of readings) {
    const now: number[] = [];
    const then: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      now.push((await timed(read)).seconds);
      then.push((await timed(() => asOf(at, read))).seconds);
    }
    const [present, past] = [median(now), median(then)];
    if (past > WITHIN) late += 1;
    console.log(`${name}: past ${past.toFixed(2)} s, now ${present.toFixed(2)} s`);
  }
  console.log(`past readings ${readings.length} late ${late} findings ${findings}`);
});
