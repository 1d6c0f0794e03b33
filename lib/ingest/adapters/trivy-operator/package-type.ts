import { guessedPackageType } from "../guessed-package-type.ts";
import { asText, asWord, type JsonObject } from "../json-value.ts";

/**
 * The package type of an entry: as it says, else (older versions say nothing) what its version or name can only be,
 * else that of the image's distribution where it is no language's package; "" where nothing tells.
 */
export function packageTypeIn(entry: JsonObject, osFamily: string): string {
  const stated = asWord(entry.packageType);
  if (stated !== null) return stated;
  if (entry.class === "os-pkgs" && osFamily !== "") return osFamily;
  return guessedPackageType(asText(entry.resource), asText(entry.installedVersion));
}

const OF_DISTRIBUTIONS = new Set(["apk", "rpm", "deb"]);

/** Whether an entry is of the operating system, where only its type tells. */
export function isOsPackage(entry: JsonObject, type: string): boolean {
  if (typeof entry.class === "string" && entry.class !== "") return entry.class === "os-pkgs";
  return OF_DISTRIBUTIONS.has(type);
}
