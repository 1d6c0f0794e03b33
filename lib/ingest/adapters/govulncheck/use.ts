import { componentOf } from "../../identity/component.ts";
import type { Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import type { JsonObject } from "../json-value.ts";
import { osvRule, osvSeverityWord } from "../osv-record.ts";

export const GO_SLICE = "govulncheck:modules";

/** How far a program goes with a vulnerable module, worst first. */
const USES = ["called", "imported", "required"] as const;
export type Use = (typeof USES)[number];

/** One thing that the tool reported: the same vulnerability may come once for each level and each symbol. */
export interface VulnerableUse {
  id: string;
  module: string;
  version: string;
  fixedVersion: string;
  use: Use;
  symbol: string;
  from: string;
  place: string;
}

/** One observation for each vulnerability and module, by the worst use of it. */
export function observationsOf(
  uses: readonly VulnerableUse[],
  records: ReadonlyMap<string, JsonObject>,
  level: string,
): Observation[] {
  const worst = new Map<string, VulnerableUse>();
  for (const use of uses) {
    const key = `${use.id} ${use.module}`;
    const known = worst.get(key);
    if (known === undefined || USES.indexOf(use.use) < USES.indexOf(known.use)) worst.set(key, use);
  }
  return [...worst.values()].map((use) => observationOf(use, records.get(use.id) ?? {}, level));
}

function observationOf(use: VulnerableUse, record: JsonObject, level: string): Observation {
  return {
    kind: "vulnerability",
    slice: GO_SLICE,
    rule: osvRule(record, use.id, []),
    component: componentOf(null, use.module, "golang"),
    version: use.version,
    fixedVersion: use.fixedVersion,
    place: use.place,
    ...severityOf(osvSeverityWord(record)),
    outcome: "fail",
    fixState: use.fixedVersion === "" ? "" : "fixed",
    layer: null,
    detail: detailOf(use, level),
  };
}

/** What is known of calls; where the tool was told not to look for them, it says nothing about them. */
function detailOf({ use, symbol, from }: VulnerableUse, level: string): string {
  if (use === "called") return from === "" ? `Called: ${symbol}` : `Called: ${symbol}, from ${from}`;
  if (use === "imported")
    return level === "symbol"
      ? "Imported, but nothing vulnerable in it is called."
      : "Imported; calls were not looked for.";
  return level === "module"
    ? "Required; imports were not looked for."
    : "Required, but no vulnerable package of it is imported.";
}
