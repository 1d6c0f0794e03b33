import { asText, asWord, type JsonObject } from "../json-value.ts";

/** How each package manager writes what only it writes: releases of distributions, names of registries. */
const TRAITS: { type: string; version?: RegExp; name?: RegExp }[] = [
  { type: "apk", version: /-r\d+$/ },
  { type: "rpm", version: /\.(el|fc|amzn|azl|cm|ph|mga|oe)\d|\.suse|lp\d{3}/ },
  { type: "deb", version: /ubuntu|[+~]deb\d|dfsg|\d-\d+(\.\d+)*(\+b\d+)?(build\d+)?$/ },
  { type: "npm", name: /^@[\w.-]+\/[\w.-]+$/ },
  { type: "maven", name: /^[\w.-]+:[\w.-]+$/ },
  { type: "golang", name: /^(stdlib$|[\w-]+(\.[\w-]+)+\/)/ },
];

/**
 * The package type of an entry: as it says, else (older versions say nothing) what its version or name can only be,
 * else that of the image's distribution where it is no language's package; "" where nothing tells.
 */
export function packageTypeIn(entry: JsonObject, osFamily: string): string {
  const stated = asWord(entry.packageType);
  if (stated !== null) return stated;
  if (entry.class === "os-pkgs" && osFamily !== "") return osFamily;
  const [name, version] = [asText(entry.resource), asText(entry.installedVersion)];
  const trait = TRAITS.find((known) => known.name?.test(name) || known.version?.test(version));
  return trait?.type ?? "";
}

const OF_DISTRIBUTIONS = new Set(["apk", "rpm", "deb"]);

/** Whether an entry is of the operating system, where only its type tells. */
export function isOsPackage(entry: JsonObject, type: string): boolean {
  if (typeof entry.class === "string" && entry.class !== "") return entry.class === "os-pkgs";
  return OF_DISTRIBUTIONS.has(type);
}
