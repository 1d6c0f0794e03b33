import { EVIDENCE, type Evidence } from "./evidence.ts";

/** The register of OWASP ASVS 5.0, levels 1 and 2: docs/security/asvs.tsv, one requirement a line. */
export const REGISTER = "docs/security/asvs.tsv";
export const PAGE = "docs/security/asvs.md";

export const VERDICTS = { pass: "pass", na: "n.a.", gap: "gap" } as const;
export type RegisterVerdict = keyof typeof VERDICTS;

export interface Requirement {
  id: string;
  verdict: RegisterVerdict;
  words: string;
  evidence: string[];
}

/** @throws Error naming the line that is none */
export const readRegister = (text: string): Requirement[] =>
  text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [id = "", verdict = "", words = "", evidence = ""] = line.split("\t");
      if (!/^\d+\.\d+\.\d+$/.test(id) || !Object.hasOwn(VERDICTS, verdict) || words === "")
        throw new Error(`${REGISTER} holds what is no requirement: ${line}`);
      return {
        id,
        verdict: verdict as RegisterVerdict,
        words,
        evidence: evidence.split(",").filter((key) => key !== ""),
      };
    });

/**
 * How many requirements of levels 1 and 2 each section has, in the standard's order: what is not in the register is
 * missing, not forgotten.
 */
const SECTIONS: readonly string[] = [
  "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2",
  "2.1:3 2.2:3 2.3:4 2.4:1",
  "3.2:2 3.3:4 3.4:6 3.5:5 3.7:2",
  "4.1:3 4.2:1 4.3:2 4.4:4",
  "5.1:1 5.2:3 5.3:2 5.4:3",
  "6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4",
  "7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2",
  "8.1:2 8.2:3 8.3:1 8.4:1",
  "9.1:3 9.2:4",
  "10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3",
  "11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1",
  "12.1:3 12.2:2 12.3:4",
  "13.1:1 13.2:5 13.3:2 13.4:5",
  "14.1:2 14.2:4 14.3:3",
  "15.1:3 15.2:3 15.3:7",
  "16.1:1 16.2:5 16.3:4 16.4:3 16.5:3",
  "17.1:1 17.2:4 17.3:2",
];

export const CHAPTERS: readonly string[] = [
  "Encoding and sanitisation",
  "Validation and business logic",
  "Web frontend",
  "API and web service",
  "Files",
  "Authentication",
  "Sessions",
  "Authorisation",
  "Self-contained tokens",
  "OAuth and OIDC",
  "Cryptography",
  "Communication",
  "Configuration",
  "Data protection",
  "Coding and architecture",
  "Logs and errors",
  "WebRTC",
];

/** Ids of levels 1 and 2: within a section they are the first ones. */
export const requiredIds = (): string[] =>
  SECTIONS.flatMap((line) => line.split(" ")).flatMap((pair) => {
    const [section = "", count] = pair.split(":");
    return Array.from({ length: Number(count) }, (_, at) => `${section}.${at + 1}`);
  });

const shownEvidence = (key: string): string => {
  const [file] = EVIDENCE[key] as Evidence;
  return `[${key}](../../${file})`;
};

const table = (requirements: readonly Requirement[]): string =>
  [
    "| | verdict | in our words | shown by |",
    "| --- | --- | --- | --- |",
    ...requirements.map(
      ({ id, verdict, words, evidence }) =>
        `| ${id} | ${VERDICTS[verdict]} | ${words} | ${evidence.map(shownEvidence).join(", ")} |`,
    ),
  ].join("\n");

/** The register as a page, with what stands open first. */
export const registerPage = (requirements: readonly Requirement[]): string => {
  const count = (wanted: RegisterVerdict) => requirements.filter(({ verdict }) => verdict === wanted).length;
  const chapters = CHAPTERS.map((name, at) => {
    const own = requirements.filter(({ id }) => id.startsWith(`${at + 1}.`));
    return `## ${at + 1} ${name}\n\n${table(own)}\n`;
  });
  return `# OWASP ASVS 5.0, levels 1 and 2

Where the product stands against the standard's ${requirements.length} requirements of levels 1 and 2: **${count("pass")} pass,
${count("gap")} gaps, ${count("na")} not applicable**. Words are ours, the standard has the full ones. A pass names tests that ran;
a test of the register finds them by file and title. Written from \`docs/security/asvs.tsv\` by
\`node lib/assurance/asvs/write-page.ts\`.

## What stands open

${table(requirements.filter(({ verdict }) => verdict === "gap"))}

${chapters.join("\n")}`;
};
