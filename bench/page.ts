import { FINDING_SORTS, FindingFilter, type FindingQuery } from "../lib/findings/filter.ts";
import { totalFindings } from "../lib/findings/list/total/read.ts";
import { listFindings } from "../lib/findings/read.ts";
import { runBare } from "./limits/statements.ts";
import { type Estate, inEstate } from "./lists/estate.ts";
import { FILTERS } from "./lists/filters.ts";
import { recorded } from "./lists/recorded.ts";
import { benchOptions, median, percentile, ratioLine, timed } from "./measure.ts";

const { runs } = benchOptions();

interface Measured {
  label: string;
  product: number[];
  limit: number[];
  total: number[];
  rows: number;
}

const cases = (teams: string[]): [string, FindingQuery][] => [
  ...FINDING_SORTS.map((sort): [string, FindingQuery] => [`sort ${sort}`, { sort }]),
  ["all teams", { filter: `team:${teams.join(",")}` }],
  ...Object.values(FILTERS)
    .flat()
    .map((filter): [string, FindingQuery] => [filter, { filter }]),
  ...["team:pay-1", "kev:yes", "is:any"].map((filter): [string, FindingQuery] => [
    `${filter} by newest`,
    { filter, sort: "-first_seen" },
  ]),
];

const measure = async (
  { client, actor }: Estate,
  [label, query]: [string, FindingQuery],
): Promise<Measured> => {
  const filter = FindingFilter.parse(query);
  const product: number[] = [];
  const limit: number[] = [];
  const total: number[] = [];
  let rows = 0;
  for (let run = 0; run <= runs; run++) {
    const { value: page, seconds } = await timed(() => listFindings(actor, filter));
    const { statements } = await recorded(() => listFindings(actor, filter));
    const bare = await timed(() => runBare(client, statements));
    const counted = await timed(() => totalFindings(actor, filter));
    rows = page.rows.length;
    if (run === 0) continue;
    product.push(seconds);
    limit.push(bare.seconds);
    total.push(counted.seconds);
  }
  const ms = (values: number[]) => (median(values) * 1000).toFixed(1).padStart(8);
  console.log(
    `${ms(product)} ms  bare ${ms(limit)}  total ${ms(total)}  ${`${rows}`.padStart(3)} rows  ${label}`,
  );
  return { label, product, limit, total, rows };
};

/** Seconds of page 1 and of page 2,000 of the default list. */
const farPages = async ({ actor }: Estate): Promise<[number, number]> => {
  let cursor: string | undefined;
  for (let page = 1; page < 500; page++) {
    const found = await listFindings(
      actor,
      FindingFilter.parse({ limit: "200", ...(cursor ? { cursor } : {}) }),
    );
    if (found.nextCursor === null) break;
    cursor = found.nextCursor;
  }
  const of = async (query: FindingQuery) => {
    const filter = FindingFilter.parse(query);
    const times: number[] = [];
    for (let run = 0; run <= runs; run++)
      times.push((await timed(() => listFindings(actor, filter))).seconds);
    return median(times.slice(1));
  };
  return [await of({}), await of(cursor ? { cursor } : {})];
};

await inEstate(async (estate) => {
  const { rows } = await estate.client.query<{ name: string }>(
    "select name from team where archived_at is null order by 1",
  );
  const measured: Measured[] = [];
  for (const each of cases(rows.map(({ name }) => name))) measured.push(await measure(estate, each));
  const [first, far] = await farPages(estate);
  const of = (label: string) => median(measured.find((one) => one.label === label)!.product);
  const medians = measured.map(({ product }) => median(product));
  const ms = (seconds: number) => (seconds * 1000).toFixed(1);
  const over = measured.filter(({ product }) => median(product) > 0.015);
  console.log(
    ratioLine(
      "page",
      medians,
      measured.map(({ limit }) => median(limit)),
      {
        filters: measured.length,
        "p95-ms": ms(
          percentile(
            measured.flatMap(({ product }) => product),
            0.95,
          ),
        ),
        "filters-over-15-ms": over.length,
        "worst-ms": ms(Math.max(...medians)),
        "page-1-ms": ms(first),
        "page-2000-ms": ms(far),
        "all-teams-to-admin": (of("all teams") / of("sort -severity")).toFixed(2),
        "total-p95-ms": ms(
          percentile(
            measured.flatMap(({ total }) => total),
            0.95,
          ),
        ),
        findings: estate.findings,
        occurrences: estate.occurrences,
      },
    ),
  );
});
