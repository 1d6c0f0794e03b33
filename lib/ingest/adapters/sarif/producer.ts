import type { FindingKind } from "../../../findings/schema.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";

/** The tool that wrote a run. */
export interface Producer {
  name: string;
  version: string | null;
  /** The same for every name that the tool has had. */
  slug: string;
  /** What it looks for in every run, so that finding none of it is a statement. */
  looksFor: readonly FindingKind[];
  /** What its runs are about where they do not say; null where that differs. */
  subject: "image" | "source" | null;
}

type Known = [name: RegExp, slug: string, looksFor: FindingKind[], subject: Producer["subject"]];

const KNOWN: Known[] = [
  [/^(anchore.*(grype|vulnerability)|grype)/i, "grype", ["vulnerability"], null],
  // One name for images, files and clusters, with any of its scanners: only what a run lists was looked for.
  [/^trivy/i, "trivy", [], null],
  [/^snyk container/i, "snyk-container", ["vulnerability"], "image"],
  [/^snyk open source/i, "snyk-open-source", ["vulnerability"], "source"],
  [/^docker scout/i, "docker-scout", ["vulnerability"], "image"],
  [/^clair/i, "clair", ["vulnerability"], "image"],
  [/^osv-scanner/i, "osv-scanner", ["vulnerability"], "source"],
  [/^govulncheck/i, "govulncheck", ["vulnerability"], "source"],
  [/^dockle/i, "dockle", ["misconfiguration"], "image"],
  [/^gitleaks/i, "gitleaks", ["secret"], "source"],
  [/^detect[- ]secrets/i, "detect-secrets", ["secret"], "source"],
  [/^truffle ?hog/i, "trufflehog", ["secret"], "source"],
  [/^(ggshield|gitguardian)/i, "ggshield", ["secret"], "source"],
  [/^(secretlint|kingfisher|whispers|talisman|betterleaks)/i, "", ["secret"], "source"],
  [/^nosey ?parker/i, "noseyparker", ["secret"], "source"],
  [/^semgrep/i, "semgrep", ["misconfiguration"], "source"],
];

/** Who wrote a run, by the name of its driver; a tool that nobody here knows checks configuration or code. */
export function producerOf(run: JsonObject): Producer {
  const driver = asObject(asObject(run.tool)?.driver);
  const name = asWord(driver?.name) ?? "";
  const version = asWord(driver?.semanticVersion) ?? asWord(driver?.version);
  const own = slugOf(name);
  const known = KNOWN.find(([pattern]) => pattern.test(name));
  if (known === undefined)
    return { name, version, slug: own, looksFor: ["misconfiguration"], subject: "source" };
  const [, slug, looksFor, subject] = known;
  return { name, version, slug: slug || own, looksFor, subject };
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .join("-");
  return slug === "" ? "unnamed-tool" : slug;
}
