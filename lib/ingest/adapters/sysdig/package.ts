import { componentOf } from "../../identity/component.ts";
import type { Component } from "../../reading.ts";
import { additiveSlice } from "../check-entry.ts";
import { NO_COMPONENT } from "../cluster-object.ts";
import { guessedPackageType } from "../guessed-package-type.ts";

export const SLICE = additiveSlice("sysdig:packages", "vulnerabilities", "vulnerability");

/** @param systemType the purl type of the distribution's packages, "" where it is not known */
export function componentIn(name: string, version: string, type: string, systemType: string): Component {
  if (name.trim() === "") return NO_COMPONENT;
  const word = type.trim().toLowerCase();
  const guessed = guessedPackageType(name, version);
  if (word === "" || word === "os") return componentOf(null, name, systemType || guessed);
  return componentOf(null, name, word === "c#" || word === "csharp" ? "nuget" : word);
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export const digestIn = (text: string): string | null => (DIGEST.test(text.trim()) ? text.trim() : null);
