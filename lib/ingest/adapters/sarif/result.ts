import { componentOf } from "../../identity/component.ts";
import type { Component, Observation, Rule } from "../../reading.ts";
import type { ToolSeverity } from "../../severity.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { packageTypeOfFile } from "../package-file.ts";
import { redactArguments } from "../redact-arguments.ts";
import { fileComponent } from "../trivy/secret.ts";
import { checkKey } from "../trivy-check-key.ts";
import { vulnerabilityIds } from "../vulnerability-id.ts";
import { findingRule } from "./finding-rule.ts";
import { isLicenseRule, isSecretRule, isVulnerabilityRule } from "./kind.ts";
import { resultSeverity } from "./level.ts";
import { messageText } from "./message.ts";
import { placeOf, type ResultPlace } from "./place.ts";
import type { Producer } from "./producer.ts";
import { type RuleBook, ruleIn } from "./rule-book.ts";
import { sliceKey } from "./slices.ts";
import { otherIdTexts, type StatedPackage, statedPackages } from "./stated-package.ts";
import { setAside } from "./suppression.ts";

/** What the results of one run share. */
export interface RunContext {
  run: JsonObject;
  producer: Producer;
  rules: RuleBook;
  roots: readonly string[];
  category: string;
}

export interface ReadResult {
  severity: ToolSeverity["severity"];
  /** Why the document sets it aside, null where it stands. */
  setAside: string | null;
  /** Several where one result names several packages. */
  observations: Observation[];
}

/** What one result says, before its kind is known. */
interface Said {
  result: JsonObject;
  id: string;
  descriptor: JsonObject | null;
  message: string;
  place: ResultPlace;
  severity: ToolSeverity;
  outcome: Observation["outcome"];
  context: RunContext;
}

/** Kinds of results that are not failures (SARIF 2.1.0, 3.27.9). */
const OUTCOMES: Record<string, Observation["outcome"]> = { pass: "pass", open: "manual", review: "manual" };
const PACKAGE_DATABASES = new Set(["deb", "rpm", "apk", "alpm", "ebuild"]);

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
  const rule = findingRule("secret", key, [], descriptor, "", slug);
  return observed("secret", said, rule, fileComponent(place.path), {
    place: lined(place),
    title: rule.title || named,
  });
}

function checkOf(said: Said): Observation {
  const { id, message, descriptor, place, context } = said;
  const { slug } = context.producer;
  // Without any id only the words tell one problem from another.
  const named = id || redactArguments(message).trim().slice(0, 100) || "unnamed";
  const key = slug === "trivy" ? checkKey(named) : `${slug}/${named}`;
  const rule = findingRule("misconfiguration", key, [], descriptor, message, slug);
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

/** One for each package that the result names; none where it is about no package. */
function vulnerabilitiesOf(said: Said): Observation[] {
  const { id, message, descriptor, place, context, outcome } = said;
  if (id === "" || outcome !== "fail" || !isVulnerabilityRule(context.producer, id, descriptor)) return [];
  const packages = statedPackages({ result: said.result, descriptor, message, logical: place.logical });
  return packages.map((stated): Observation => {
    const problem = problemId(id, stated.name);
    const others = otherIdTexts(descriptor, message).flatMap(vulnerabilityIds);
    const aliases = [...new Set(others)].filter((other) => other !== problem);
    const rule = findingRule("vulnerability", problem, aliases, descriptor, message, context.producer.slug);
    const component = componentOf(stated.purl, stated.name, typeOf(stated, place));
    return observed("vulnerability", said, rule, component, {
      ...stated,
      ...placeInside(said, component.type),
    });
  });
}

/** The advisory's own id: Trivy once put the severity before it, Grype puts the package behind it. */
function problemId(ruleId: string, name: string): string {
  const bare = ruleId.replace(/^\[\w+\]\s*/, "");
  if (bare.startsWith("ANCHOREVULN_")) return vulnerabilityIds(bare.replaceAll("_", " "))[0] ?? bare;
  return name !== "" && bare.endsWith(`-${name}`) ? bare.slice(0, -name.length - 1) : bare;
}

const typeOf = (stated: StatedPackage, place: ResultPlace): string =>
  stated.type || guessedPackageType(stated.name, stated.version) || packageTypeOfFile(place.path);

/** Grype writes `image@layer:/path`. Where a package is of the system, the place is the image's name or its database. */
function placeInside(
  { place, descriptor, context }: Said,
  type: string,
): { place: string; layer: string | null } {
  const match = /@(sha256:[0-9a-f]{64})?:(\/.*)$/.exec(place.logical[0] ?? "");
  const isSystem = PACKAGE_DATABASES.has(type) || asText(descriptor?.name) === "OsPackageVulnerability";
  const path = match?.[2] ?? (context.producer.slug === "snyk-container" ? "" : place.path);
  return { place: isSystem ? "" : path, layer: match?.[1] ?? null };
}

const lined = ({ path, line }: ResultPlace): string =>
  line === null || path === "" ? path : `${path}:${line}`;

interface Details {
  place: string;
  title?: string;
  detail?: string;
  version?: string;
  fixedVersion?: string;
  layer?: string | null;
}

function observed(
  kind: Observation["kind"],
  { severity, outcome, context }: Said,
  rule: Rule,
  component: Component,
  { place, title, detail = "", version = "", fixedVersion = "", layer = null }: Details,
): Observation {
  return {
    kind,
    slice: sliceKey(context.producer.slug, context.category, kind),
    rule: title === undefined ? rule : { ...rule, title },
    component,
    version,
    fixedVersion,
    place,
    ...severity,
    outcome,
    fixState: kind === "vulnerability" && fixedVersion !== "" ? "fixed" : "",
    layer,
    detail,
  };
}
