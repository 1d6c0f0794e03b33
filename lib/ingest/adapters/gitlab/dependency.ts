import { componentOf } from "../../identity/component.ts";
import type { Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { type Distribution, distributionOf } from "../distribution.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";
import { doubtOf, problemOf } from "./rule.ts";

/** What is known of where a package is, besides its entry. */
export interface PackagePlace {
  slice: string;
  place: string;
  /** Purl type where the place tells, "" else. */
  type: string;
  system: Distribution | null;
}

/** An entry about a package, of an image or of a code repository; a text says why it cannot be read. */
export function readDependency(entry: JsonObject, where: PackagePlace): Observation | string {
  const dependency = asObject(asObject(entry.location)?.dependency);
  const name = asWord(asObject(dependency?.package)?.name);
  if (name === null) return "no location.dependency.package.name";
  const version = asText(dependency?.version);
  const problem = problemOf(entry, name);
  if (problem === null) return "no identifiers";
  const type = where.type || ownType(name, version, where.system);
  return vulnerabilityObservation({
    slice: where.slice,
    ...problem,
    component: componentOf(null, name, type),
    version,
    severity: severityOf(entry.severity),
    place: where.place,
    detail: doubtOf(entry),
  });
}

/** An image has packages of languages beside those of its system: a name or version that only one can have decides. */
function ownType(name: string, version: string, system: Distribution | null): string {
  const guessed = guessedPackageType(name, version);
  return guessed === "npm" || guessed === "maven" || guessed === "golang"
    ? guessed
    : (system?.type ?? guessed);
}

/** `debian:9.4`, `alpine 3.15`, or a reference with the system behind it in brackets. */
export function systemOf(text: string): Distribution | null {
  const inBrackets = /\(([^()]{1,80})\)\s*$/.exec(text.slice(-100))?.[1] ?? "";
  return distributionOf(inBrackets) ?? distributionOf(text);
}
