import type { Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { fileComponent } from "../file-component.ts";
import { asNumber, asObject, asText, asWord } from "../json-value.ts";

/**
 * One entry of `Secrets`; a text says why it cannot be read. Neither the match nor the lines around it are taken:
 * Trivy masks what it recognised, but not the rest of the line.
 */
export function readSecret(raw: unknown, path: string, slice: string): Observation | string {
  const entry = asObject(raw);
  if (entry === null) return "not an object";
  const id = asWord(entry.RuleID);
  if (id === null) return "no RuleID";
  const line = asNumber(entry.StartLine);
  return {
    kind: "secret",
    slice,
    rule: {
      id: `trivy/secret/${id}`,
      aliases: [],
      title: asText(entry.Title),
      description: asText(entry.Category),
      remediation: "",
      references: [],
      cvss: [],
      epss: null,
      kev: null,
      publishedAt: null,
    },
    component: fileComponent(path),
    version: "",
    fixedVersion: "",
    place: line === null || line === 0 ? path : `${path}:${line}`,
    ...severityOf(entry.Severity),
    outcome: "fail",
    fixState: "",
    layer: asWord(asObject(entry.Layer)?.DiffID),
    detail: "",
  };
}
