/** Purl type → every other word scanners use for it: Trivy result types and distributions, Grype artifact types. */
const WORDS: Record<string, string> = {
  apk: "alpine wolfi chainguard minimos",
  deb: "dpkg debian ubuntu echo",
  rpm:
    "redhat rhel centos rocky alma almalinux oracle oraclelinux amazon amzn fedora photon cbl-mariner mariner azurelinux " +
    "suse sles opensuse opensuse.leap opensuse.tumbleweed opensuse-leap opensuse-tumbleweed suse.linux.enterprise.server " +
    "slem openeuler",
  alpm: "arch archlinux",
  npm: "node-pkg yarn pnpm bun javascript node",
  pypi: "python python-pkg pip pipenv poetry uv pylock egg wheel",
  golang: "go-module gobinary gomod go",
  maven:
    "java-archive jar pom gradle gradle-lockfile sbt sbt-lockfile jenkins-plugin graalvm-native-image java war ear",
  gem: "gemspec bundler ruby rubygems",
  cargo: "rust-crate rustbinary rust-binary rust crates.io",
  composer: "composer-vendor php-composer php php-pecl php-pear pear",
  nuget: "dotnet dotnet-core dotnet-deps packages-props packages-config",
  conda: "conda-pkg conda-environment",
  cocoapods: "pod",
  pub: "dart-pub dart",
  hex: "mix-lock elixir erlang",
  cran: "r-package",
  luarocks: "lua-rocks lua",
  hackage: "haskell",
  ebuild: "portage gentoo",
  wordpress: "wordpress-plugin",
  otp: "erlang-otp",
  brew: "homebrew",
  github: "github-action github-action-workflow",
  k8s: "kubernetes",
  generic: "binary linux-kernel linux-kernel-module msrc-kb unknown unknownpackage",
};

const TYPES = new Map<string, string>();
for (const [type, words] of Object.entries(WORDS)) {
  TYPES.set(type, type);
  for (const word of words.split(" ")) TYPES.set(word, type);
}

/** The purl type for a tool's package type, distribution or purl type; the word itself, lower case, where unknown. */
export function packageTypeOf(word: string): string {
  const lower = word.trim().toLowerCase();
  return TYPES.get(lower) ?? lower;
}
