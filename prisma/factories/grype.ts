import { digestOf } from "./digest.ts";
import { type Flaw, isSystemPackage, purlOf } from "./packages.ts";
import type { ScannedImage } from "./trivy.ts";

const TYPES: Record<Flaw["type"], string> = {
  deb: "deb",
  rpm: "rpm",
  apk: "apk",
  npm: "npm",
  pypi: "python",
  golang: "go-module",
  maven: "java-archive",
};

const word = (severity: string): string => severity[0]!.toUpperCase() + severity.slice(1);

const match = (flaw: Flaw, os: string) => {
  const byGithub = flaw.ghsa !== undefined && !isSystemPackage(flaw);
  return {
    vulnerability: {
      id: byGithub ? flaw.ghsa : flaw.id,
      dataSource: byGithub
        ? `https://github.com/advisories/${flaw.ghsa}`
        : `https://nvd.nist.gov/vuln/detail/${flaw.id}`,
      namespace: byGithub ? "github:language" : `${os}:distro`,
      severity: word(flaw.severity),
      urls: [],
      fix: flaw.fixed ? { versions: [flaw.fixed], state: "fixed" } : { versions: [], state: "not-fixed" },
      ...(flaw.epss === undefined
        ? {}
        : { epss: [{ cve: flaw.id, epss: flaw.epss, percentile: 0.5, date: "2026-03-01" }] }),
      ...(flaw.kev ? { knownExploited: [{ cve: flaw.id }] } : {}),
    },
    relatedVulnerabilities: byGithub
      ? [{ id: flaw.id, dataSource: `https://nvd.nist.gov/vuln/detail/${flaw.id}` }]
      : [],
    matchDetails: [{ type: "exact-direct-match", matcher: "stock-matcher" }],
    artifact: {
      name: flaw.package,
      version: flaw.version,
      type: TYPES[flaw.type],
      locations: [{ path: flaw.path ?? "/var/lib/dpkg/status" }],
      purl: purlOf(flaw, os),
    },
  };
};

/** A Grype report of the same image, database schema 6. */
export const grypeImage = (image: ScannedImage) => ({
  matches: image.flaws.map((flaw) => match(flaw, image.os.family)),
  source: {
    type: "image",
    target: {
      userInput: `${image.repository}:${image.tag}`,
      imageID: digestOf(image.content, "config"),
      manifestDigest: digestOf(image.content, "local manifest"),
      tags: [`${image.repository}:${image.tag}`],
      repoDigests: [`${image.repository}@${digestOf(image.content, "manifest")}`],
      os: "linux",
      architecture: "amd64",
      layers: [{ digest: digestOf(image.content, "layer") }],
    },
  },
  distro: { name: image.os.family, version: image.os.name, idLike: [] },
  descriptor: {
    name: "grype",
    version: "0.94.0",
    ...(image.at ? { timestamp: image.at } : {}),
    db: { status: { schemaVersion: "v6.0.2", built: "2026-02-27T01:30:00Z" } },
  },
});
