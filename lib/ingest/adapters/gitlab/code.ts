import type { Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { checkObservation, ruleWord } from "../check-entry.ts";
import { fileComponent } from "../file-component.ts";
import { asNumber, asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { doubtOf } from "./rule.ts";

/** An entry about a place in code, keyed as the scanner's own reports are; a text says why it cannot be read. */
export function readCode(entry: JsonObject, slice: string, scanner: string): Observation | string {
  const found = codePlace(entry);
  if (found === null) return "no location.file";
  const identifiers = asObjects(entry.identifiers);
  const id = asWord(identifiers[0]?.value) ?? asWord(identifiers[0]?.name);
  if (id === null) return "no identifiers";
  return checkObservation({
    slice,
    rule: {
      id: `${ruleWord(scannerOf(entry, scanner)) || "gitlab"}/${id}`,
      title: redactValues(asWord(entry.name) ?? asText(entry.message)),
      description: redactValues(asText(entry.description)),
      remediation: redactValues(asText(entry.solution)),
      references: asTexts([
        ...identifiers.map(({ url }) => url),
        ...asObjects(entry.links).map(({ url }) => url),
      ]),
    },
    component: fileComponent(found.file),
    place: found.place,
    ...severityOf(entry.severity),
    outcome: "fail",
    detail: doubtOf(entry),
  });
}

/** Before version 13 secrets were among the findings in code. */
export const isAboutSecret = (entry: JsonObject): boolean =>
  /^(gitleaks|trufflehog)_rule_id$/.test(asText(asObjects(entry.identifiers)[0]?.type));

/** Nothing is taken but rule and place: names, descriptions and extracts may show the secret, older fingerprints its hash. */
export function readSecret(entry: JsonObject, slice: string, scanner: string): Observation | string {
  const found = codePlace(entry);
  if (found === null) return "no location.file";
  const [first] = asObjects(entry.identifiers);
  const id = asWord(first?.value);
  if (id === null) return "no identifiers";
  const tool =
    first?.type === "gitleaks_rule_id" ? "gitleaks" : ruleWord(scannerOf(entry, scanner)) || "gitlab";
  return checkObservation({
    kind: "secret",
    slice,
    rule: { id: `${tool}/${id}`, title: id },
    component: fileComponent(found.file),
    place: found.place,
    ...severityOf(entry.severity),
    outcome: "fail",
  });
}

const scannerOf = (entry: JsonObject, scanner: string): string =>
  asWord(asObject(entry.scanner)?.id) ?? scanner;

function codePlace(entry: JsonObject): { file: string; place: string } | null {
  const location = asObject(entry.location);
  const file = asWord(location?.file)?.replaceAll("\\", "/");
  if (file === undefined) return null;
  const line = asNumber(location?.start_line);
  return { file, place: line === null ? file : `${file}:${line}` };
}
