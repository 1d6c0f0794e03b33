interface Family {
  /** Words by which scanners and `os-release` call it. */
  words: string;
  /** The purl type of its packages. */
  type: string;
  /** Its ecosystem for a release as written, lower case; null where it has no such release. */
  key: (release: string) => string | null;
}

const major = (name: string) => (release: string) => {
  const [number = ""] = /^\d+/.exec(release) ?? [];
  return number === "" ? null : `${name}:${number}`;
};
const minor = (name: string) => (release: string) => {
  const [number = ""] = /^\d+\.\d+/.exec(release) ?? [];
  return number === "" ? null : `${name}:${number}`;
};
const named = (name: string, names: Record<string, string>) => (release: string) =>
  major(name)(names[release] ?? release);
const only = (name: string) => () => name;

const DEBIAN: Record<string, string> = {
  stretch: "9",
  buster: "10",
  bullseye: "11",
  bookworm: "12",
  trixie: "13",
  forky: "14",
};
const UBUNTU: Record<string, string> = {
  trusty: "14.04",
  xenial: "16.04",
  bionic: "18.04",
  focal: "20.04",
  jammy: "22.04",
  noble: "24.04",
};

const FAMILIES: Family[] = [
  { words: "debian", type: "deb", key: named("debian", DEBIAN) },
  { words: "ubuntu", type: "deb", key: (release) => minor("ubuntu")(UBUNTU[release] ?? release) },
  { words: "echo", type: "deb", key: only("echo") },
  {
    words: "alpine",
    type: "apk",
    key: (release) => (release === "edge" ? "alpine:edge" : minor("alpine")(release)),
  },
  { words: "wolfi", type: "apk", key: only("wolfi") },
  { words: "chainguard", type: "apk", key: only("chainguard") },
  { words: "minimos", type: "apk", key: only("minimos") },
  // CentOS is built from the same sources, and has no advisories of its own.
  { words: "rhel redhat centos", type: "rpm", key: major("red hat") },
  { words: "rocky", type: "rpm", key: major("rocky linux") },
  { words: "alma almalinux", type: "rpm", key: major("almalinux") },
  {
    words: "sles suse suse-linux-enterprise-server suse.linux.enterprise.server",
    type: "rpm",
    key: (release) => (/^\d/.test(release) ? `suse:${release.replace(/\.0$/, "")}` : null),
  },
  {
    words: "opensuse-leap opensuse.leap",
    type: "rpm",
    key: (release) => (/^\d/.test(release) ? `opensuse:leap ${release}` : null),
  },
  { words: "opensuse-tumbleweed opensuse.tumbleweed", type: "rpm", key: only("opensuse:tumbleweed") },
  { words: "mageia", type: "rpm", key: major("mageia") },
  { words: "photon", type: "rpm", key: minor("photon os") },
  { words: "azurelinux mariner cbl-mariner", type: "rpm", key: major("azure linux") },
];

const BY_WORD = new Map(FAMILIES.flatMap((family) => family.words.split(" ").map((word) => [word, family])));
const RELEASE = /^(?:(.*?)[- ])?v?(\d[\w.]*|edge|[a-z]+)$/;

/**
 * The ecosystem (lib/intelligence/ecosystem.ts) of a distribution's release; "" where it has no advisories in OSV or is
 * not told.
 *
 * @param type purl type of the package: `deb`, `rpm`, `apk`
 * @param distribution namespace of the package, and its `distro`: with the distribution's name (`debian-12.5`) or
 *   without (`3.20.1`), a code name (`bookworm`), or nothing
 */
export function releaseOf(
  type: string,
  { namespace, distro }: { namespace: string; distro: string },
): string {
  const text = distro.trim().toLowerCase();
  const whole = BY_WORD.get(text);
  const [, word, release = ""] = (whole ? null : RELEASE.exec(text)) ?? [];
  const family = whole ?? BY_WORD.get(spelled(word ?? "")) ?? BY_WORD.get(spelled(namespace));
  return family?.type === type ? (family.key(release) ?? "") : "";
}

const spelled = (word: string): string => word.trim().toLowerCase().replaceAll(" ", "-");
