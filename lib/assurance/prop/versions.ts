import { compareWithOracle } from "../../intelligence/versions/testing.ts";
import type { Property } from "./property.ts";

/** One process for each pair of dpkg's: asked in pieces, so that somebody sees that it goes on. */
const PIECE = 5_000;

export const versions: Property = {
  about: "versions of deb and rpm packages have the order that dpkg and rpm give them",
  async check(n, chance, say) {
    const failures: string[] = [];
    let passed = 0;
    for (const scheme of ["dpkg", "rpm"] as const) {
      for (let done = 0; done < n; done += PIECE) {
        const pairs = Math.min(PIECE, n - done);
        const report = compareWithOracle(scheme, pairs, chance.below(2 ** 31));
        if (report === null) {
          say(`${scheme} is not installed: its order is left out`);
          break;
        }
        failures.push(...report.disagreements.map((pair) => `${scheme}: ${pair}`));
        passed += pairs - report.disagreements.length;
        say(`${scheme}: ${done + pairs} of ${n} pairs`);
      }
    }
    return { passed, failures };
  },
};
