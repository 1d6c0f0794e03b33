import { asList, asNumber, asObject, asObjects, asWord, type JsonObject } from "../json-value.ts";
import { withoutCredentials } from "../source-url.ts";

/** Where a result is: its first location, which is the main one (SARIF 2.1.0, 3.27.12). */
export interface ResultPlace {
  /** The URI as written, "" where there is none. */
  uri: string;
  /** The same as a path, relative where the run names the root it is under. */
  path: string;
  line: number | null;
  /** Functions, resources, files of an image: the fully qualified names or plain names of the location. */
  logical: string[];
}

/** Directories that the run's absolute paths are under, with a slash at the end. */
export function rootsOf(run: JsonObject): string[] {
  const bases = Object.values(asObject(run.originalUriBaseIds) ?? {}).map((base) => asObject(base)?.uri);
  const working = asObjects(run.invocations).map((invocation) => asObject(invocation.workingDirectory)?.uri);
  return [...bases, ...working]
    .map((uri) => filePath(asWord(uri) ?? ""))
    .filter((path) => path.length > 1 && /^(\/|[A-Za-z]:)/.test(path))
    .map((path) => (path.endsWith("/") ? path : `${path}/`));
}

export function placeOf(result: JsonObject, run: JsonObject, roots: readonly string[]): ResultPlace {
  const location = asObject(asList(result.locations)[0]);
  const physical = asObject(location?.physicalLocation);
  const uri = uriOf(asObject(physical?.artifactLocation) ?? asObject(result.analysisTarget), run);
  const full = filePath(uri);
  const root = roots.find((candidate) => full.startsWith(candidate));
  const line = asNumber(asObject(physical?.region)?.startLine);
  const logical = asObjects(location?.logicalLocations).flatMap(
    (of) => asWord(of.fullyQualifiedName) ?? asWord(of.name) ?? [],
  );
  return {
    uri,
    path: root === undefined ? full : full.slice(root.length),
    line: line !== null && line > 0 ? line : null,
    logical,
  };
}

/** An artifact is named in place or by its index among the run's. */
function uriOf(artifact: JsonObject | null, run: JsonObject): string {
  const uri = asWord(artifact?.uri);
  if (uri !== null) return uri;
  const listed = asObject(asList(run.artifacts)[asNumber(artifact?.index) ?? -1]);
  return asWord(asObject(listed?.location)?.uri) ?? "";
}

/** A URI reference as a path: no scheme of files, no percent signs, no drive behind a slash. */
function filePath(uri: string): string {
  const plain = uri.replace(/^file:(\/\/[^/]*)?/i, "");
  return withoutCredentials(decoded(plain).replace(/^\/([A-Za-z]:)/, "$1"));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
