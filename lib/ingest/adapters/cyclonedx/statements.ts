import type { VexProduct, VexStatement, VexStatus } from "../../reading/knowledge.ts";
import { utcTime } from "../../scan-time.ts";
import { asList, asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { type Part, type Parts, partFor } from "./components.ts";

const STATUS: Record<string, VexStatus> = {
  exploitable: "affected",
  in_triage: "under_investigation",
  resolved: "fixed",
  resolved_with_pedigree: "fixed",
  false_positive: "not_affected",
  not_affected: "not_affected",
};

/** CycloneDX's reasons in the words of OpenVEX; what it calls a requirement is a path that is not taken here. */
const JUSTIFICATION: Record<string, string> = {
  code_not_present: "vulnerable_code_not_present",
  code_not_reachable: "vulnerable_code_not_in_execute_path",
  requires_configuration: "vulnerable_code_not_in_execute_path",
  requires_dependency: "component_not_present",
  requires_environment: "vulnerable_code_not_in_execute_path",
  protected_by_compiler: "inline_mitigations_already_exist",
  protected_at_runtime: "inline_mitigations_already_exist",
  protected_at_perimeter: "inline_mitigations_already_exist",
  protected_by_mitigating_control: "inline_mitigations_already_exist",
};

export interface Author {
  name: string;
  at: string | null;
}

/** Who makes the statements of a bill, and when: the first author, manufacturer or supplier that its metadata name. */
export function authorOf(metadata: JsonObject | null): Author {
  const people = [
    ...asList(metadata?.authors),
    metadata?.manufacturer,
    metadata?.manufacture,
    metadata?.supplier,
  ];
  const name = people.map((person) => asWord(asObject(person)?.name)).find((word) => word !== null) ?? "";
  return { name, at: utcTime(metadata?.timestamp) };
}

/**
 * What `analysis` says about one vulnerability; null where it gives no state, or one that the specification does not
 * know.
 */
export function statementOf(
  raw: unknown,
  parts: Parts,
  subject: Part | null,
  author: Author,
): VexStatement | null {
  const entry = asObject(raw);
  const analysis = asObject(entry?.analysis);
  const id = asWord(entry?.id);
  const status = STATUS[asText(analysis?.state)];
  if (entry === null || analysis === null || id === null || status === undefined) return null;
  const elsewhere = asTexts(asList(entry.references).map((reference) => asObject(reference)?.id));
  const detail = asText(analysis.detail);
  const actions = asTexts([entry.recommendation, asTexts(asList(analysis.response)).join(", ")]);
  const times = [analysis.lastUpdated, analysis.firstIssued, entry.updated];
  return {
    vulnerability: id,
    aliases: elsewhere.filter((other) => other !== id),
    products: productsOf(entry, parts, subject),
    status,
    justification: status === "not_affected" ? (JUSTIFICATION[asText(analysis.justification)] ?? "") : "",
    impact: detail,
    action: status === "affected" ? actions.join("\n") : "",
    author: author.name,
    at: times.map(utcTime).find((time) => time !== null) ?? author.at,
  };
}

/** A part of the subject is a subcomponent of it; a part of a bill without a subject is the product itself. */
function productsOf(entry: JsonObject, parts: Parts, subject: Part | null): VexProduct[] {
  const whole = subject === null ? null : identifierOf(subject);
  const refs = asTexts(asObjects(entry.affects).map((affect) => affect.ref));
  if (refs.length === 0) return whole === null ? [] : [{ id: whole, subcomponents: [] }];
  const products = new Map<string, VexProduct>();
  for (const ref of refs) {
    const id = identifierOf(partFor(ref, parts));
    const product = whole === null || id === whole ? id : whole;
    const known = products.get(product) ?? { id: product, subcomponents: [] };
    if (product !== id && !known.subcomponents.includes(id)) known.subcomponents.push(id);
    products.set(product, known);
  }
  return [...products.values()];
}

/** The purl, else name and version as the bill writes them. */
function identifierOf({ component, version }: Part): string {
  if (component.purl !== null) return component.purl;
  return version === "" ? component.name : `${component.name}@${version}`;
}
