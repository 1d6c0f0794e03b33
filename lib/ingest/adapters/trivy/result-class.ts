import { packageTypeOf } from "../../identity/package-types.ts";
import { osTarget } from "../image-name.ts";
import type { TrivyResult } from "./schema.ts";

const OS_TYPES = new Set(["apk", "deb", "rpm", "alpm"]);

/** Lock files that named a result before results had a type. */
const LOCK_FILES: Record<string, string> = {
  "package-lock.json": "npm",
  "yarn.lock": "yarn",
  "Gemfile.lock": "bundler",
  "Pipfile.lock": "pipenv",
  "poetry.lock": "poetry",
  "Cargo.lock": "cargo",
  "composer.lock": "composer",
  "go.sum": "gomod",
  "go.mod": "gomod",
};

export interface ResultClass {
  /** Trivy's `Class`: os-pkgs, lang-pkgs, config, secret, license, license-file, custom. */
  class: string;
  packageType: string;
}

/** What a result is about; worked out from its name and entries where the tool was too old to say. */
export function classOf(result: TrivyResult): ResultClass {
  const os = osTarget(result.Target);
  const file = result.Target.slice(result.Target.lastIndexOf("/") + 1);
  const packageType = result.Type || LOCK_FILES[file] || os?.family || "";
  if (result.Class) return { class: result.Class, packageType };
  if (result.Secrets?.length) return { class: "secret", packageType };
  if (result.Misconfigurations?.length) return { class: "config", packageType };
  const isOs = result.Type
    ? OS_TYPES.has(packageTypeOf(result.Type))
    : LOCK_FILES[file] === undefined && os !== null;
  return { class: isOs ? "os-pkgs" : "lang-pkgs", packageType };
}
