import { componentOf } from "../../identity/component.ts";
import type { Component, Observation, Rule } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { type CheckEntry, checkObservation } from "../check-entry.ts";
import { asList, asNumber, asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";

export interface CheckContext {
  checkType: string;
  slice: string;
  outcome: "pass" | "fail" | "manual";
}

/** Kinds of check whose failures are packages with advisories, or secrets in files. */
const PACKAGES = /^sca_(package|image)$/;
const SECRETS = "secrets";

export const kindOfChecks = (checkType: string): Observation["kind"] =>
  PACKAGES.test(checkType) ? "vulnerability" : checkType === SECRETS ? "secret" : "misconfiguration";

/**
 * One check of one resource; null where it has no id. The lines of code it prints are never read: they hold what the
 * file holds. Without a platform key the tool states no severity: a failed check is then a medium one.
 */
export function readCheck(check: JsonObject, context: CheckContext): Observation | null {
  const id = asWord(check.check_id);
  if (id === null) return null;
  const { slice, outcome, checkType } = context;
  const file = fileOf(check);
  const base: CheckEntry = {
    kind: kindOfChecks(checkType),
    slice,
    rule: ruleOf(id, check),
    component: componentOfCheck(check, file, checkType),
    place: placeOf(check, file),
    severity: "medium",
    ...(asWord(check.severity) === null ? {} : severityOf(check.severity)),
    outcome,
    detail: evaluatedKeys(check),
  };
  const advisory = asObject(check.vulnerability_details);
  return advisory === null ? checkObservation(base) : vulnerable(base, advisory, file);
}

function ruleOf(id: string, check: JsonObject): CheckEntry["rule"] {
  return {
    id: `checkov/${id}`,
    title: asText(check.check_name),
    description: asText(check.description),
    references: asTexts([check.guideline]),
  };
}

function vulnerable(base: CheckEntry, advisory: JsonObject, file: string): Observation {
  const name = asText(advisory.package_name);
  const score = asNumber(advisory.cvss);
  const vector = asWord(advisory.vector);
  const cvss: Rule["cvss"] =
    score === null || vector === null
      ? []
      : [{ version: /^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? "", vector, score, source: "checkov" }];
  const rule = {
    ...base.rule,
    id: asWord(advisory.id) ?? base.rule.id,
    description: asText(advisory.description),
    references: asTexts([advisory.link]),
    cvss,
  };
  const fixed = asWord(advisory.lowest_fixed_version) ?? "";
  const severity = severityOf(advisory.severity);
  const type = asWord(advisory.package_type) ?? packageTypeOfFile(file);
  return {
    ...checkObservation({ ...base, rule, ...severity, detail: "" }),
    component: componentOf(null, name, type),
    version: asText(advisory.package_version),
    fixedVersion: fixed,
    fixState: fixed === "" ? "" : "fixed",
  };
}

const FILES: readonly [RegExp, string][] = [
  [/(package(-lock)?\.json|yarn\.lock|pnpm-lock\.yaml)$/, "npm"],
  [/(requirements.*\.txt|Pipfile(\.lock)?|poetry\.lock|pyproject\.toml)$/, "pypi"],
  [/go\.(mod|sum)$/, "golang"],
  [/(pom\.xml|\.gradle(\.kts)?)$/, "maven"],
  [/Gemfile(\.lock)?$/, "gem"],
];

const packageTypeOfFile = (file: string): string => FILES.find(([name]) => name.test(file))?.[1] ?? "";

/** Relative to what was scanned: the absolute path is of the machine it was scanned on. */
function fileOf(check: JsonObject): string {
  const path = asWord(check.repo_file_path) ?? asWord(check.file_path) ?? "";
  return path.replaceAll("\\", "/").replace(/^\/+/, "");
}

function placeOf(check: JsonObject, file: string): string {
  const line = asNumber(asList(check.file_line_range)[0]);
  return line === null || line < 1 || file === "" ? file : `${file}:${line}`;
}

/** Resources have names of their own; Dockerfiles only instructions, whose "resource" begins with the path. */
function componentOfCheck(check: JsonObject, file: string, checkType: string): Component {
  const resource = asText(check.resource).trim();
  const bare = resource.replace(/^\/+/, "");
  const ofFile = bare === "" || bare.startsWith(file) || checkType === SECRETS;
  if (ofFile && file !== "") return { key: `file/${file}`, name: file, type: "file", purl: null };
  return { key: bare === "" ? "" : `resource/${bare}`, name: bare, type: "resource", purl: null };
}

function evaluatedKeys(check: JsonObject): string {
  return asTexts(asObject(check.check_result)?.evaluated_keys).join(", ");
}
