/** Readers of values that nobody has checked: scanners write null, a number or nothing where a text is expected. */

export type JsonObject = Record<string, unknown>;

export function asObject(value: unknown): JsonObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A text that says something; null where it is missing or blank. */
export function asWord(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const trimmed = value.trim();
  return trimmed === "" ? null : trimmed;
}

export function asNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; anything else in it is passed over. */
export function asObjects(value: unknown): JsonObject[] {
  return asList(value).filter((item): item is JsonObject => asObject(item) !== null);
}

/** The non-blank texts of a list, each once, in order. */
export function asTexts(value: unknown): string[] {
  const texts = new Set<string>();
  for (const item of asList(value)) if (typeof item === "string" && item.trim() !== "") texts.add(item);
  return [...texts];
}

/** The entries of a map whose values are texts. */
export function asLabels(value: unknown): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [key, label] of Object.entries(asObject(value) ?? {}))
    if (typeof label === "string") labels[key] = label;
  return labels;
}

/** One more step of a JSON pointer (RFC 6901). */
export function step(pointer: string, key: string | number): string {
  return typeof key === "number"
    ? `${pointer}/${key}`
    : `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
