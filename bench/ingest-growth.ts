import { reportMaker } from "./ingest/document.ts";
import { pushReport } from "./ingest/product.ts";
import { inWorld } from "./ingest/world.ts";
import { benchOptions, median, timed } from "./measure.ts";

const { runs } = benchOptions();
const START = Date.UTC(2026, 0, 1);
/** Findings of one report; the largest is what fits into an upload. */
const SIZES = [1_000, 4_000, 16_000, 64_000];

/** Exponent of growth by least squares on logarithms: 1 is linear. */
const exponent = (points: { n: number; seconds: number }[]): number => {
  const xs = points.map(({ n }) => Math.log(n));
  const ys = points.map(({ seconds }) => Math.log(seconds));
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const up = xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0);
  return up / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
};

// What else is present is the business of ingest-first.
await inWorld(5_400, async ({ actor }) => {
  const points: { n: number; seconds: number; parse: number; bytes: number }[] = [];
  for (const n of SIZES) {
    const report = reportMaker(n);
    const [product, parse]: [number[], number[]] = [[], []];
    let bytes = 0;
    for (let run = 0; run <= runs; run++) {
      const body = report(`bench/growth-${n}-${run}`, "1", new Date(START + run * 60_000));
      bytes = body.length;
      const pushed = await pushReport(actor, body);
      const parsed = await timed(() => JSON.parse(body.toString("utf8")));
      if (pushed.delivery.outcome?.new !== n)
        throw new Error(`${pushed.delivery.outcome?.new} findings of ${n}`);
      if (run === 0) continue;
      product.push(pushed.apply);
      parse.push(parsed.seconds);
    }
    points.push({ n, seconds: median(product), parse: median(parse), bytes });
    const { seconds, parse: alone } = points.at(-1)!;
    console.log(
      `${n} findings, ${(bytes / 1e6).toFixed(1)} MB: product ${seconds.toFixed(3)} s, parse alone ${alone.toFixed(3)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
    );
  }
  const last = points.at(-1)!;
  console.log(
    `ingest-growth exponent ${exponent(points).toFixed(2)} (from ${SIZES[0]} to ${last.n} findings, runs ${runs}) parse-exponent ${exponent(points.map(({ n, parse }) => ({ n, seconds: parse }))).toFixed(2)} peak-mib ${Math.round(process.resourceUsage().maxRSS / 1024)} body-mb ${(last.bytes / 1e6).toFixed(0)}`,
  );
});
