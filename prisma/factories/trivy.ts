import { digestOf } from "./digest.ts";
import { type Flaw, isSystemPackage, purlOf } from "./packages.ts";

export interface ScannedImage {
  /** `registry/path`, without tag. */
  repository: string;
  tag: string;
  /** Says what is in the image: the same words give the same digests. */
  content: string;
  os: { family: string; name: string; eol?: boolean };
  flaws: Flaw[];
  at: string | null;
  secrets?: { rule: string; path: string; severity: "critical" | "high" }[];
}

const upper = (severity: string): string => (severity === "negligible" ? "LOW" : severity.toUpperCase());

const LANGUAGE: Record<string, string> = {
  npm: "node-pkg",
  pypi: "python-pkg",
  golang: "gobinary",
  maven: "jar",
};

const vulnerability = (flaw: Flaw, os: string) => ({
  VulnerabilityID: flaw.id,
  PkgName: flaw.package,
  PkgIdentifier: { PURL: purlOf(flaw, os) },
  InstalledVersion: flaw.version,
  ...(flaw.fixed ? { FixedVersion: flaw.fixed, Status: "fixed" } : { Status: "affected" }),
  ...(flaw.path ? { PkgPath: flaw.path } : {}),
  Title: flaw.title ?? `${flaw.package}: ${flaw.id}`,
  Severity: upper(flaw.severity),
  PrimaryURL: `https://avd.aquasec.com/nvd/${flaw.id.toLowerCase()}`,
});

/** A Trivy image report, schema 2, as version 0.69 writes it. */
export const trivyImage = (image: ScannedImage) => {
  const { repository, tag, content, os, flaws } = image;
  const system = flaws.filter(isSystemPackage);
  const languages = Map.groupBy(
    flaws.filter((f) => !isSystemPackage(f)),
    (f) => f.type,
  );
  return {
    SchemaVersion: 2,
    Trivy: { Version: "0.69.1" },
    ...(image.at ? { CreatedAt: image.at } : {}),
    ArtifactName: `${repository}:${tag}`,
    ArtifactType: "container_image",
    Metadata: {
      OS: { Family: os.family, Name: os.name, ...(os.eol ? { EOSL: true } : {}) },
      ImageID: digestOf(content, "config"),
      DiffIDs: [digestOf(os.family, os.name, "layer"), digestOf(content, "layer")],
      RepoTags: [`${repository}:${tag}`],
      RepoDigests: [`${repository}@${digestOf(content, "manifest")}`],
      ImageConfig: { architecture: "amd64", os: "linux", created: "2026-01-01T00:00:00Z" },
    },
    Results: [
      {
        Target: `${repository}:${tag} (${os.family} ${os.name})`,
        Class: "os-pkgs",
        Type: os.family,
        ...(system.length > 0 ? { Vulnerabilities: system.map((f) => vulnerability(f, os.family)) } : {}),
      },
      ...[...languages].map(([type, list]) => ({
        Target: type,
        Class: "lang-pkgs",
        Type: LANGUAGE[type],
        Vulnerabilities: list.map((f) => vulnerability(f, os.family)),
      })),
      ...(image.secrets ?? []).map((secret) => ({
        Target: secret.path,
        Class: "secret",
        Secrets: [
          {
            RuleID: secret.rule,
            Category: "general",
            Severity: upper(secret.severity),
            Title: secret.rule,
            StartLine: 3,
            EndLine: 3,
            Match: "key = ****************",
          },
        ],
      })),
    ],
  };
};
