import { componentOf } from "../../identity/component.ts";
import { packageTypeOf } from "../../identity/package-types.ts";
import type { Component } from "../../reading.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asList, asObject, asObjects, asText } from "../json-value.ts";
import { manifestType } from "../manifest-type.ts";

/** Packages of Java begin with a domain turned around. */
const JAVA_GROUP = /^(com|org|io|net|edu|gov|javax|jakarta)\.[A-Za-z0-9.-]+_/;
const USED_IN = " (used in ";
/** The tool's own words; programs that no package manager knows are of no type. */
const TYPES = new Map([
  ["nodejs", "npm"],
  ["app", "generic"],
  ["unpackaged", "generic"],
  ["customcomponent", "generic"],
]);

/** What the document's own package list says of types, by `name version` and by name. */
export type PackageTypes = ReadonlyMap<string, string>;

/** twistcli lists packages flat, the API in groups of one type. */
export function packagesIn(value: unknown): { name: string; version: string; type: string }[] {
  return asObjects(value).flatMap((entry) => {
    const members = Array.isArray(entry.pkgs) ? entry.pkgs : [entry];
    const type = asText(entry.pkgsType) || asText(entry.type);
    return asList(members).map((raw) => {
      const member = asObject(raw);
      return { name: asText(member?.name), version: asText(member?.version), type };
    });
  });
}

export function packageTypes(value: unknown): PackageTypes {
  const types = new Map<string, string>();
  for (const { name, version, type } of packagesIn(value)) {
    if (!types.has(name)) types.set(name, type);
    types.set(`${name} ${version}`, type);
  }
  return types;
}

export interface NamedPackage {
  /** `glibc (used in libc6, libc-bin)` where an update of the source is what is missing. */
  name: string;
  /** Binary packages that the entry names apart. */
  binaries: readonly string[];
  version: string;
  /** The entry's own word for the type; "" where it has none. */
  type: string;
  /** The file that it was found in; "" where unstated. */
  path?: string;
}

/**
 * The components of an entry: the installed packages, not the source they are built of, as other scanners name them.
 *
 * @param systemType the purl type of the distribution's packages, "" where it is not known
 */
export function componentsOf(named: NamedPackage, types: PackageTypes, systemType: string): Component[] {
  const [source = "", inside] = named.name.trim().split(USED_IN, 2);
  const list = inside === undefined ? named.binaries : inside.replace(/\)$/, "").split(",");
  const binaries = list.map((binary) => binary.trim()).filter((binary) => binary !== "");
  const name = source.trim();
  const word =
    named.type ||
    types.get(`${name} ${named.version}`) ||
    types.get(name) ||
    (binaries.length > 0 ? "os" : manifestType(named.path ?? "") || (JAVA_GROUP.test(name) ? "jar" : ""));
  const type = typeOf(word, name, named.version, systemType);
  const names = binaries.length > 0 && isSystem(word) ? binaries : [name];
  return [...new Set(names)].map((each) => componentOf(null, type === "maven" ? javaName(each) : each, type));
}

const isSystem = (word: string): boolean => ["os", "package", "packages"].includes(word.toLowerCase());

function typeOf(word: string, name: string, version: string, systemType: string): string {
  const guessed = guessedPackageType(name, version);
  if (isSystem(word)) return systemType || guessed;
  return word === "" ? guessed : (TYPES.get(word.toLowerCase()) ?? packageTypeOf(word));
}

/** `org.example_parser` is group and artifact; an underscore of the artifact's own has no group before it. */
function javaName(name: string): string {
  const match = /^([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)_(.+)$/.exec(name);
  if (match === null) return name;
  const [, group = "", artifact = ""] = match;
  return group.includes(".") || artifact.startsWith(group) ? `${group}:${artifact}` : name;
}
