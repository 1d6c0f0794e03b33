/**
 * The long suites: `npm run assurance -- [SUITE… | SUITE PART…] [--quick] [--record] [--OPTION VALUE]`. Without a name all of them
 * run. Each says what it does, and in its last line what it found.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { endAll, endOnSignals } from "./belongings.ts";
import { recordRun } from "./results.ts";
import { type Settings, type Suite, type Verdict, verdictLines } from "./suite.ts";
import { SUITES } from "./suites.ts";

process.env.PLIMSOLL_LOG ??= "silent";
endOnSignals();

interface Order {
  suites: Map<string, Suite>;
  quick: boolean;
  given: Settings;
  /** Put what each suite found into docs/security/results.md. */
  record: boolean;
  /** Where to leave what all suites found together: for `npm test`, and for reading all of many failures. */
  report: string | undefined;
}

const readOrder = async (args: string[]): Promise<Order> => {
  const words = args.filter((word) => Object.hasOwn(SUITES, word));
  const suites = new Map<string, Suite>();
  for (const name of words.length > 0 ? words : Object.keys(SUITES)) suites.set(name, await SUITES[name]!());
  const known = new Set([...suites.values()].flatMap((suite) => Object.keys(suite.long)));
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      record: { type: "boolean", default: false },
      report: { type: "string" },
      ...Object.fromEntries([...known].map((option) => [option, { type: "string" as const }])),
    },
  });
  const { quick, record, report, ...given } = values as Settings & {
    quick: boolean;
    record: boolean;
    report?: string;
  };
  const parts = positionals.filter((word) => !suites.has(word));
  if (parts.length > 0 && (!known.has("only") || words.length !== 1))
    throw new Error(`there is no suite ${parts[0]}; there are ${Object.keys(SUITES).join(", ")}`);
  if (parts.length > 0) given.only = parts.join(",");
  return { suites, quick, given, record, report };
};

const runSuite = async (name: string, suite: Suite, { quick, given, record }: Order): Promise<Verdict> => {
  const began = performance.now();
  const own = Object.fromEntries(Object.entries(given).filter(([option]) => option in suite.long));
  const settings = { ...suite.long, ...(quick ? suite.quick : {}), ...own } as Settings;
  const verdict = await suite
    .run(settings, (line) => console.log(line))
    .catch((error: Error) => ({
      passed: 0,
      failures: [error.stack ?? error.message],
      figures: {},
    }));
  await endAll();
  const seconds = Math.round((performance.now() - began) / 1000);
  const whole = { ...verdict, figures: { ...verdict.figures, seconds } };
  console.log(verdictLines(name, whole).join("\n"));
  const on = new Date().toISOString().slice(0, 10);
  if (record) recordRun({ name, about: suite.about, settings, verdict: whole, on });
  return whole;
};

try {
  const order = await readOrder(process.argv.slice(2));
  const tally = { passed: 0, failed: 0, failures: [] as string[] };
  for (const [name, suite] of order.suites) {
    const { failures } = await runSuite(name, suite, order);
    if (failures.length === 0) tally.passed += 1;
    else tally.failed += 1;
    tally.failures.push(...failures);
  }
  if (order.report) writeFileSync(order.report, JSON.stringify(tally));
  process.exitCode = tally.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(`assurance: ${(error as Error).message}`);
  process.exitCode = 2;
}
// What a suite could not end (a pool that waits for a server that is gone) does not keep the run alive.
process.exit();
