import type { Observation, Rule } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { severityOf, type ToolSeverity } from "../../severity.ts";
import { additiveSlice } from "../check-entry.ts";
import { asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { statedProbability, statedScore } from "../stated-score.ts";
import { problemIds, vulnerabilityObservation } from "../vulnerability-entry.ts";
import { packageOf, wayTo } from "./package.ts";

export const SNYK_SLICE = additiveSlice("snyk:packages", "vulnerabilities", "vulnerability");

export interface IssueContext {
  /** The project's package manager, and the file that its packages are listed in. */
  manager: string;
  place: string;
  /** By Snyk's id: an issue is written out once for every way to its package. */
  rules: Map<string, Rule>;
}

export const isLicenseIssue = (issue: JsonObject | null): boolean =>
  issue?.type === "license" || /^snyk:lic:/.test(asText(issue?.id));

/** One entry of `vulnerabilities`; a text says why it cannot be read. What the Dockerfile says is nobody's concern. */
export function readIssue(issue: JsonObject | null, context: IssueContext): Observation | string {
  const id = asWord(issue?.id);
  if (issue === null || id === null) return "no id";
  const component = packageOf(issue, context.manager);
  if (component === null) return "no name of a package";
  const rule = context.rules.get(id) ?? issueRule(id, issue);
  context.rules.set(id, rule);
  const read = vulnerabilityObservation({
    slice: SNYK_SLICE.key,
    id,
    names: [],
    rule,
    component,
    version: asText(issue.version),
    fixedVersion: asWord(issue.nearestFixedInVersion) ?? asTexts(issue.fixedIn).join(", "),
    severity: severityIn(issue),
    place: context.place,
    detail: wayTo(issue),
  });
  return { ...read, rule };
}

/** Old versions knew no critical: they wrote it beside. What a policy decided stands. */
function severityIn(issue: JsonObject): ToolSeverity {
  const hidden = issue.severity === "high" && issue.severityWithCritical === "critical";
  return severityOf(hidden && issue.originalSeverity === undefined ? "critical" : issue.severity);
}

function issueRule(id: string, issue: JsonObject): Rule {
  const identifiers = asObject(issue.identifiers);
  const names = ["CVE", "GHSA", "ALTERNATIVE"].flatMap((key) => asTexts(identifiers?.[key]));
  return {
    ...problemIds(id, names),
    title: asText(issue.title),
    description: asText(issue.description),
    remediation: "",
    references: asTexts(asObjects(issue.references).map(({ url }) => url)),
    cvss: scoresOf(issue),
    epss: statedProbability(asObject(issue.epssDetails)?.probability),
    kev: null,
    publishedAt: scanTime(issue.publicationTime),
  };
}

/** By all who scored it in new versions, before by Snyk alone. */
function scoresOf(issue: JsonObject): Rule["cvss"] {
  const sources = asObjects(issue.cvssSources).flatMap((stated) =>
    statedScore({
      score: stated.baseScore,
      vector: asText(stated.vector),
      version: asText(stated.cvssVersion),
      source: asText(stated.assigner),
    }),
  );
  if (sources.length > 0) return sources;
  const details = asObjects(issue.cvssDetails).flatMap((stated) =>
    statedScore({
      score: stated.cvssV3BaseScore,
      vector: asText(stated.cvssV3Vector),
      version: "3.0",
      source: asText(stated.assigner),
    }),
  );
  const own = statedScore({
    score: issue.cvssScore,
    vector: asText(issue.CVSSv3),
    version: "3.0",
    source: "Snyk",
  });
  return [...own, ...details];
}
