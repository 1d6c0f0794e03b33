import type { Severity } from "../../../findings/schema.ts";
import { asNumber, asObject, asText, asWord, type JsonObject } from "../json-value.ts";

/** What the document knows of a control besides its results. */
export interface Control {
  name: string;
  description: string;
  remediation: string;
  severity: Severity;
}

export type Controls = ReadonlyMap<string, Control>;

/** From the summary (scores) and, where they are kept, from the policies (texts); the first that says something counts. */
export function controlsIn(...lists: (JsonObject | null)[]): Controls {
  const controls = new Map<string, Control>();
  for (const list of lists) {
    for (const [id, raw] of Object.entries(list ?? {})) {
      const entry = asObject(raw);
      if (entry === null) continue;
      const known = controls.get(id);
      controls.set(id, {
        name: known?.name || asText(entry.name),
        description: known?.description || asText(entry.description),
        remediation: known?.remediation || asText(entry.remediation),
        severity: known && known.severity !== "unknown" ? known.severity : severityIn(entry),
      });
    }
  }
  return controls;
}

/** The score factor stands by itself, or (in results) beside the word for it. */
export function severityIn(entry: JsonObject): Severity {
  const within = asNumber(asObject(entry.severity)?.scoreFactor);
  return severityOfFactor(asNumber(entry.scoreFactor) ?? within ?? asNumber(entry.baseScore));
}

/** The tool's own bands of its score factor, 0–10. */
export function severityOfFactor(factor: number | null): Severity {
  if (factor === null) return "unknown";
  if (factor >= 9) return "critical";
  if (factor >= 7) return "high";
  if (factor >= 4) return "medium";
  return factor >= 1 ? "low" : "unknown";
}

export const controlId = (control: JsonObject): string | null => asWord(control.controlID);
