/** What a suite found. Figures are what its line and docs/assurance.md name. */
export interface Verdict {
  /** What was tried: mutants, interleavings, kills. */
  passed: number;
  /** One text per counter-example: what it was, and how to have it again. */
  failures: string[];
  figures: Record<string, string | number>;
}

/** Options of a suite's command line with their values for the long run; a quick run has some others. */
export type Settings = Record<string, string>;

export interface Suite<S extends Settings = Settings> {
  /** Its promise, in one line. */
  about: string;
  /** The values of `npm run NAME` without options. */
  long: S;
  /** What `npm test` runs instead. */
  quick: Partial<S>;
  run(settings: S, say: (line: string) => void): Promise<Verdict>;
}

/** A suite whose settings the compiler knows. */
export const suite = <S extends Settings>(definition: Suite<S>): Suite => definition as unknown as Suite;

const SHOWN = 5;

/** The last line of a run, and before it what failed. */
export const verdictLines = (name: string, { passed, failures, figures }: Verdict): string[] => {
  const pairs = Object.entries(figures).map(([key, value]) => `, ${key} ${value}`);
  const counts = `${passed} passed, ${failures.length} failed${pairs.join("")}`;
  return [
    ...failures.slice(0, SHOWN).map((failure) => `\n${name}: ${failure}`),
    ...(failures.length > SHOWN ? [`\n${name}: and ${failures.length - SHOWN} more`] : []),
    `${name}: ${failures.length === 0 ? "passed" : "failed"} (${counts})`,
  ];
};
