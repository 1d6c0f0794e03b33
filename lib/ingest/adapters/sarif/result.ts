import type { Observation } from "../../reading.ts";
import type { ToolSeverity } from "../../severity.ts";
import { fileComponent } from "../file-component.ts";
import { asObject, asWord } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";
import { checkKey } from "../trivy-check-key.ts";
import { isLicenseRule, isSecretRule } from "./kind.ts";
import { resultSeverity } from "./level.ts";
import { messageText } from "./message.ts";
import { lined, observed, type RunContext, ruleOf, type Said } from "./observed.ts";
import { placeOf } from "./place.ts";
import { ruleIn } from "./rule-book.ts";
import { setAside } from "./suppression.ts";
import { vulnerabilitiesOf } from "./vulnerability.ts";

export interface ReadResult {
  severity: ToolSeverity["severity"];
  /** Why the document sets it aside, null where it stands. */
  setAside: string | null;
  /** Several where one result names several packages. */
  observations: Observation[];
}

/** Kinds of results that are not failures (SARIF 2.1.0, 3.27.9). */
const OUTCOMES: Record<string, Observation["outcome"]> = { pass: "pass", open: "manual", review: "manual" };

/** One entry of `results`; a text says why it cannot be read. */
export function readResult(raw: unknown, context: RunContext): ReadResult | string {
  const result = asObject(raw);
  if (result === null) return "not an object";
  const { id, descriptor } = ruleIn(context.rules, result);
  const severity = resultSeverity(result, descriptor);
  const read = { severity: severity.severity, setAside: setAside(result) };
  const kind = asWord(result.kind) ?? "fail";
  if (kind === "notApplicable") return { ...read, setAside: "the rule does not apply", observations: [] };
  const message = messageText(result.message, descriptor, context.rules.driver);
  const place = placeOf(result, context.run, context.roots);
  const outcome = OUTCOMES[kind] ?? "fail";
  const said = { result, id: id ?? "", descriptor, message, place, severity, outcome, context };
  if (isSecretRule(context.producer, id, descriptor)) return { ...read, observations: [secretOf(said)] };
  if (isLicenseRule(id, descriptor))
    return { ...read, setAside: read.setAside ?? "about a licence, not about security", observations: [] };
  const packages = vulnerabilitiesOf(said);
  return { ...read, observations: packages.length > 0 ? packages : [checkOf(said)] };
}

/** Neither message nor snippet is taken: they show the secret. Old Gitleaks names its rule only in the message. */
function secretOf(said: Said): Observation {
  const { id, message, context, place } = said;
  const { slug } = context.producer;
  const named = id || [...context.rules.byId.keys()].find((known) => message.startsWith(known)) || "secret";
  const descriptor = said.descriptor ?? context.rules.byId.get(named) ?? null;
  const key = slug === "trivy" ? `trivy/secret/${named}` : `${slug}/${named}`;
  const rule = ruleOf("secret", { ...said, descriptor, message: "" }, key, []);
  return observed("secret", said, rule, fileComponent(place.path), {
    place: lined(place),
    title: rule.title || named,
  });
}

function checkOf(said: Said): Observation {
  const { id, message, place, context } = said;
  const { slug } = context.producer;
  // Without any id only the words tell one problem from another.
  const named = id || redactArguments(message).trim().slice(0, 100) || "unnamed";
  const key = slug === "trivy" ? checkKey(named) : `${slug}/${named}`;
  const rule = ruleOf("misconfiguration", said, key, []);
  const logical = place.logical[0] ?? "";
  const component =
    place.path !== ""
      ? fileComponent(place.path)
      : { key: logical && `resource/${logical}`, name: logical, type: logical && "resource", purl: null };
  return observed("misconfiguration", said, rule, component, {
    place: lined(place) || logical,
    detail: said.outcome === "pass" ? "" : redactArguments(message),
  });
}
