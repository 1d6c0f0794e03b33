import { FINDING_KINDS, SEVERITIES } from "../../lib/findings/schema.ts";
import { dice, roll } from "./dice.ts";
import type { Scale } from "./scale.ts";

export interface SeededRule {
  id: number;
  kind: number;
  key: string;
  title: string;
  severity: number;
  epss: number | null;
  kev: boolean;
  componentId: number;
}

const VULNERABILITY = FINDING_KINDS.indexOf("vulnerability");
const MISCONFIGURATION = FINDING_KINDS.indexOf("misconfiguration");
const WORDS = ["Heap overflow", "Use after free", "Path traversal", "Denial of service", "Command injection"];
const CHECKS = [
  ["privileged", "critical", "Runs privileged"],
  ["host-network", "high", "Shares the host's network"],
  ["writable-root", "medium", "Root file system is writable"],
  ["no-limits", "low", "Has no memory limit"],
  ["latest-tag", "low", "Runs a tag that moves"],
  ["run-as-root", "medium", "Runs as root"],
] as const;

/** One in twenty critical, four high, nine medium, six low. */
const severityOf = (n: number): number => {
  const d = dice(n, 1);
  return SEVERITIES.indexOf(d < 0.05 ? "critical" : d < 0.25 ? "high" : d < 0.7 ? "medium" : "low");
};

/** Advisories first, each of one package; then checks of a component of their own. */
export const rules = ({ advisories, packages }: Scale): SeededRule[] => [
  ...Array.from({ length: advisories }, (_, n) => ({
    id: n + 1,
    kind: VULNERABILITY,
    key: `CVE-${2016 + (n % 11)}-${10_000 + n}`,
    title: `${WORDS[n % WORDS.length]} in package-${n % packages}`,
    severity: severityOf(n),
    epss: Math.round(dice(n, 2) ** 6 * 1e5) / 1e5,
    kev: dice(n, 3) < 0.01,
    componentId: 1 + (n % packages),
  })),
  ...CHECKS.map(([key, severity, title], n) => ({
    id: advisories + n + 1,
    kind: MISCONFIGURATION,
    key: `seed/${key}`,
    title,
    severity: SEVERITIES.indexOf(severity),
    epss: null,
    kev: false,
    componentId: packages + 1,
  })),
];

export const components = ({
  packages,
}: Scale): { id: number; key: string; name: string; type: string }[] => [
  ...Array.from({ length: packages }, (_, n) => {
    const type = ["deb", "npm", "golang", "pypi", "maven"][roll(5, n, 4)]!;
    return { id: n + 1, key: `${type}/package-${n}`, name: `package-${n}`, type };
  }),
  { id: packages + 1, key: "container/app", name: "app", type: "container" },
];

/** Which advisories a repository's images have, each once: the first of the list are in far more repositories. */
export const advisoriesOf = (
  { advisories, vulnerabilitiesOfRepository }: Scale,
  repository: number,
): number[] => {
  const ids = new Set<number>();
  for (let n = 0; ids.size < Math.min(vulnerabilitiesOfRepository, advisories); n++)
    ids.add(1 + Math.floor(advisories * dice(repository, n, 5) ** 2));
  return [...ids].sort((a, b) => a - b);
};
