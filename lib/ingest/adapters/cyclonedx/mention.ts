import type { PackageMention } from "../../reading/package.ts";
import { asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";
import { packageMention } from "../package-mention.ts";

const TRIVY = "aquasecurity:trivy:";
/** What is no package: Trivy's lock files and systems, the bill's files, images and the like. */
const NOT_PACKAGES = new Set([
  "operating-system",
  "file",
  "container",
  "device",
  "platform",
  "firmware",
  "machine-learning-model",
  "data",
  "cryptographic-asset",
]);

/** A component as a package of the bill; null where it is none. A component with a purl of a package always is. */
export function mentionOf(entry: JsonObject): PackageMention | null {
  const purl = asWord(entry.purl);
  const type = asText(entry.type);
  if (NOT_PACKAGES.has(type) && (purl === null || type === "container")) return null;
  const properties = new Map(
    asObjects(entry.properties).map((property) => [asText(property.name), asText(property.value)]),
  );
  // Trivy lists the lock file that holds the packages as an application without a version.
  if (type === "application" && purl === null && properties.has(`${TRIVY}Class`)) return null;
  const group = asWord(entry.group);
  const name = asText(entry.name);
  return packageMention({
    purl,
    name: group === null ? name : `${group}/${name}`,
    packageType: properties.get("syft:package:type") ?? properties.get(`${TRIVY}PkgType`) ?? "",
    version: asText(entry.version),
    source: sourceOf(properties),
    licenses: licensesOf(entry),
    layer: properties.get(`${TRIVY}LayerDiffID`) ?? properties.get("syft:location:0:layerID") ?? null,
    place: properties.get(`${TRIVY}FilePath`) ?? properties.get("syft:location:0:path") ?? "",
  });
}

function sourceOf(properties: ReadonlyMap<string, string>): PackageMention["source"] {
  const name = properties.get(`${TRIVY}SrcName`);
  if (!name) return null;
  const epoch = properties.get(`${TRIVY}SrcEpoch`);
  const release = properties.get(`${TRIVY}SrcRelease`);
  const version = properties.get(`${TRIVY}SrcVersion`) ?? "";
  return { name, version: `${epoch ? `${epoch}:` : ""}${version}${release ? `-${release}` : ""}` };
}

function licensesOf(entry: JsonObject): string[] {
  return asObjects(entry.licenses).map((choice) => {
    const license = asObject(choice.license);
    return asText(choice.expression) || asText(license?.id) || asText(license?.name);
  });
}
