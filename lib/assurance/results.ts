import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../launch/install.js";
import type { Settings, Verdict } from "./suite.ts";

export const RESULTS = "docs/security/results.md";

const HEAD = `# What the suites found last

One line for each suite, with the options and figures of its last long run; \`npm run assurance -- SUITE --record\` writes
it anew. Each contains violations that were put there on purpose and counts one that it did not find as a failure.

`;

const COLUMNS =
  "| suite | what must hold | run | passed | failed | figures | on |\n| --- | --- | --- | --- | --- | --- | --- |";

export interface Run {
  name: string;
  about: string;
  settings: Settings;
  verdict: Verdict;
  on: string;
}

const cell = (text: string): string => text.replaceAll("|", "/").replaceAll(/\s+/g, " ");

const row = ({ name, about, settings, verdict, on }: Run): string => {
  const seed = verdict.figures.seed;
  const given = Object.entries({ ...settings, ...(seed ? { seed: String(seed) } : {}) }).filter(
    ([, value]) => value,
  );
  const options = given.map(([option, value]) => `--${option} ${value}`).join(" ");
  const figures = Object.entries(verdict.figures)
    .filter(([key]) => key !== "seed")
    .map(([key, value]) => `${key} ${value}`)
    .join(", ");
  const cells = [
    name,
    cell(about),
    `\`${options}\``,
    verdict.passed,
    verdict.failures.length,
    cell(figures),
    on,
  ];
  return `| ${cells.join(" | ")} |`;
};

/** The page with this run's line in place of the one before; lines stand by name. */
export const withRun = (page: string, run: Run): string => {
  const rows = page
    .split("\n")
    .filter((line) => /^\| (?!suite |---)/.test(line) && !line.startsWith(`| ${run.name} |`));
  return `${HEAD}${COLUMNS}\n${[...rows, row(run)].sort().join("\n")}\n`;
};

export const recordRun = (run: Run): void => {
  const file = join(ROOT, RESULTS);
  writeFileSync(file, withRun(existsSync(file) ? readFileSync(file, "utf8") : "", run));
};
