import type { Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { additiveSlice, checkObservation, ruleWord } from "../check-entry.ts";
import { fileComponent } from "../file-component.ts";
import { asNumber, asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";

export const SECRETS = additiveSlice("wiz:secrets", "secrets", "secret");
export const CHECKS = additiveSlice("wiz:rules");

/** What everybody may see is no secret, although it is listed with them. */
const PUBLIC = new Set(["PUBLIC_KEY", "CERTIFICATE"]);

/** What kind of secret and where; descriptions and snippets hold parts of it. */
export function readSecret(raw: unknown): Observation | string {
  const entry = asObject(raw);
  const kind = asWord(entry?.type);
  const path = asWord(entry?.path);
  if (entry === null || kind === null || path === null) return "no type and path";
  const words = kind.toLowerCase().replaceAll("_", " ");
  const assumed = PUBLIC.has(kind) ? "info" : "high";
  return checkObservation({
    kind: "secret",
    slice: SECRETS.key,
    rule: { id: `wiz/secret/${ruleWord(kind)}`, title: words },
    component: fileComponent(path),
    place: placeOf(path, entry.lineNumber),
    ...severityOf(asWord(entry.severity) ?? assumed),
    outcome: "fail",
  });
}

/** One place at which a rule for infrastructure as code matched; a text says why it cannot be read. */
export function readRuleMatch(ruleMatch: JsonObject, raw: unknown): Observation | string {
  const rule = asObject(ruleMatch.rule);
  const match = asObject(raw);
  const id = asWord(rule?.shortId) ?? asWord(rule?.id);
  if (id === null || match === null) return "no rule.id";
  const file = asText(match.fileName);
  const resource = asText(match.resourceName);
  const component = fileComponent(resource === "" ? file : `${file}#${resource}`);
  const [expected, found] = [asText(match.expected), asText(match.found)].map(redactValues);
  return checkObservation({
    slice: CHECKS.key,
    rule: {
      id: `wiz/${id}`,
      title: asText(rule?.name),
      description: asText(rule?.description),
      remediation: asText(rule?.remediationInstructions),
    },
    component,
    place: placeOf(file, match.lineNumber),
    ...severityOf(ruleMatch.severity),
    outcome: "fail",
    detail: [found, expected].filter(Boolean).join("; expected: "),
  });
}

function placeOf(path: string, line: unknown): string {
  const number = asNumber(line) ?? 0;
  return number > 0 ? `${path}:${number}` : path;
}
