import { Chance, freshSeed } from "../chance.ts";
import { newDatabase } from "../database.ts";
import { lane } from "../estate/estate.ts";
import { plantedLoss } from "../planted-loss.ts";
import { readState } from "../state.ts";
import { suite } from "../suite.ts";
import { applyAll, forgetAll } from "./apply.ts";
import { PROPERTIES } from "./properties.ts";

export const prop = suite({
  about: "properties of ingest on a real database: order, repetition, replay, recount",
  long: { n: "1000", seed: "", only: "" },
  quick: { n: "12", seed: "quick" },
  async run({ n, seed, only }, say) {
    const names = only === "" ? Object.keys(PROPERTIES) : only.split(",");
    for (const name of names) {
      if (!Object.hasOwn(PROPERTIES, name))
        throw new Error(`there is no property ${name}; there are ${Object.keys(PROPERTIES).join(", ")}`);
    }
    const chosen = seed || freshSeed();
    say(`prop: seed ${chosen}`);
    const database = await newDatabase({ durable: false });
    const verdict = {
      passed: 0,
      failures: [] as string[],
      figures: { seed: chosen } as Record<string, string | number>,
    };
    for (const name of names) {
      const { property, share } = PROPERTIES[name]!;
      const began = performance.now();
      const cases = Math.max(1, Math.round(Number(n) * share));
      const found = await property.check(cases, new Chance(`${chosen}/${name}`), say);
      verdict.passed += found.passed;
      verdict.failures.push(...found.failures.map((failure) => `${name}: ${failure}`));
      verdict.figures[name] = found.passed + found.failures.length;
      say(
        `prop ${name}: ${found.passed} held, ${found.failures.length} failed (${((performance.now() - began) / 1000).toFixed(0)} s)`,
      );
    }
    verdict.failures.push(...(await planted()));
    await database.end();
    return verdict;
  },
});

/** A small estate that is damaged on purpose. */
const planted = async (): Promise<string[]> => {
  await forgetAll();
  await applyAll(lane(0, 8, new Date(Date.now() - 3_600_000), new Chance("planted")).messages);
  return plantedLoss(await readState({ story: false }), false);
};
