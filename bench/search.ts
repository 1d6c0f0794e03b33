import { search } from "../lib/search/read.ts";
import { runBare } from "./limits/statements.ts";
import { inEstate } from "./lists/estate.ts";
import { recorded } from "./lists/recorded.ts";
import { benchOptions, median, percentile, ratioLine, timed } from "./measure.ts";

const { runs } = benchOptions();

/** What people type above every page, by what they look for: whole names, parts of them, and what is not there. */
const WORDS: Record<string, string[]> = {
  cve: ["CVE-2021-10005", "CVE-2021-1", "CVE-2021", "cve", "CVE-1999-99999"],
  package: ["package-77", "package", "ackage-5", "no-such-package"],
  image: ["service-4711", "registry.example/pay-1", "example/cart-1/service"],
  workload: ["service-12", "service"],
  control: ["privileged", "seed/run-as-root", "overflow in package-12"],
  place: ["prod-eu-west-1", "node-3-7", "node"],
};

await inEstate(async ({ client, actor, findings, occurrences }) => {
  const product: number[] = [];
  const limit: number[] = [];
  for (const [kind, words] of Object.entries(WORDS)) {
    for (const word of words) {
      const times: number[] = [];
      let hits = 0;
      for (let run = 0; run <= Math.max(runs, 5); run++) {
        const { statements } = await recorded(() => search(actor, word));
        const { seconds, value } = await timed(() => search(actor, word));
        const bare = await timed(() => runBare(client, statements));
        hits = value.results.length;
        if (run === 0) continue;
        times.push(seconds);
        limit.push(bare.seconds);
      }
      product.push(...times);
      console.log(
        `${(median(times) * 1000).toFixed(1).padStart(8)} ms  ${`${hits}`.padStart(2)} hits  ${kind}: ${word}`,
      );
    }
  }
  console.log(
    ratioLine("search", product, limit, {
      "p95-ms": (percentile(product, 0.95) * 1000).toFixed(1),
      findings,
      occurrences,
    }),
  );
});
