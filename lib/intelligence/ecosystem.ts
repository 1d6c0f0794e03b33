import { packageTypeOfEcosystem } from "../ingest/adapters/osv-ecosystem.ts";
import { componentOf } from "../ingest/identity/component.ts";
import { releaseOf } from "./release.ts";

/** OSV's names of what package URLs call by a type; types whose packages a distribution releases are not among them. */
const ECOSYSTEMS: Record<string, string> = {
  bitnami: "bitnami",
  cargo: "crates.io",
  composer: "packagist",
  conan: "conancenter",
  cran: "cran",
  gem: "rubygems",
  github: "github actions",
  golang: "go",
  hackage: "hackage",
  hex: "hex",
  julia: "julia",
  maven: "maven",
  npm: "npm",
  nuget: "nuget",
  pub: "pub",
  pypi: "pypi",
  swift: "swifturl",
};

/** Of Red Hat's products only the plain ones: extended support and layered products fix other builds of a package. */
const RED_HAT = /^red hat:enterprise_linux(?:_\w+)?:(\d+)/;
/** Products of one SUSE release share their packages; long-term support, after its end, does not. */
const SUSE =
  /^suse:linux enterprise (?:server|desktop|high performance computing|module for [^:]*?) (\d+)(?: sp(\d+))?$/;
const BY_MAJOR = new Set(["debian", "rocky linux", "almalinux", "mageia", "azure linux"]);

/**
 * An OSV ecosystem in the one spelling that records and packages are joined by: lower case, the distribution's release
 * as far as its advisories tell releases apart (`debian:12`, `alpine:3.20`, `ubuntu:22.04`, `red hat:9`), registries of
 * Maven left aside. A distribution's name alone stands for all of its releases.
 *
 * @see https://ossf.github.io/osv-schema/#defined-ecosystems
 */
export function ecosystemKey(ecosystem: string): string {
  const text = ecosystem.trim().toLowerCase();
  const [family = "", ...rest] = text.split(":");
  const release = rest.join(":");
  if (release === "") return family;
  const redHat = RED_HAT.exec(text);
  if (redHat) return `red hat:${redHat[1]}`;
  const suse = SUSE.exec(text);
  if (suse) return `suse:${suse[1]}${suse[2] === undefined ? "" : `.${suse[2]}`}`;
  if (BY_MAJOR.has(family)) return `${family}:${release.split(/[.:]/, 1)[0]}`;
  if (family === "alpine") return `alpine:${release.replace(/^v/, "")}`;
  if (family === "ubuntu") return text.replace(/:lts$/, "");
  return family === "maven" ? family : text;
}

/** The ecosystem of an installed package by its own package URL; "" where type and URL don't tell. */
export function ecosystemOfPackage(type: string, purl: string | null): string {
  return ECOSYSTEMS[type] ?? (purl === null ? "" : releaseOf(type, distributionIn(purl)));
}

/** The ecosystem of a package whose URL names no distribution, by the system it was found in. */
export const ecosystemOfSystem = (type: string, family: string, name: string): string =>
  ECOSYSTEMS[type] ?? releaseOf(type, { namespace: family, distro: name });

/** The ecosystems whose records speak of a package: of its release, and of the distribution as a whole. */
export const ecosystemsOf = (ecosystem: string): string[] =>
  ecosystem.includes(":") ? [ecosystem, ecosystem.split(":", 1)[0] as string] : [ecosystem];

/** The key under which packages of an ecosystem are known here: that of components (identity/component.ts). */
export function packageKey(ecosystem: string, name: string): string {
  const type = packageTypeOfEcosystem(ecosystem);
  return componentOf(null, type === "swift" ? name.replace(/^https?:\/\//, "") : name, type).key;
}

/** What the epoch of a package is where its version leaves it out, as Trivy's package URLs do; else 0. */
export const epochOf = (purl: string | null, version: string): number =>
  purl === null || /^\d+:/.test(version) ? 0 : Number(/^\d{1,9}$/.exec(qualifierIn(purl, "epoch"))?.[0] ?? 0);

function distributionIn(purl: string): { namespace: string; distro: string } {
  const [, namespace = ""] = /^pkg:\/*[^/]+\/([^/@?#]+)\//.exec(purl) ?? [];
  return { namespace: namespace.toLowerCase(), distro: qualifierIn(purl, "distro") };
}

function qualifierIn(purl: string, name: string): string {
  const question = purl.indexOf("?");
  if (question < 0) return "";
  const [qualifiers = ""] = purl.slice(question + 1).split("#", 1);
  // A plus is a plus here, not a blank as in a form.
  return new URLSearchParams(qualifiers.replaceAll("+", "%2B")).get(name)?.trim() ?? "";
}
