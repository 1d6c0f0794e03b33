import { componentOf } from "../identity/component.ts";
import type { PackageMention } from "../reading/package.ts";

/** Package databases list everything in one file, so their path says nothing about the package. */
const DATABASE_TYPES = new Set(["deb", "rpm", "apk", "alpm", "ebuild"]);
/** Words of bills of materials for "nobody looked" and "there is none" (SPDX 2.3, 7.13). */
const NO_LICENSE = new Set(["", "NOASSERTION", "NONE"]);

export interface ListedPackage {
  purl: string | null;
  name: string;
  /** The tool's package type or distribution; "" where only the purl tells. */
  packageType: string;
  version: string;
  /** Stated by the tool itself; null: whatever the purl's `upstream` says. */
  source: PackageMention["source"];
  licenses: readonly string[];
  layer: string | null;
  place: string;
}

/** A package as a bill of materials lists it, under the key that every scanner gives it (identity/component.ts). */
export function packageMention(listed: ListedPackage): PackageMention {
  const { key, name, type, purl } = componentOf(listed.purl, listed.name, listed.packageType);
  const { version } = listed;
  const licenses = listed.licenses.map((license) => license.trim()).filter((text) => !NO_LICENSE.has(text));
  return {
    key,
    name,
    type,
    version,
    purl,
    source: listed.source ?? (purl === null ? null : upstreamOf(purl, version)),
    licenses: [...new Set(licenses)],
    layer: listed.layer,
    place: DATABASE_TYPES.has(type) ? "" : listed.place,
  };
}

/** The purl's `upstream`: a name, `name@version`, or the file name of a source RPM. */
function upstreamOf(purl: string, version: string): PackageMention["source"] {
  const question = purl.indexOf("?");
  if (question < 0) return null;
  const hash = purl.indexOf("#", question);
  // A plus is a plus here, not a blank as in a form.
  const qualifiers = purl.slice(question + 1, hash < 0 ? undefined : hash).replaceAll("+", "%2B");
  const upstream = new URLSearchParams(qualifiers).get("upstream")?.trim() ?? "";
  if (upstream === "") return null;
  if (upstream.endsWith(".rpm")) return sourceRpm(upstream);
  const at = upstream.indexOf("@", 1);
  return at < 0
    ? { name: upstream, version }
    : { name: upstream.slice(0, at), version: upstream.slice(at + 1) };
}

/** `name-version-release.src.rpm`; null where the file name is not of that form. */
export function sourceRpm(file: string): PackageMention["source"] {
  const match = /^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(file.trim());
  return match === null ? null : { name: match[1] as string, version: match[2] as string };
}
