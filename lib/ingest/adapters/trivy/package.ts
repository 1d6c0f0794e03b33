import type { PackageMention } from "../../reading/package.ts";
import { asNumber, asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { packageMention } from "../package-mention.ts";

/** One entry of `Packages` (`--list-all-pkgs`); a text says why it cannot be read. */
export function readPackage(
  raw: unknown,
  where: { packageType: string; place: string },
): PackageMention | string {
  const entry = asObject(raw);
  if (entry === null) return "not an object";
  const purl = asWord(asObject(entry.Identifier)?.PURL) ?? asWord(entry.Ref);
  const name = asWord(entry.Name);
  if (name === null && purl === null) return "no Name";
  const source = asWord(entry.SrcName);
  const layer = asObject(entry.Layer);
  return packageMention({
    purl,
    name: name ?? "",
    packageType: where.packageType,
    version: versionOf(entry, ""),
    source: source === null ? null : { name: source, version: versionOf(entry, "Src") },
    licenses: asTexts(Array.isArray(entry.Licenses) ? entry.Licenses : [entry.License]),
    layer: asWord(layer?.DiffID) ?? asWord(layer?.Digest),
    place: asText(entry.FilePath) || where.place,
  });
}

/** `epoch:version-release` as the distribution writes it; an epoch of zero is left out. */
function versionOf(entry: JsonObject, prefix: "" | "Src"): string {
  const version = asText(entry[`${prefix}Version`]);
  const release = asText(entry[`${prefix}Release`]);
  const epoch = asNumber(entry[`${prefix}Epoch`]) ?? 0;
  return `${epoch > 0 ? `${epoch}:` : ""}${version}${release === "" ? "" : `-${release}`}`;
}
