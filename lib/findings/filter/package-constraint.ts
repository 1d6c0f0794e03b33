import type { Operator } from "./ast.ts";

/** A package by name, and which of its versions: `openssl<3.0.8`. */
export interface PackageConstraint {
  name: string;
  version: { operator: Operator; text: string } | null;
}

/** @returns null when a name or the version after the sign is missing */
export const packageConstraint = (value: string): PackageConstraint | null => {
  const [, name, operator, text] = /^([^<>=]+?)(?:(<=|>=|<|>|=)([^<>=]+))?$/.exec(value) ?? [];
  if (name === undefined) return null;
  return {
    name,
    version: operator === undefined ? null : { operator: operator as Operator, text: text as string },
  };
};
