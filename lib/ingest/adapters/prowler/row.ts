import type { CsvTable } from "../../document/csv.ts";
import { scanTime } from "../../scan-time.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import type { ProwlerFinding } from "./finding.ts";

/** `CHECK_ID`, `CheckID`: columns of versions 3 to 5, and fields of version 3's own JSON, are the same words. */
const wordOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

const NEEDED = ["checkid", "status", "severity", "provider"];

export function isProwlerTable({ columns }: CsvTable): boolean {
  const words = new Set(columns.map(wordOf));
  return NEEDED.every((word) => words.has(word)) && words.has("statusextended");
}

export function isNativeJson(value: unknown): value is JsonObject {
  const finding = asObject(value);
  return finding !== null && "CheckID" in finding && "StatusExtended" in finding;
}

/** One row of the table, or one object of version 3's JSON. */
export function rowFinding(row: Readonly<JsonObject>): ProwlerFinding {
  const cells = new Map(Object.entries(row).map(([name, cell]) => [wordOf(name), cell]));
  const text = (...names: string[]): string =>
    names.map((name) => asText(cells.get(name)).trim()).find((cell) => cell !== "") ?? "";
  const recommendation = asObject(asObject(cells.get("remediation"))?.Recommendation);
  const region = text("region");
  const links = [text("remediationrecommendationurl"), asText(recommendation?.Url), text("relatedurl")];
  return {
    check: text("checkid"),
    title: text("checktitle"),
    status: text("status").toUpperCase(),
    muted: text("muted").toLowerCase() === "true",
    detail: text("statusextended"),
    severity: text("severity"),
    provider: text("provider").toLowerCase(),
    account: asWord(text("accountuid", "accountid", "subscription", "projectid")),
    description: text("description"),
    remediation: text("remediationrecommendationtext") || asText(recommendation?.Text),
    references: links.filter((link) => /^https?:\/\//.test(link)),
    resource: {
      type: text("resourcetype"),
      namespace: text("namespace") || (/^namespace: (\S+)$/.exec(region)?.[1] ?? ""),
      name: text("resourcename", "resourceid", "resourceuid"),
    },
    region,
    at: scanTime(text("timestamp", "assessmentstarttime")),
    version: asWord(text("prowlerversion")),
  };
}
