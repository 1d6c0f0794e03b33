import type { Observation } from "../../reading.ts";
import { type Distribution, distributionOf } from "../distribution.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asList, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { countObservation, type Tally } from "../tally.ts";
import { enrichmentsOf } from "./enrichments.ts";
import { packageIn } from "./installed.ts";
import { type MatchContext, readMatch } from "./match.ts";
import { ClairReport } from "./schema.ts";
import type { ClairStatement } from "./statement.ts";

export function isMatched(report: JsonObject): boolean {
  return "package_vulnerabilities" in report && ("manifest_hash" in report || "packages" in report);
}

/** The report of Clair 4: one entry is a vulnerability in a package, a pair of ids in `package_vulnerabilities`. */
export function readMatched(document: unknown, tally: Tally): ClairStatement {
  const report = parseEnvelope(ClairReport, document);
  const distributions = new Map<string, Distribution>();
  for (const [id, raw] of Object.entries(report.distributions ?? {})) {
    const found = distributionIn(asObject(raw));
    if (found !== null) distributions.set(id, found);
  }
  const context: MatchContext = { enrichments: enrichmentsOf(report.enrichments), rules: new Map() };
  const observations: Observation[] = [];
  for (const [packageId, ids] of Object.entries(report.package_vulnerabilities ?? {})) {
    const installed = packageIn(report, packageId, distributions);
    for (const [index, id] of asList(ids).entries()) {
      const vulnerability = asObject(report.vulnerabilities?.[String(id)]);
      const at = step(step("/package_vulnerabilities", packageId), index);
      const read = readMatch(String(id), vulnerability, installed, context);
      if (typeof read === "string") {
        tally.skipped.push({ path: at, reason: read });
        continue;
      }
      observations.push(read);
      countObservation(tally, read);
    }
  }
  const [first] = distributions.values();
  const digest = asWord(report.manifest_hash);
  const isDigest = digest !== null && /^sha256:[0-9a-f]{64}$/.test(digest);
  const packages = Object.keys(report.packages ?? {}).length;
  return {
    subject: namedImage({
      name: "",
      repoDigests: isDigest ? [digest] : [],
      os: first?.os ?? null,
    }),
    observations,
    packages,
    looked: packages > 0 || first !== undefined,
  };
}

function distributionIn(stated: JsonObject | null): Distribution | null {
  const release = asWord(stated?.version_id) ?? asWord(stated?.version) ?? "";
  return (
    distributionOf(`${asText(stated?.did)}:${release}`) ??
    distributionOf(asText(stated?.pretty_name) || asText(stated?.name))
  );
}
