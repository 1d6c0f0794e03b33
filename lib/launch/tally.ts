import { z } from "zod";

/** What a stage of `npm test` found. */
export interface Tally {
  passed: number;
  failed: number;
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** One for a stage that is a single yes or no. */
export const verdict = (ok: boolean): Tally => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** A run that failed without a failed test (a broken set-up, a crash) is one failure, never none. */
const honest = ({ passed, failed }: Tally, ok: boolean): Tally => ({
  passed,
  failed: ok ? failed : Math.max(failed, 1),
});

/**
 * Counts of Vitest's JSON report. A file that could not be loaded has no tests and counts as one failure.
 * @param report parsed report; undefined when none was written
 */
export function vitestTally(report: unknown, ok: boolean): Tally {
  const parsed = VitestReport.safeParse(report);
  if (!parsed.success) return honest({ passed: 0, failed: 1 }, ok);
  const { numPassedTests, numFailedTests, testResults } = parsed.data;
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return honest({ passed: numPassedTests, failed: numFailedTests + unloaded.length }, ok);
}

/** Counts of Playwright's JSON report. A flaky test failed once: that is a failure. */
export function playwrightTally(report: unknown, ok: boolean): Tally {
  const parsed = PlaywrightReport.safeParse(report);
  if (!parsed.success) return honest({ passed: 0, failed: 1 }, ok);
  const { stats, errors } = parsed.data;
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }, ok);
}

const SuitesReport = z.object({ passed: z.number(), failed: z.number() });

/** Counts of the suites' own report. */
export function suitesTally(report: unknown, ok: boolean): Tally {
  const parsed = SuitesReport.safeParse(report);
  return honest(parsed.success ? parsed.data : { passed: 0, failed: 1 }, ok);
}

export const sum = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
});

/** The last line of every run. */
export const summary = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;
