import { asList, asNumber, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { osvFixes } from "../osv-record.ts";
import { positionOf, type Run } from "./message.ts";
import type { VulnerableUse } from "./use.ts";

/** The one document that was written before the protocol of messages (2022): graphs of calls, imports, requirements. */
export function isLegacy(value: unknown): boolean {
  const report = asObject(value);
  return report !== null && ["Calls", "Imports", "Requires", "Vulns"].every((key) => key in report);
}

/** @returns what could not be read, by pointer and reason */
export function takeLegacy(run: Run, value: unknown): { path: string; reason: string }[] {
  const report = asObject(value) ?? {};
  const modules = asObject(asObject(report.Requires)?.Modules) ?? {};
  const entry = asList(asObject(report.Requires)?.Entries)[0];
  run.mainModule = asText(asObject(modules[String(entry)])?.Path);
  run.modules = Object.keys(modules).length;
  const skipped: { path: string; reason: string }[] = [];
  for (const [index, raw] of asList(report.Vulns).entries()) {
    const path = step("/Vulns", index);
    const use = readUse(asObject(raw), report, modules);
    if (typeof use === "string") skipped.push({ path, reason: use });
    else {
      run.uses.push(use);
      run.records.set(use.id, asObject(asObject(raw)?.OSV) ?? {});
    }
  }
  return skipped;
}

function readUse(
  vulnerability: JsonObject | null,
  report: JsonObject,
  modules: JsonObject,
): VulnerableUse | string {
  const record = asObject(vulnerability?.OSV);
  const id = asWord(record?.id);
  const module = asWord(vulnerability?.ModPath);
  if (vulnerability === null || record === null || id === null) return "no OSV.id";
  if (module === null) return "no ModPath";
  const sink = asNumber(vulnerability.CallSink) ?? 0;
  const isImported = (asNumber(vulnerability.ImportSink) ?? 0) > 0;
  const functions = asObject(asObject(report.Calls)?.Functions);
  const caller = asObject(asList(asObject(functions?.[String(sink)])?.CallSites)[0]);
  const required = asObject(modules[String(vulnerability.RequireSink)]);
  return {
    id,
    module,
    version: asText(required?.Version),
    fixedVersion: osvFixes(record, [module]).join(", "),
    use: sink > 0 ? "called" : isImported ? "imported" : "required",
    symbol: [asText(vulnerability.PkgPath), asText(vulnerability.Symbol)].filter(Boolean).join("."),
    from: "",
    place: positionOf(asObject(caller?.Pos)),
  };
}
