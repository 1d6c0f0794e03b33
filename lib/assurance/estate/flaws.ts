import type { Flaw } from "../../../prisma/factories/packages.ts";
import type { Chance } from "../chance.ts";

const SEVERITIES = ["critical", "high", "medium", "low", "negligible"] as const;

/** Few enough of each severity, and without a fix, that no report looks filtered: a held one depends on what came before. */
const SYSTEM = 9;
const LANGUAGE = 6;

const ghsa = (lane: number, n: number): string => `GHSA-${word(lane)}-${word(n)}-cccc`;
const word = (n: number): string =>
  `${n}`.padStart(4, "2").replaceAll(/[01]/g, (d) => (d === "0" ? "j" : "m"));

/** The flaws that scanners may see in the images of one lane; their ids are the lane's own. */
export const laneFlaws = (lane: number, chance: Chance): Flaw[] => [
  ...Array.from(
    { length: SYSTEM },
    (_, n): Flaw => ({
      id: `CVE-2026-${10_000 + lane * 100 + n}`,
      package: `lib${n % 7}`,
      type: "deb",
      version: `${1 + chance.below(3)}.0`,
      severity: SEVERITIES[n % SEVERITIES.length]!,
      ...(n % 2 === 0 ? { fixed: "9.1" } : {}),
    }),
  ),
  ...Array.from(
    { length: LANGUAGE },
    (_, n): Flaw => ({
      id: `CVE-2026-${10_050 + lane * 100 + n}`,
      ghsa: ghsa(lane, n),
      package: `pkg-${n % 4}`,
      type: "npm",
      version: `1.${chance.below(3)}.0`,
      severity: SEVERITIES[n % SEVERITIES.length]!,
      ...(n % 3 === 0 ? { fixed: "2.0.0" } : {}),
      path: `app/${chance.pick(["a", "b"])}/package-lock.json`,
      ...(chance.happens(0.3) ? { epss: Math.round(chance.next() * 1000) / 1000 } : {}),
      ...(chance.happens(0.1) ? { kev: true } : {}),
    }),
  ),
];
