import { asList, asObject, asText, asWord, type JsonObject } from "../json-value.ts";

/** What a control says of a resource. `excepted`: it failed, and a rule of the site lets it. `open`: a person must look. */
export type ControlStatus = "failed" | "passed" | "excepted" | "open" | "skipped";

/**
 * The status of one control of a result. Old versions state none and leave it to the rules; `null` is a word that is
 * no status.
 *
 * @see the status words of kubescape/opa-utils, `reporthandling/apis`
 */
export function statusOf(control: JsonObject): ControlStatus | null {
  const status = asObject(control.status);
  const stated = asWord(status?.status) ?? asWord(control.status);
  if (stated !== null) return named(stated, asText(status?.subStatus));
  const rules = asList(control.rules).map((raw) => {
    const rule = asObject(raw);
    const inner = asObject(rule?.status);
    const word = asWord(inner?.status) ?? asWord(rule?.status);
    return word === null ? null : named(word, asText(inner?.subStatus ?? rule?.subStatus));
  });
  const worst = WORST_FIRST.find((one) => rules.includes(one));
  if (worst !== undefined) return worst;
  return rules.length === 0 ? "passed" : null;
}

const WORST_FIRST: ControlStatus[] = ["failed", "excepted", "open", "skipped", "passed"];

function named(status: string, subStatus: string): ControlStatus | null {
  if (status === "failed") return "failed";
  if (status === "excluded" || subStatus.includes("exceptions")) return "excepted";
  if (status === "passed" || status === "irrelevant") return "passed";
  if (status === "warning") return "open";
  if (status !== "skipped" && status !== "error") return null;
  return subStatus.includes("review") ? "open" : "skipped";
}
