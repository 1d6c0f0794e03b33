import { benchmarkOf } from "../benchmark.ts";
import { asLabels, asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { checkKey } from "../trivy-check-key.ts";

/** Which check a result is of, as the producer's own reports name it where they are read too. */
export interface NamedCheck {
  /** `trivy/KSV014`, `cis-k8s@1.6/1.2.6`, `kyverno/<policy>/<rule>`, `<source>/<policy>/<rule>`. */
  id: string;
  title: string;
  remediation: string;
  detail: string;
  /** A benchmark's test of a machine, which no object stands for; null for checks of objects. */
  ofNode: boolean;
}

/** Who evaluated a result, as a word for keys. */
export function sourceOf(result: JsonObject, report: JsonObject): string {
  const labels = asLabels(asObject(report.metadata)?.labels);
  const source =
    asWord(result.source) ??
    asWord(report.source) ??
    asWord(labels["app.kubernetes.io/managed-by"]) ??
    asWord(labels["managed-by"]);
  return (source ?? "policy").toLowerCase().replace(/[^a-z0-9.]+/g, "-");
}

/** A text says why the result names no check. */
export function checkOf(result: JsonObject, source: string): NamedCheck | string {
  if (source.includes("kube-bench")) return benchmarkTest(result);
  if (source.startsWith("trivy")) return trivyCheck(result) ?? policyRule(result, source);
  return policyRule(result, source);
}

/** The number of the test stands in a property, or before its text. */
function benchmarkTest(result: JsonObject): NamedCheck | string {
  const properties = asObject(result.properties) ?? {};
  const rule = asText(result.rule);
  const number = asWord(properties.index) ?? /^\d+(\.\d+)+/.exec(rule)?.[0];
  if (number === undefined || /\s/.test(number)) return "names no test";
  const version = /\b[a-z0-9-]*-\d+\.[\w.]*\d/i.exec(asText(result.category))?.[0] ?? null;
  return {
    id: `${benchmarkOf(version)}/${number}`,
    title: asText(result.description) || rule.replace(/^\d+(\.\d+)+\s+/, ""),
    remediation: asText(properties.remediation) || (rule.startsWith(number) ? asText(result.message) : ""),
    detail: asText(properties.reason),
    ofNode: !number.startsWith("5."),
  };
}

export const isBenchmark = ({ id }: NamedCheck): boolean => /^(cis-|kube-bench@)/.test(id);

const TRIVY_CHECK = /^(AVD-)?(KSV|KCV|DS)-?\d+$/i;

/** Adapters have written the check's id as the rule, and as the policy. */
function trivyCheck(result: JsonObject): NamedCheck | null {
  const words = [asText(result.rule), asText(result.policy)];
  const id = words.find((word) => TRIVY_CHECK.test(word));
  if (id === undefined) return null;
  return {
    id: checkKey(id),
    title: words.find((word) => word !== id) ?? "",
    remediation: "",
    detail: asText(result.message),
    ofNode: false,
  };
}

function policyRule(result: JsonObject, source: string): NamedCheck | string {
  const policy = asWord(result.policy);
  // Kyverno derives rules for controllers from those for pods: one check.
  const rule = asWord(result.rule)?.replace(/^autogen-(cronjob-)?/, "") ?? null;
  const parts = [policy, rule === policy ? null : rule].filter((part) => part !== null);
  if (parts.length === 0) return "names no policy";
  return {
    id: [source, ...parts].join("/"),
    title: [policy, rule === policy ? null : rule].filter(Boolean).join(": "),
    remediation: "",
    detail: asText(result.message),
    ofNode: false,
  };
}
