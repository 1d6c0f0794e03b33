import { FindingFilter } from "../lib/findings/filter.ts";
import { allCells } from "../lib/findings/list/cells/read.ts";
import { countFacets } from "../lib/findings/list/facets/read.ts";
import { recountCells } from "./limits/facets.ts";
import { type Estate, inEstate } from "./lists/estate.ts";
import { benchOptions, percentile, ratioLine, timed } from "./measure.ts";

const { runs } = benchOptions();

/** What people narrow a list by, dimension after dimension, alone and together. */
const FILTERS = [
  "",
  "severity:critical",
  "severity:>=high status:open",
  "status:acknowledged",
  "kind:misconfiguration",
  "is:any",
  "is:closed",
  "team:pay-1",
  "team:none",
  "team:pay-1 severity:critical",
  "-team:pay-1 kind:vulnerability severity:high,critical",
];

const differences = async ({ client }: Estate): Promise<number> => {
  const key = (cell: object) => JSON.stringify(Object.entries(cell).sort());
  const kept = new Set((await allCells()).map(key));
  const counted = (await recountCells(client)).map(key);
  return counted.filter((cell) => !kept.delete(cell)).length + kept.size;
};

await inEstate(async (estate) => {
  const product: number[] = [];
  const limit: number[] = [];
  for (let run = 0; run <= Math.max(runs, 5); run++) {
    const recount = await timed(() => recountCells(estate.client));
    for (const filter of FILTERS) {
      const { seconds } = await timed(() => countFacets(estate.actor, FindingFilter.parse({ filter })));
      if (run > 0) product.push(seconds);
    }
    if (run > 0) limit.push(recount.seconds);
  }
  console.log(
    ratioLine("facets", product, limit, {
      filters: FILTERS.length,
      "p95-ms": (percentile(product, 0.95) * 1000).toFixed(1),
      "recount-differences": await differences(estate),
      findings: estate.findings,
    }),
  );
});
