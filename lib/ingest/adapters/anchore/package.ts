import { componentOf } from "../../identity/component.ts";
import { packageTypeOf } from "../../identity/package-types.ts";
import type { Component } from "../../reading.ts";
import { distributionOf } from "../distribution.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asWord, type JsonObject } from "../json-value.ts";

export interface StatedPackage {
  component: Component;
  version: string;
  place: string;
}

/** A word that says something: Anchore writes `None` and `N/A` where there is nothing. */
export function statedWord(...values: unknown[]): string {
  for (const value of values) {
    const word = asWord(value);
    if (word !== null && word !== "None" && word !== "N/A") return word;
  }
  return "";
}

/**
 * The package of an entry; null where it names none.
 *
 * @param systemType purl type of the image's system, for entries that say only `os`
 */
export function packageOf(entry: JsonObject, systemType: string): StatedPackage | null {
  const stated = statedWord(entry.package_type, entry.packageType).toLowerCase();
  const path = statedWord(entry.package_path, entry.packagePath, entry.path);
  const whole = statedWord(entry.package);
  const own = statedWord(entry.package_name, entry.packageName);
  const type = typeOf(stated, entry, systemType);
  const { name, version } =
    own === ""
      ? nameAndVersion(whole, type)
      : { name: own, version: statedWord(entry.package_version, entry.packageVersion) };
  if (name === "") return null;
  return {
    component: componentOf(null, javaName(name, path), type || guessedPackageType(name, version)),
    version,
    place: path === "pkgdb" ? "" : path,
  };
}

function typeOf(stated: string, entry: JsonObject, systemType: string): string {
  if (stated === "apkg") return "apk";
  if (stated !== "os" && stated !== "") return packageTypeOf(stated);
  return (
    distributionOf(statedWord(entry.feed_group, entry.feedGroup))?.type ?? (stated === "os" ? systemType : "")
  );
}

/** What is longer is no name, only there to keep a pattern busy. */
const LONGEST = 500;

/** `name-version` as one word: versions begin with a digit, those of systems may have a release behind a hyphen. */
function nameAndVersion(text: string, type: string): { name: string; version: string } {
  if (text.length > LONGEST) return { name: text, version: "" };
  const isSystem = ["deb", "rpm", "apk"].includes(type);
  const match =
    (isSystem ? /^(.+)-((?:\d+:)?\d[^-]*-[^-]+)$/.exec(text) : null) ??
    /^(.+)-((?:\d+:)?v?\d[^-]*(?:-[A-Za-z][^-]*)*)$/.exec(text);
  return match === null
    ? { name: text, version: "" }
    : { name: match[1] as string, version: match[2] as string };
}

/** Of a package inside an archive the group stands only behind the path: `/x/app.jar:group:artifact`. */
function javaName(name: string, path: string): string {
  const inside = /\.[jwe]ar:([\w.-]+):([\w.-]+)$/.exec(path.slice(-LONGEST));
  return inside?.[2] === name ? `${inside[1]}:${name}` : name;
}
