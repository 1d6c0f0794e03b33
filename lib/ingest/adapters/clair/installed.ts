import { componentOf } from "../../identity/component.ts";
import type { Component } from "../../reading.ts";
import { type Distribution, distributionOf } from "../distribution.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asList, asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import type { ClairReport } from "./schema.ts";

/** A package of a report of Clair 4, and where it was found. */
export interface InstalledPackage {
  component: Component;
  version: string;
  layer: string | null;
  place: string;
}

/** Databases of package managers by where they are; of language packages the path follows the manager's word. */
const DATABASES: [RegExp, string][] = [
  [/(^|\/)lib\/dpkg\//, "deb"],
  [/(^|\/)lib\/apk\//, "apk"],
  [/(^|\/)lib\/(sysimage\/)?rpm(\/|$)|^(sqlite|bdb|ndb):/, "rpm"],
  [/^(maven|jar|java):|\.jar$/, "maven"],
  [/^python:/, "pypi"],
  [/^(nodejs|npm):/, "npm"],
  [/^(ruby|gem):/, "gem"],
  [/^go:/, "golang"],
];
/** Repositories that name a registry of one language. */
const REPOSITORIES: Record<string, string> = {
  pypi: "pypi",
  maven: "maven",
  go: "golang",
  npm: "npm",
  rubygems: "gem",
};

/** The package of this id; a text says why there is none. */
export function packageIn(
  report: ClairReport,
  id: string,
  distributions: ReadonlyMap<string, Distribution>,
): InstalledPackage | string {
  const stated = asObject(report.packages?.[id]);
  if (stated === null) return "no such package";
  const name = asWord(stated.name);
  if (name === null) return "no name of the package";
  const version = asText(stated.version);
  const environment = asObject(asList(report.environments?.[id])[0]);
  const database = asText(environment?.package_db) || asText(stated.package_db);
  const type =
    DATABASES.find(([pattern]) => pattern.test(database))?.[1] ??
    repositoryType(report, environment) ??
    distributions.get(String(environment?.distribution_id ?? ""))?.type ??
    statedDistribution(stated) ??
    guessedPackageType(name, version);
  return {
    component: componentOf(asWord(stated.purl), name, type),
    version,
    layer: asWord(environment?.introduced_in),
    place: database.replace(/^[a-z]+:/, ""),
  };
}

function repositoryType(report: ClairReport, environment: JsonObject | null): string | null {
  for (const id of [...asList(environment?.repository_ids), environment?.repository_id]) {
    const repository = asObject((report.repository ?? report.repositories)?.[String(id ?? "")]);
    const name = asText(repository?.name).toLowerCase();
    if (Object.hasOwn(REPOSITORIES, name)) return REPOSITORIES[name] as string;
  }
  return null;
}

function statedDistribution(stated: JsonObject): string | null {
  const own = asObject(stated.distribution);
  return distributionOf(`${asText(own?.did)}:${asText(own?.version_id)}`)?.type ?? null;
}
