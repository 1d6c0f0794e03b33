import type { Component, Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { asNumber, asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { checkKey } from "../trivy-check-key.ts";

const CONTAINER = /\bcontainer ['"]?([A-Za-z0-9][\w.-]*)['"]?/i;
/** Checks of config maps quote what they found: keys together with their values. */
const QUOTED_VALUES = /(\bvalue\(s\)\s*:?\s*)\S[\s\S]*$/;

export interface CheckContext {
  slice: string;
  /** `file/<path>` in a source or image, "" for a workload, `object/<kind>/<namespace>/<name>` for other objects. */
  component: Component;
  file: string;
}

/** The document's own word that a check was set aside; neither met nor failed. */
export const EXCEPTED = "excepted by a rule exception";

/** One entry of `Misconfigurations`; a text says why it is left out. */
export function readMisconfiguration(raw: unknown, context: CheckContext): Observation | string {
  const entry = asObject(raw);
  if (entry === null) return "not an object";
  const id = asWord(entry.ID) ?? asWord(entry.AVDID);
  if (id === null) return "no ID";
  const status = (asWord(entry.Status) ?? "FAIL").toUpperCase();
  if (status === "EXCEPTION") return EXCEPTED;
  if (status !== "FAIL" && status !== "PASS") return `unknown Status ${status.slice(0, 40)}`;
  const cause = asObject(entry.CauseMetadata) ?? asObject(entry.IacMetadata);
  const message = asText(entry.Message).replace(QUOTED_VALUES, "$1[redacted]");
  return {
    kind: "misconfiguration",
    slice: context.slice,
    rule: checkRule(id, entry),
    component: subObject(context.component, message, asWord(cause?.Resource)),
    version: "",
    fixedVersion: "",
    place: placeOf(context.file, asNumber(cause?.StartLine)),
    ...severityOf(entry.Severity),
    outcome: status === "FAIL" ? "fail" : "pass",
    fixState: "",
    layer: asWord(asObject(entry.Layer)?.DiffID),
    detail: status === "FAIL" ? message : "",
  };
}

function checkRule(id: string, entry: JsonObject): Observation["rule"] {
  const key = checkKey(id);
  const others = [id, asWord(entry.AVDID)].flatMap((other) => (other === null ? [] : [`trivy/${other}`]));
  return {
    id: key,
    aliases: [...new Set(others)].filter((other) => other !== key),
    title: asText(entry.Title),
    description: asText(entry.Description),
    remediation: asText(entry.Resolution),
    references: asTexts([entry.PrimaryURL, ...asTexts(entry.References)]),
    cvss: [],
    epss: null,
    kev: null,
    publishedAt: null,
  };
}

/** The container or resource that the tool names, within the file or object. */
function subObject(within: Component, message: string, resource: string | null): Component {
  const container = CONTAINER.exec(message)?.[1];
  const part =
    container !== undefined ? `container/${container}` : resource === null ? "" : `resource/${resource}`;
  if (part === "") return within;
  const name = container ?? resource ?? "";
  if (within.key === "") return { key: part, name, type: part.slice(0, part.indexOf("/")), purl: null };
  return { ...within, key: `${within.key}#${part}`, name: `${within.name} ${name}` };
}

function placeOf(file: string, line: number | null): string {
  return line === null || line === 0 || file === "" ? file : `${file}:${line}`;
}
