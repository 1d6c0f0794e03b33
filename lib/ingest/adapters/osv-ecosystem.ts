import { packageTypeOf } from "../identity/package-types.ts";

/** OSV's names of ecosystems that are no word of any scanner. */
const TYPES: Record<string, string> = {
  packagist: "composer",
  conancenter: "conan",
  "github actions": "github",
  "red hat": "rpm",
  "rocky linux": "rpm",
  suse: "rpm",
  mageia: "rpm",
  "photon os": "rpm",
  swifturl: "swift",
  vscode: "vscode-extension",
  linux: "generic",
  git: "generic",
  "oss-fuzz": "generic",
};

/** The purl type of an OSV ecosystem, whose release (`Debian:12`) is left aside. */
export function packageTypeOfEcosystem(ecosystem: string): string {
  const name = (ecosystem.split(":", 1)[0] ?? "").trim().toLowerCase();
  return Object.hasOwn(TYPES, name) ? (TYPES[name] ?? "") : packageTypeOf(name);
}
