import { sql } from "../lib/db/client.ts";
import { findAffected, listedPackages } from "../lib/intelligence/matching/read.ts";
import { matchPackages } from "../lib/intelligence/matching.ts";
import { inWorld } from "./ingest/world.ts";
import { joinFlat } from "./limits/match.ts";
import { SHAPE, seedMatch } from "./match/seed.ts";
import { benchOptions, median, ratioLine, timed } from "./measure.ts";

const WARM_UP = 3;
const { runs } = benchOptions();

await inWorld(0, async ({ client }) => {
  const assetId = await seedMatch(client);
  const [product, limit]: [number[], number[]] = [[], []];
  const [thinking, processor]: [number[], number[]] = [[], []];
  for (let run = 0; run < WARM_UP + runs; run++) {
    const read = await timed(async () => {
      const packages = await listedPackages({ sql }, assetId);
      return { packages, known: await findAffected({ sql }, packages) };
    });
    const { packages, known } = read.value;
    const before = process.cpuUsage();
    const matched = await timed(() => matchPackages(packages, known));
    const { user, system } = process.cpuUsage(before);
    const joined = await timed(() => joinFlat(client, assetId));
    const candidates = [...known.values()].reduce((sum, rows) => sum + rows.length, 0);
    const said = `product ${packages.length} packages, ${candidates} candidates, ${matched.value.length} matches`;
    console.log(`run ${run}${run < WARM_UP ? " (warm-up)" : ""}: ${said}, limit ${joined.value} joined`);
    if (candidates !== joined.value) throw new Error("The limit joins other rows.");
    if (run < WARM_UP) continue;
    product.push(read.seconds + matched.seconds);
    thinking.push(matched.seconds);
    // On a machine that others use too, this is what the matching itself takes.
    processor.push((user + system) / 1e6);
    limit.push(joined.seconds);
  }
  const rate = (seconds: number[]) => Math.round(SHAPE.packages / median(seconds));
  console.log(
    ratioLine("match", product, limit, {
      affected: SHAPE.affected,
      "packages/s": rate(product),
      "matched/s": rate(thinking),
      "matched/cpu-s": rate(processor),
    }),
  );
});
