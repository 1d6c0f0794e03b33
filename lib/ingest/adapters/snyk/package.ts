import { componentOf } from "../../identity/component.ts";
import { packageTypeOf } from "../../identity/package-types.ts";
import type { Component } from "../../reading.ts";
import { distributionOf, isSystemType } from "../distribution.ts";
import { asText, asWord, type JsonObject } from "../json-value.ts";

/** Snyk's words for package managers that no other scanner uses. */
const MANAGERS: Record<string, string> = {
  golangmodules: "golang",
  godep: "golang",
  govendor: "golang",
  paket: "nuget",
  unmanaged: "generic",
  "unmanaged (c/c++)": "generic",
  linux: "generic",
};

/** The package of an issue; null where it names none. */
export function packageOf(issue: JsonObject, manager: string): Component | null {
  const name = asWord(issue.name) ?? asWord(issue.packageName) ?? asWord(issue.moduleName);
  if (name === null) return null;
  const type = typeOf(asWord(issue.packageManager) ?? manager);
  return componentOf(null, ownName(name, type), type);
}

function typeOf(manager: string): string {
  const word = manager.trim().toLowerCase();
  if (Object.hasOwn(MANAGERS, word)) return MANAGERS[word] as string;
  return distributionOf(word)?.type ?? packageTypeOf(word);
}

/** Packages of a system come as `source/binary`; Go's come by the directory inside their module. */
function ownName(name: string, type: string): string {
  if (isSystemType(type)) return name.slice(name.lastIndexOf("/") + 1);
  if (type !== "golang") return name;
  if (name === "std" || name.startsWith("std/")) return "stdlib";
  return /^golang\.org\/x\/[^/]+/.exec(name)?.[0] ?? name;
}

/** The way to the package: all but the project itself, which opens it. */
export function wayTo(issue: JsonObject): string {
  const from = Array.isArray(issue.from) ? issue.from.map(asText).filter((step) => step !== "") : [];
  return from.length > 2 ? `Introduced through ${from.slice(1).join(" > ")}` : "";
}
