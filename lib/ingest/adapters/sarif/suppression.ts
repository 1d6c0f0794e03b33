import { asObjects, asWord, type JsonObject } from "../json-value.ts";

/** States of a suppression that nobody has granted (SARIF 2.1.0, 3.35.3). */
const NOT_GRANTED = new Set(["underReview", "rejected"]);

/** Why the document itself sets a result aside; null where it does not. */
export function setAside(result: JsonObject): string | null {
  if (result.baselineState === "absent") return "was there in the baseline, is no more";
  const suppressions = asObjects(result.suppressions);
  const granted = suppressions.every(({ status }) => !NOT_GRANTED.has(String(status)));
  if (suppressions.length === 0 || !granted) return null;
  const kinds = [...new Set(suppressions.flatMap(({ kind }) => asWord(kind) ?? []))];
  const why = suppressions.flatMap(({ justification }) => asWord(justification) ?? []);
  const how = kinds.length === 0 ? "suppressed" : `suppressed (${kinds.join(", ")})`;
  return why.length === 0 ? how : `${how}: ${why.join("; ")}`;
}
