import { componentOf } from "../../identity/component.ts";
import { packageTypeOf } from "../../identity/package-types.ts";
import type { Observation, Rule } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import {
  asList,
  asNumber,
  asObject,
  asObjects,
  asText,
  asTexts,
  asWord,
  type JsonObject,
} from "../json-value.ts";

export const GRYPE_SLICE = "grype:packages";

/** Package databases list everything in one file, so their path says nothing about the package. */
const DATABASE_TYPES = new Set(["deb", "rpm", "apk", "alpm", "ebuild"]);

/** Grype's words for what Trivy and the distributions call otherwise. */
const FIX_STATES: Record<string, string> = { "wont-fix": "will_not_fix", "not-fixed": "affected" };

/** One entry of `matches`; a text says why it cannot be read. */
export function readMatch(raw: unknown, rules: Map<string, Rule>): Observation | string {
  const match = asObject(raw);
  const vulnerability = asObject(match?.vulnerability);
  const artifact = asObject(match?.artifact);
  if (match === null || vulnerability === null || artifact === null) return "no vulnerability and artifact";
  const id = asWord(vulnerability.id);
  if (id === null) return "no vulnerability.id";
  const purl = asWord(artifact.purl);
  const name = asWord(artifact.name) ?? "";
  if (name === "" && purl === null) return "no artifact.name";
  const component = componentOf(
    purl,
    purl === null ? packageName(artifact, name) : name,
    asText(artifact.type),
  );
  const location = asObject(asList(artifact.locations)[0]);
  const fix = asObject(vulnerability.fix);
  const state = asText(fix?.state);
  return {
    kind: "vulnerability",
    slice: GRYPE_SLICE,
    rule: ruleOf(id, vulnerability, asList(match.relatedVulnerabilities), rules),
    component,
    version: asText(artifact.version),
    fixedVersion: asTexts(fix?.versions).join(", ") || asText(vulnerability.fixedInVersion),
    place: DATABASE_TYPES.has(component.type) ? "" : asText(location?.path),
    ...severityOf(vulnerability.severity),
    outcome: "fail",
    fixState: FIX_STATES[state] ?? state,
    layer: asWord(location?.layerID),
    detail: "",
  };
}

/** Without a purl the group of a Java package stands only in its metadata. */
function packageName(artifact: JsonObject, name: string): string {
  const group = asWord(asObject(artifact.metadata)?.pomGroupID);
  const isJava = packageTypeOf(asText(artifact.type)) === "maven";
  return group === null || !isJava || name.includes(":") ? name : `${group}:${name}`;
}

/** Namespaces rate one id differently, so the data source is part of what may be shared between matches. */
function ruleOf(
  id: string,
  vulnerability: JsonObject,
  related: readonly unknown[],
  memo: Map<string, Rule>,
): Rule {
  const key = `${id} ${asText(vulnerability.namespace)} ${asText(vulnerability.dataSource)}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const others = asObjects(related);
  const descriptions = [vulnerability, ...others].map((value) => asText(value.description));
  const rule: Rule = {
    id,
    aliases: asTexts(others.map((other) => asWord(other.id))).filter((other) => other !== id),
    title: "",
    description: descriptions.find((text) => text !== "") ?? "",
    remediation: "",
    references: referencesOf(vulnerability),
    cvss: [vulnerability, ...others].map(scoresOf).find((scores) => scores.length > 0) ?? [],
    epss: worstEpss(vulnerability.epss),
    kev: asList(vulnerability.knownExploited).length > 0 ? true : null,
    publishedAt: null,
  };
  memo.set(key, rule);
  return rule;
}

function referencesOf(vulnerability: JsonObject): string[] {
  const notices = asList(vulnerability.advisories).map((notice) => asObject(notice)?.link);
  return asTexts([
    vulnerability.dataSource,
    ...asList(vulnerability.urls),
    ...asList(vulnerability.links),
    ...notices,
  ]);
}

/** Newer versions write a list of scores, old ones `cvssV2` and `cvssV3`. */
function scoresOf(vulnerability: JsonObject): Rule["cvss"] {
  const scores: Rule["cvss"] = [];
  for (const raw of asList(vulnerability.cvss)) {
    const entry = asObject(raw);
    const score = asNumber(asObject(entry?.metrics)?.baseScore);
    if (score === null) continue;
    scores.push({
      version: asText(entry?.version),
      vector: asText(entry?.vector),
      score,
      source: asText(entry?.source),
    });
  }
  for (const [field, version] of [
    ["cvssV3", "3.0"],
    ["cvssV2", "2.0"],
  ] as const) {
    const entry = asObject(vulnerability[field]);
    const score = asNumber(entry?.baseScore);
    const vector = asText(entry?.vector);
    if (score !== null)
      scores.push({ version: /^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? version, vector, score, source: "" });
  }
  return scores;
}

/** An advisory of several CVEs has the likelihood of the worst. */
function worstEpss(value: unknown): number | null {
  const scores = asList(value).flatMap((entry) => asNumber(asObject(entry)?.epss) ?? []);
  const stated = scores.filter((score) => score >= 0 && score <= 1);
  return stated.length === 0 ? null : Math.max(...stated);
}
