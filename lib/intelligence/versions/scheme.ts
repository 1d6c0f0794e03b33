/** How versions are ordered. `semver` also stands for the registries that follow it: npm, crates.io, Hex, Pub, Swift. */
export type VersionScheme =
  | "dpkg"
  | "rpm"
  | "apk"
  | "semver"
  | "pep440"
  | "maven"
  | "go"
  | "rubygems"
  | "nuget";

/** By lower-case ecosystem of the OSV schema. Those with an order of their own (Packagist, CRAN, Hackage) are absent. */
const ECOSYSTEMS: Record<VersionScheme, string[]> = {
  dpkg: ["debian", "ubuntu", "echo"],
  rpm: [
    "almalinux",
    "azure linux",
    "mageia",
    "openeuler",
    "opensuse",
    "photon os",
    "red hat",
    "rocky linux",
    "suse",
  ],
  apk: ["alpaquita", "alpine", "bellsoft hardened containers", "chainguard", "minimos", "wolfi"],
  semver: [
    "bitnami",
    "crates.io",
    "github actions",
    "hex",
    "julia",
    "kubernetes",
    "npm",
    "pub",
    "swifturl",
    "vscode",
  ],
  pep440: ["pypi"],
  maven: ["maven"],
  go: ["go"],
  rubygems: ["rubygems"],
  nuget: ["nuget"],
};

const PURL_TYPES: Record<VersionScheme, string[]> = {
  dpkg: ["deb"],
  rpm: ["rpm"],
  apk: ["apk"],
  semver: ["bitnami", "cargo", "githubactions", "hex", "julia", "npm", "pub", "swift"],
  pep440: ["pypi"],
  maven: ["maven"],
  go: ["golang"],
  rubygems: ["gem"],
  nuget: ["nuget"],
};

const inverted = (table: Record<VersionScheme, string[]>): Map<string, VersionScheme> =>
  new Map(
    Object.entries(table).flatMap(([scheme, names]) =>
      names.map((name): [string, VersionScheme] => [name, scheme as VersionScheme]),
    ),
  );

const BY_ECOSYSTEM = inverted(ECOSYSTEMS);
const BY_PURL_TYPE = inverted(PURL_TYPES);

/**
 * The order that an OSV ecosystem uses, whatever its suffix and case: `Debian:12`, `Alpine:v3.20`, `npm`, `PyPI`.
 * `Root` patches other people's packages and names theirs behind the colon: `Root:Alpine:3.18`.
 * @returns null when unknown
 */
export function schemeOfEcosystem(ecosystem: string): VersionScheme | null {
  const [name = "", suffix = ""] = ecosystem.toLowerCase().split(":", 2);
  return BY_ECOSYSTEM.get((name.trim() === "root" ? suffix : name).trim()) ?? null;
}

/** The order that a package URL's type uses: `deb`, `golang`, `npm`. @returns null when unknown */
export const schemeOfPurlType = (type: string): VersionScheme | null =>
  BY_PURL_TYPE.get(type.trim().toLowerCase()) ?? null;
