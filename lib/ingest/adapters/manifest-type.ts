/** Lock files and manifests of package managers, by name; then files that installed packages leave, by ending. */
const NAMES: Record<string, string> = {
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
  "yarn.lock": "npm",
  "pnpm-lock.yaml": "npm",
  "bun.lock": "npm",
  "package.json": "npm",
  "Gemfile.lock": "gem",
  "Pipfile.lock": "pypi",
  "poetry.lock": "pypi",
  "uv.lock": "pypi",
  "pdm.lock": "pypi",
  "requirements.txt": "pypi",
  METADATA: "pypi",
  "PKG-INFO": "pypi",
  "Cargo.lock": "cargo",
  "composer.lock": "composer",
  "installed.json": "composer",
  "go.sum": "golang",
  "go.mod": "golang",
  "pom.xml": "maven",
  "gradle.lockfile": "maven",
  "build.sbt.lock": "maven",
  "packages.lock.json": "nuget",
  "packages.config": "nuget",
  "mix.lock": "hex",
  "pubspec.lock": "pub",
  "Podfile.lock": "cocoapods",
  "conan.lock": "conan",
  "renv.lock": "cran",
};
const ENDINGS: [RegExp, string][] = [
  [/\.(jar|war|ear|par)$/i, "maven"],
  [/\.gemspec$/i, "gem"],
  [/\.deps\.json$/i, "nuget"],
  [/requirements[\w.-]*\.txt$/i, "pypi"],
];

/** The purl type of what a package manager's file lists; "" where the file tells nothing. */
export function manifestType(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    (Object.hasOwn(NAMES, name) ? NAMES[name] : ENDINGS.find(([ending]) => ending.test(name))?.[1]) ?? ""
  );
}
