import { digestOf } from "../../prisma/factories/digest.ts";
import { trivyImage } from "../../prisma/factories/trivy.ts";

/** Entries, advisories and packages of one report; each advisory concerns several packages, as kernels and runtimes do. */
export const SHAPE = { entries: 50_000, advisories: 10_000, packages: 2_000 };

const SEVERITIES = ["critical", "high", "medium", "medium", "low", "low"] as const;
const WORDS =
  "a flaw in the handling of crafted input lets a remote attacker read memory beyond the buffer and end the process".split(
    " ",
  );

/** Text of some length that is the same for the same number. */
const prose = (seed: number, words: number): string =>
  Array.from({ length: words }, (_, i) => WORDS[(seed * 31 + i * (7 + (seed % 5))) % WORDS.length]).join(" ");

export const advisoryKey = (n: number): string => `CVE-${2010 + (n % 16)}-${10_000 + n}`;
export const packageName = (n: number): string => `lib-bench-${n}`;
/** The package an entry is about: advisory e mod advisories, a different package each time it returns. */
const packageOf = (entry: number): number =>
  (entry * 7 + Math.floor(entry / SHAPE.advisories) * 401) % SHAPE.packages;

const flaws = (entries: number = SHAPE.entries) =>
  Array.from({ length: entries }, (_, e) => {
    const advisory = e % SHAPE.advisories;
    return {
      id: advisoryKey(advisory),
      package: packageName(packageOf(e)),
      type: "deb" as const,
      version: `${1 + (packageOf(e) % 9)}.${packageOf(e) % 31}-1`,
      ...(advisory % 3 === 0 ? { fixed: `${10 + (advisory % 9)}.${advisory % 40}-2` } : {}),
      severity: SEVERITIES[advisory % SEVERITIES.length]!,
      title: `bench: ${prose(advisory, 9)}`,
    };
  });

/** What Trivy writes beside the factory's fields, so that entries have their real size of about 1.6 kB. */
const enlarge = (entry: { VulnerabilityID: string }, e: number) => {
  const advisory = e % SHAPE.advisories;
  const id = entry.VulnerabilityID;
  const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:H";
  return {
    ...entry,
    PkgID: `${packageName(packageOf(e))}@1`,
    Layer: { DiffID: digestOf("layer", e % 12) },
    SeveritySource: "debian",
    Description: prose(advisory, 110),
    CweIDs: ["CWE-125", "CWE-787"],
    CVSS: { nvd: { V3Vector: vector, V3Score: 9.1 }, redhat: { V3Vector: vector, V3Score: 7.5 } },
    References: Array.from({ length: 6 }, (_, r) => `https://example.org/advisories/${id}/reference-${r}`),
    PublishedDate: "2025-03-04T05:06:07.000Z",
    LastModifiedDate: "2025-06-07T08:09:10.123Z",
  };
};

/** The report's results as JSON text, made once: documents differ in what stands before them. */
const resultsText = (entries: number = SHAPE.entries): string => {
  const { Results } = trivyImage({ ...image("bench", "content", "x"), flaws: flaws(entries) });
  const results = Results as unknown as { Vulnerabilities?: { VulnerabilityID: string }[] }[];
  for (const result of results) {
    if (result.Vulnerabilities) result.Vulnerabilities = result.Vulnerabilities.map(enlarge);
  }
  return JSON.stringify(results);
};

const image = (repository: string, content: string, at: string) => ({
  repository,
  tag: content,
  content,
  os: { family: "debian", name: "12.5" },
  flaws: [],
  at,
});

/** Makes reports of the same entries about any image, as bytes. */
export const reportMaker = (
  entries: number = SHAPE.entries,
): ((repository: string, content: string, at: Date) => Buffer) => {
  const tail = Buffer.from(`,"Results":${resultsText(entries)}}`);
  return (repository, content, at) => {
    const { Results: _, ...head } = trivyImage(image(repository, content, at.toISOString()));
    return Buffer.concat([Buffer.from(JSON.stringify(head).slice(0, -1)), tail]);
  };
};
