import { asList, asObject, asObjects, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { plainText } from "./message.ts";

/** A package as a result or its rule names it. */
export interface StatedPackage {
  purl: string | null;
  name: string;
  version: string;
  fixedVersion: string;
  /** Purl type or the tool's word for it, "" where unstated. */
  type: string;
}

/** What is known of a result where packages are looked for. */
export interface PackageContext {
  result: JsonObject;
  descriptor: JsonObject | null;
  message: string;
  logical: readonly string[];
}

/** Words that tools print where nothing fixes the problem. */
const NO_FIX = new Set(["", "not fixed", "none", "n/a", "unknown"]);
const LONGEST_LINE = 2000;

/** The packages of a result, by the manners in which scanners write them down; none where it names none. */
export function statedPackages(context: PackageContext): StatedPackage[] {
  const byPurl = purlPackages(context);
  if (byPurl.length > 0) return byPurl;
  const found =
    fieldPackage(context) ?? sentencePackage(context.message) ?? snykPackage(context) ?? goModule(context);
  return found === null ? [] : [found];
}

/** Grype, Docker Scout: purls among the rule's properties. One rule may list several; a message names its own. */
function purlPackages({ descriptor, message }: PackageContext): StatedPackage[] {
  const properties = asObject(descriptor?.properties);
  const said = fieldsIn(message);
  const own = said.get("package");
  const listed = asTexts(properties?.purls).filter((purl) => purl.startsWith("pkg:"));
  const purls = own?.startsWith("pkg:") ? [own] : listed;
  const help = fieldsIn(plainText(descriptor?.help));
  const fixed = [properties?.fixed_version, said.get("fixed version"), help.get("fix version")];
  return purls.map((purl) => ({
    purl,
    name: purls.length > 1 ? "" : (help.get("package") ?? ""),
    version: versionOf(purl),
    fixedVersion: fixIn(fixed.flatMap((word) => asWord(word) ?? [])[0]),
    type: "",
  }));
}

/** Trivy in the message, Grype in the rule's help: lines of `Package: name`. */
function fieldPackage({ message, descriptor }: PackageContext): StatedPackage | null {
  const said = fieldsIn(message);
  const fields = said.has("package") ? said : fieldsIn(plainText(descriptor?.help));
  const name = fields.get("package");
  if (name === undefined) return null;
  return {
    purl: null,
    name,
    version: fields.get("installed version") ?? fields.get("version") ?? "",
    fixedVersion: fixIn(fields.get("fixed version") ?? fields.get("fix version")),
    type: fields.get("type") ?? "",
  };
}

const SENTENCES: RegExp[] = [
  /\bPackage '(?<name>[^'\s]+)@(?<version>[^'@\s]*)' is vulnerable to '/,
  /\bvulnerability in (?<type>\S+) package: (?<name>\S+), version (?<version>\S+) was found\b/,
  /\breports (?<name>\S+) at version (?<version>\S+)\s{1,3}which .{0,60}\((?<type>[\w-]+)\) package\b/,
  /^\[(?<name>\S+) - (?<version>\S+) - \w+\] /,
];

/** OSV-Scanner, Grype, Clair: one sentence with everything. */
function sentencePackage(message: string): StatedPackage | null {
  for (const sentence of SENTENCES) {
    const { name, version = "", type = "" } = sentence.exec(message.slice(0, LONGEST_LINE))?.groups ?? {};
    if (name !== undefined) return { purl: null, name, version, fixedVersion: "", type };
  }
  return null;
}

const OS_TYPES = new Set(["deb", "rpm", "apk"]);

/** Snyk: `source/binary@1.0` as a logical place or at the end of the rule's description, the manager as a tag. */
function snykPackage({ descriptor, message, logical }: PackageContext): StatedPackage | null {
  const named = /\bvulnerable (\S+) package\b/.exec(message.slice(0, LONGEST_LINE))?.[1];
  if (named === undefined) return null;
  const described = plainText(descriptor?.fullDescription).replace(/^\([^)]*\)\s*/, "");
  const [, full = named, version = ""] = /^(\S+)@([^@\s]+)$/.exec(logical[0] ?? described) ?? [];
  const tags = asTexts(asObject(descriptor?.properties)?.tags);
  const tag = tags.find((word) => word !== "security" && !/^CWE-/i.test(word)) ?? "";
  const type = tag === "gomodules" || tag === "golangdep" ? "golang" : tag;
  const name = OS_TYPES.has(type) ? full.slice(full.lastIndexOf("/") + 1) : full;
  return { purl: null, name, version, fixedVersion: "", type };
}

/** govulncheck: packages in brackets; the call stack knows the module and its version. */
function goModule({ result, message }: PackageContext): StatedPackage | null {
  const named = /^Your code .{0,60}\b(?:modules?|packages?) \(([^),\s]+)/.exec(message)?.[1];
  if (named === undefined) return null;
  const frames = asObjects(result.stacks).flatMap((stack) => asObjects(stack.frames));
  const modules = frames.flatMap((frame) => asWord(frame.module) ?? []);
  const module = modules.find((word) => isUnder(named, word.replace(/@[^@]*$/, "")));
  const standard = !(named.split("/")[0] ?? "").includes(".");
  const name = module?.replace(/@[^@]*$/, "") ?? (standard ? "stdlib" : named);
  const version = module?.includes("@") ? module.slice(module.lastIndexOf("@") + 1) : "";
  return {
    purl: null,
    name,
    version,
    fixedVersion: "",
    type: "golang",
  };
}

const isUnder = (path: string, module: string): boolean => path === module || path.startsWith(`${module}/`);

/** `Key: value` lines by their keys in lower case; the first of each. */
function fieldsIn(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const raw of text.split("\n").slice(0, 50)) {
    const match = /^([A-Za-z][A-Za-z ]{1,30}):(.*)$/.exec(raw.slice(0, LONGEST_LINE).trim());
    const [key = "", value = ""] = (match?.slice(1) ?? []).map((word) => word.trim());
    if (value !== "" && !fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), value);
  }
  return fields;
}

const fixIn = (word: string | undefined): string =>
  word === undefined || NO_FIX.has(word.trim().toLowerCase()) ? "" : word.trim();

/** The version of a purl: what follows the last `@` before its qualifiers. */
function versionOf(purl: string): string {
  const bare = purl.split(/[?#]/, 1)[0] ?? "";
  const at = bare.lastIndexOf("@");
  if (at <= 0 || bare[at - 1] === "/") return "";
  try {
    return decodeURIComponent(bare.slice(at + 1));
  } catch {
    return bare.slice(at + 1);
  }
}

/** Whatever a rule lists that could be an id: tags, ids it had before, what its description opens with in brackets. */
export function otherIdTexts(descriptor: JsonObject | null, message: string): string[] {
  const tags = asTexts(asObject(descriptor?.properties)?.tags);
  const former = asTexts(asList(descriptor?.deprecatedIds));
  const opening = /^\(([^)]*)\)/.exec(plainText(descriptor?.fullDescription))?.[1] ?? "";
  const known = /\(also known as ([^)]*)\)/.exec(message.slice(0, LONGEST_LINE))?.[1] ?? "";
  return [...tags, ...former, opening, known];
}
