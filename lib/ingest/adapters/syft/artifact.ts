import { packageTypeOf } from "../../identity/package-types.ts";
import type { PackageMention } from "../../reading/package.ts";
import { asList, asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { packageMention, sourceRpm } from "../package-mention.ts";

/** One entry of `artifacts`; a text says why it cannot be read. */
export function readArtifact(raw: unknown): PackageMention | string {
  const artifact = asObject(raw);
  if (artifact === null) return "not an object";
  const purl = asWord(artifact.purl);
  const name = asWord(artifact.name) ?? "";
  if (name === "" && purl === null) return "no name";
  const packageType = asText(artifact.type);
  const version = asText(artifact.version);
  const metadata = asObject(artifact.metadata);
  const { place, layer } = locationOf(asList(artifact.locations));
  return packageMention({
    purl,
    name: purl === null ? packageName(packageType, name, metadata) : name,
    packageType,
    version,
    source: sourceOf(metadata, version),
    licenses: licensesOf(asList(artifact.licenses)),
    layer,
    place,
  });
}

/** Without a purl the group of a Java package stands only in its metadata. */
function packageName(packageType: string, name: string, metadata: JsonObject | null): string {
  if (packageTypeOf(packageType) !== "maven" || name.includes(":")) return name;
  const properties = asObject(metadata?.pomProperties);
  const project = asObject(metadata?.pomProject);
  const group = asWord(properties?.groupId) ?? asWord(project?.groupId);
  return group === null ? name : `${group}:${name}`;
}

/** dpkg: `source` with `sourceVersion` where it differs; apk: `originPackage`; rpm: the name of the source RPM. */
function sourceOf(metadata: JsonObject | null, version: string): PackageMention["source"] {
  const rpm = asWord(metadata?.sourceRpm) ?? asWord(metadata?.sourceRPM);
  if (rpm !== null) return sourceRpm(rpm);
  const origin = asWord(metadata?.originPackage);
  if (origin !== null) return { name: origin, version };
  // Other ecosystems keep a URL or a checksum of where they come from under the same key.
  const source = asWord(metadata?.source);
  if (source === null || !("sourceVersion" in (metadata ?? {}))) return null;
  return { name: source, version: asWord(metadata?.sourceVersion) ?? version };
}

/** The place that proves the package, else the first; the oldest schema wrote bare paths. */
function locationOf(locations: readonly unknown[]): { place: string; layer: string | null } {
  const primary = locations.find(
    (location) => asObject(asObject(location)?.annotations)?.evidence === "primary",
  );
  const chosen = primary ?? locations[0];
  if (typeof chosen === "string") return { place: chosen, layer: null };
  const location = asObject(chosen);
  return { place: asText(location?.path), layer: asWord(location?.layerID) };
}

/** Objects since schema 8, before that bare texts. */
function licensesOf(licenses: readonly unknown[]): string[] {
  return asTexts(
    licenses.map((license) => {
      const entry = asObject(license);
      return entry === null ? license : (asWord(entry.spdxExpression) ?? asText(entry.value));
    }),
  );
}
