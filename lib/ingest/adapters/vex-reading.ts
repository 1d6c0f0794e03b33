import type { VexProduct, VexStatement } from "../reading/knowledge.ts";
import type { Reading } from "../reading.ts";
import type { Tally } from "./tally.ts";

/** The reading of a document that says who is affected by what, and was not looked at by anybody here. */
export function vexReading(about: {
  format: string;
  tool: Reading["tool"];
  asOf: string | null;
  statements: VexStatement[];
  tally: Tally;
}): Reading {
  const { counts, skipped, notes } = about.tally;
  return {
    format: about.format,
    tool: about.tool,
    scannedAt: about.asOf,
    feeds: [],
    subjects: [],
    counts,
    bySeverity: {},
    skipped,
    notes,
    targets: [],
    facts: [],
    absences: [],
    needs: null,
    statements: about.statements,
  };
}

/** A product under each of its identifiers, for any of them may be the one that an inventory knows. */
export const productsNamed = (
  identifiers: readonly string[],
  subcomponents: readonly string[],
): VexProduct[] => identifiers.map((id) => ({ id, subcomponents: [...new Set(subcomponents)] }));

/** `sha256:…` as images write it; OpenVEX and CSAF write `sha-256`, `SHA256`. */
export function digestNamed(algorithm: string, value: string): string {
  const name = algorithm.trim().toLowerCase();
  const short = /^sha-(1|2\d\d|384|512)$/.test(name) ? name.replace("-", "") : name;
  return `${short}:${value.trim().toLowerCase()}`;
}
