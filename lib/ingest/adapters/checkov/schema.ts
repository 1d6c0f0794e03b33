import { asObject, asWord, type JsonObject } from "../json-value.ts";

/** What Checkov prints for one kind of file; without anything to check only the numbers of a summary. */
export function isCheckType(value: unknown): value is JsonObject {
  const report = asObject(value);
  if (report === null) return false;
  if (asObject(report.results) !== null) return "check_type" in report && "summary" in report;
  return asWord(report.checkov_version) !== null && "parsing_errors" in report;
}
