import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { compareVersions } from "./compare.ts";
import { type Sign, sign } from "./order.ts";
import type { VersionScheme } from "./scheme.ts";

export type VersionPair = readonly [a: string, b: string];

const NUMBERS = ["0", "1", "2", "9", "10", "01", "100000000000000000000", "100000000000000000001"];
const DOTTED = NUMBERS.map((number) => `.${number}`);
const LETTERS = ["a", "b", "Z", "rc"];
const times = (count: number, slot: string[]): string[][] => Array.from({ length: count }, () => slot);
const REVISIONS = ["", "", "", "-0", "-1", "-1~", "-1+b1", "-2.10", "-a"];
const IDENTIFIERS = ["", "-0", "-1", "-a", "-B", "-10", "-a.1", "-a.10", "-a.b", "-rc1", "--"];

/** What can stand in each place of a version. The empty text is a place left out. */
const GRAMMAR: Record<VersionScheme, string[][]> = {
  dpkg: [
    ["", "", "", "", "0:", "1:", "10:", "2147483647:"],
    NUMBERS,
    ...times(6, ["", ".", "+", "~", "-", ...NUMBERS, ...LETTERS]),
    [...REVISIONS, ...REVISIONS, ...REVISIONS, "-", "_", ":1"],
  ],
  rpm: [
    ["", "", "0:", "1:", "10:"],
    NUMBERS,
    ...times(6, ["", ".", "_", "+", "~", "^", "-", ...NUMBERS, ...LETTERS]),
    ["", "-0", "-1", "-1.el9", "-1~rc1", "-1^git2", "-a"],
  ],
  apk: [
    NUMBERS,
    ...times(2, ["", ...DOTTED, ".06"]),
    ["", "", "a", "b"],
    ...times(2, [
      "",
      "_alpha",
      "_beta1",
      "_pre10",
      "_rc",
      "_rc1",
      "_cvs1",
      "_svn",
      "_git2",
      "_hg",
      "_p",
      "_p1",
    ]),
    ["", "", "~0a", "~b"],
    ["", "-r0", "-r1", "-r10"],
  ],
  semver: [["", "v", "="], NUMBERS, ...times(3, ["", ...DOTTED]), IDENTIFIERS, ["", "+a"]],
  pep440: [
    ["", "", "v", "0!", "1!"],
    NUMBERS,
    ...times(2, ["", ".0", ...DOTTED]),
    ["", "", "a", "a1", ".B2", "-rc-1", "c2", "_preview10"],
    ["", "", "-1", ".post", "post2", "_r10"],
    ["", "", ".dev", "dev1", "-DEV_10"],
    ["", "", "+a", "+1", "+a.10", "+A-9"],
  ],
  // Numbers, then qualifiers: with others in between, Maven's order isn't one (1a1.x.2 < 1a1a1-rc < 01a1.0 < 1a1.x.2).
  maven: [
    NUMBERS,
    ...times(2, ["", ...DOTTED]),
    ...times(2, ["", "-1", "-rc", "-sp", "-SNAPSHOT", "-x", "a1", "-b-2", "-rc.1", "-x-SNAPSHOT"]),
    ["", "", "-ga", ".Final"],
  ],
  go: [["v", "", "go"], NUMBERS, ...times(2, DOTTED), [...IDENTIFIERS, "rc2"], ["", "", "+incompatible"]],
  rubygems: [NUMBERS, ...times(3, ["", ...DOTTED, ".a", ".B", ".rc1", ".0a", "-1", "-a"])],
  nuget: [NUMBERS, ...times(3, ["", ...DOTTED]), IDENTIFIERS, ["", "+a"]],
};

const slots = (scheme: VersionScheme): fc.Arbitrary<string[]> =>
  fc.tuple(...GRAMMAR[scheme].map((slot) => fc.constantFrom(...slot)));

/** A text of a scheme's alphabet, nearly always one of its versions. */
export const versionText = (scheme: VersionScheme): fc.Arbitrary<string> =>
  slots(scheme).map((parts) => parts.join(""));

/** Two texts that agree in about half of their places: two unrelated ones differ at once and test nothing else. */
export const versionPair = (scheme: VersionScheme): fc.Arbitrary<VersionPair> =>
  slots(scheme).chain((parts) =>
    fc
      .tuple(slots(scheme), fc.array(fc.boolean(), { minLength: parts.length, maxLength: parts.length }))
      .map(
        ([others, kept]): VersionPair => [
          parts.join(""),
          parts.map((part, i) => (kept[i] ? part : others[i]!)).join(""),
        ],
      ),
  );

/** The package managers that can be asked. */
export type OracledScheme = "dpkg" | "rpm";

export interface OracleReport {
  pairs: number;
  /** Pairs of which one is no version, to us and to the package manager. */
  refused: number;
  /** Where the package manager says otherwise: `1.0 1.1: 0, not -1`. */
  disagreements: string[];
}

/**
 * Compares `n` generated pairs, and lets the package manager compare them. What is no version here must be one that
 * dpkg complains of; rpm takes anything, and is asked about versions only.
 * @returns null when the package manager isn't installed
 */
export function compareWithOracle(scheme: OracledScheme, n: number, seed: number): OracleReport | null {
  const isAsked = ([a, b]: VersionPair) => scheme === "dpkg" || compareVersions(scheme, a, b) !== null;
  const pairs = fc.sample(versionPair(scheme).filter(isAsked), { numRuns: n, seed });
  const ours = pairs.map(([a, b]) => compareVersions(scheme, a, b));
  const theirs = scheme === "dpkg" ? askDpkg(pairs, ours) : askRpm(pairs);
  if (theirs === null) return null;
  if (theirs.length !== n) throw new Error(`${scheme} answered ${theirs.length} of ${n}`);
  const disagreements = pairs.flatMap(([a, b], i) =>
    ours[i] === theirs[i] ? [] : [`${a} ${b}: ${ours[i]}, not ${theirs[i]}`],
  );
  return { pairs: n, refused: ours.filter((answer) => answer === null).length, disagreements };
}

const OPERATORS = { "-1": "lt", "0": "eq", "1": "gt" } as const;

/** One process a pair: dpkg is asked whether it is as we say, which takes one question where finding out takes two. */
function askDpkg(pairs: VersionPair[], ours: (Sign | null)[]): (Sign | null | "otherwise")[] | null {
  const questions = pairs.map(([a, b], i) => `${a} ${OPERATORS[`${ours[i] ?? 0}`]} ${b}\n`).join("");
  const loop = 'while read -r a op b; do dpkg --compare-versions "$a" "$op" "$b" 2>&1; echo "= $?"; done';
  const lines = ask("dpkg", "sh", ["-c", loop], questions);
  if (lines === null) return null;
  const answers: (Sign | null | "otherwise")[] = [];
  let complained = false;
  for (const line of lines) {
    if (!line.startsWith("= ")) {
      complained ||= line.includes("bad syntax");
      continue;
    }
    answers.push(complained ? null : line === "= 0" ? (ours[answers.length] ?? "otherwise") : "otherwise");
    complained = false;
  }
  return answers;
}

function askRpm(pairs: VersionPair[]): number[] | null {
  const loop =
    'for line in io.lines() do local i = line:find(" ", 1, true); io.write(rpm.vercmp(line:sub(1, i - 1), line:sub(i + 1)), "\\n") end';
  const questions = pairs.map(([a, b]) => `${a} ${b}\n`).join("");
  return ask("rpm", "rpm", ["--eval", `%{lua:${loop}}`], questions)?.map(Number) ?? null;
}

/** @returns the lines of the answer; null when the program isn't there */
function ask(program: string, command: string, args: string[], input: string): string[] | null {
  if (spawnSync(program, ["--version"]).error) return null;
  const { stdout, stderr, status } = spawnSync(command, args, {
    input,
    env: { ...process.env, LC_ALL: "C" },
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout.split("\n").filter((line) => line !== "");
}

/**
 * What is wrong with a chain of versions, `1.0-rc.1 < 1.0 = 1.0+build < 1.1`: every pair of it that is not as said.
 */
export function misplaced(scheme: VersionScheme, chain: string): string[] {
  const ranked = chain
    .split(" < ")
    .flatMap((equals, rank) => equals.split(" = ").map((version) => ({ version, rank })));
  return ranked.flatMap((a) =>
    ranked
      .filter((b) => compareVersions(scheme, a.version, b.version) !== sign(a.rank - b.rank))
      .map((b) => `${a.version} ${b.version}: ${compareVersions(scheme, a.version, b.version)}`),
  );
}
