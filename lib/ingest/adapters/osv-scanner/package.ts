import { componentOf } from "../../identity/component.ts";
import type { Observation } from "../../reading.ts";
import { severityOf, severityOfScore, type ToolSeverity } from "../../severity.ts";
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
import { packageTypeOfEcosystem } from "../osv-ecosystem.ts";
import { osvFixes, osvRule, osvSeverityWord } from "../osv-record.ts";

export const OSV_SLICE = "osv-scanner:packages";

const PACKAGE_DATABASES = new Set(["deb", "rpm", "apk", "alpm", "ebuild"]);

/** Where a package stands: the file that lists it, and the layers of the image it is in. */
export interface PackagePlace {
  path: string;
  layers: readonly string[];
}

/** One entry of `vulnerabilities` of a package; a text says why it cannot be read. */
export function readMatch(raw: unknown, entry: JsonObject, place: PackagePlace): Observation | string {
  const record = asObject(raw);
  const id = asWord(record?.id);
  if (record === null || id === null) return "no id";
  const stated = asObject(entry.package);
  const names = namesOf(stated, record);
  const [name] = names;
  if (name === undefined) return "no package.name";
  const component = componentOf(null, name, packageTypeOfEcosystem(asText(stated?.ecosystem)));
  const group = asObjects(entry.groups).find(({ ids }) => asTexts(ids).includes(id)) ?? {};
  const fixes = osvFixes(record, names);
  return {
    kind: "vulnerability",
    slice: OSV_SLICE,
    rule: {
      ...osvRule(record, id, [...asTexts(group.ids), ...asTexts(group.aliases)]),
      cvss: scoreOf(record, group),
    },
    component,
    version: asText(stated?.version) || asText(stated?.commit),
    fixedVersion: fixes.join(", "),
    place: PACKAGE_DATABASES.has(component.type) ? "" : place.path,
    ...matchSeverity(record, group),
    outcome: "fail",
    fixState: fixes.length > 0 ? "fixed" : "",
    layer: layerOf(stated, place.layers),
    detail: isUncalled(group, id) ? "The vulnerable code is not called." : "",
  };
}

/** The installed package before its source; a commit without a package is of what the record affects. */
function namesOf(stated: JsonObject | null, record: JsonObject): string[] {
  const own = [stated?.os_package_name, stated?.name].flatMap((name) => asWord(name) ?? []);
  if (own.length > 0) return [...new Set(own)];
  if (asWord(stated?.commit) === null) return [];
  return asObjects(record.affected).flatMap((affected) => asWord(asObject(affected.package)?.name) ?? []);
}

function matchSeverity(record: JsonObject, group: JsonObject): ToolSeverity {
  const word = osvSeverityWord(record);
  if (word !== null) return severityOf(word);
  const score = maxScore(group);
  return score === null ? severityOf("") : { severity: severityOfScore(score), toolSeverity: String(score) };
}

/** The group's highest score, a text in the tool's JSON; null where none of the group has one. */
function maxScore(group: JsonObject): number | null {
  const text = asWord(group.max_severity);
  const score = text === null ? Number.NaN : Number(text);
  return score >= 0 && score <= 10 ? score : null;
}

/** Records hold vectors without their scores; the group's is this one's where there is no other vector. */
function scoreOf(record: JsonObject, group: JsonObject): Observation["rule"]["cvss"] {
  const vectors = asObjects(record.severity).filter(({ type }) => /^CVSS_V\d$/.test(asText(type)));
  const [only] = vectors;
  const score = maxScore(group);
  if (only === undefined || vectors.length > 1 || score === null || asList(group.ids).length !== 1) return [];
  const vector = asText(only.score);
  const version = /^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? `${asText(only.type).slice(-1)}.0`;
  return [{ version, vector, score, source: "osv" }];
}

/** 1.x names the layer, 2.x counts it. */
function layerOf(stated: JsonObject | null, layers: readonly string[]): string | null {
  const origin = asObject(stated?.image_origin_details) ?? asObject(stated?.imageOrigin);
  return asWord(origin?.layerID) ?? (layers[asNumber(origin?.index) ?? -1] || null);
}

/** Call analysis (Go, Rust) says of each id whether anything calls it. */
function isUncalled(group: JsonObject, id: string): boolean {
  const analysis = asObject(group.experimental_analysis) ?? asObject(group.experimentalAnalysis);
  return asObject(analysis?.[id])?.called === false;
}
