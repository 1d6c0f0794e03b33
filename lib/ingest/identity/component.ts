import type { Component } from "../reading.ts";
import { packageTypeOf } from "./package-types.ts";

/** Kinds whose namespace is the distribution; that belongs to the asset, not to the package. */
const NAME_ONLY = new Set(["deb", "rpm", "apk", "alpm", "ebuild"]);
/** Kinds whose names the purl spec (or the registry) compares without case. */
const CASELESS = new Set([
  "deb",
  "apk",
  "alpm",
  "npm",
  "golang",
  "nuget",
  "composer",
  "hex",
  "pub",
  "github",
  "bitbucket",
  "bitnami",
  "oci",
  "docker",
]);
/** Kinds of which some tools put the last part of the name into the purl's subpath. */
const NAME_IN_SUBPATH = new Set(["golang", "cocoapods"]);

interface PackageName {
  type: string;
  path: string;
}

/**
 * What a package finding is about: purl type and normalised name, without version, place or distribution, so that
 * every scanner gives the same key for the same package.
 *
 * @param purl package URL as the tool wrote it; unusable ones are treated as absent
 * @param name the tool's own name of the package (`group:artifact` for Java)
 * @param packageType the tool's package type or distribution, used where there is no usable purl
 * @see https://github.com/package-url/purl-spec and PEP 503 for the names of Python
 */
export function componentOf(purl: string | null, name: string, packageType: string): Component {
  const parsed = purl === null ? null : parsePurl(purl);
  const shown = name.trim();
  const { type, path } = parsed ?? { type: packageTypeOf(packageType), path: pathOfName(shown, packageType) };
  return {
    key: `${type === "" ? "generic" : type}/${normalise(type, path)}`,
    name: shown === "" ? path : shown,
    type,
    purl: parsed === null ? null : purl,
  };
}

/** `group:artifact` is how Java tools write what the purl splits into namespace and name. */
function pathOfName(name: string, packageType: string): string {
  return packageTypeOf(packageType) === "maven" ? name.replace(":", "/") : name;
}

function normalise(type: string, path: string): string {
  if (type === "pypi") return path.toLowerCase().replace(/[-_.]+/g, "-");
  const name = NAME_ONLY.has(type) ? path.slice(path.lastIndexOf("/") + 1) : path;
  return CASELESS.has(type) ? name.toLowerCase() : name;
}

/** Namespace, name and (where it is part of the name) subpath of a purl; null when it has no type or no name. */
function parsePurl(purl: string): PackageName | null {
  if (!purl.startsWith("pkg:")) return null;
  const hash = purl.indexOf("#");
  const beforeHash = hash < 0 ? purl : purl.slice(0, hash);
  const question = beforeHash.indexOf("?");
  const remainder = trimSlashes(beforeHash.slice("pkg:".length, question < 0 ? undefined : question));
  const slash = remainder.indexOf("/");
  if (slash <= 0) return null;
  const type = packageTypeOf(remainder.slice(0, slash));
  const path = trimSlashes(decode(withoutVersion(remainder.slice(slash + 1))));
  if (path === "") return null;
  const subpath = hash < 0 || !NAME_IN_SUBPATH.has(type) ? "" : trimSlashes(decode(purl.slice(hash + 1)));
  return { type, path: subpath === "" ? path : `${path}/${subpath}` };
}

/** An `@` that opens a path segment is an unescaped npm scope, not a version. */
function withoutVersion(path: string): string {
  const at = path.lastIndexOf("@");
  return at <= 0 || path[at - 1] === "/" ? path : path.slice(0, at);
}

function trimSlashes(text: string): string {
  return text.startsWith("/") || text.endsWith("/") ? text.replace(/^\/+|\/+$/g, "") : text;
}

function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
