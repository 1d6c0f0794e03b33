import { isTagValue, type TagValues, tagValuePart } from "../../document/tag-value.ts";
import type { Adapter } from "../adapter.ts";
import { asList, asObject, type JsonObject } from "../json-value.ts";

/**
 * The document that a predicate carries, and who reads it: a bill of materials as the predicate itself or in cosign's
 * `Data` (as an object or as its text), a scanner's report in a vulnerability predicate's `scanner.result`.
 */
export function contentOf(
  statement: JsonObject,
  readers: readonly Adapter[],
): { adapter: Adapter; document: unknown } | null {
  const { predicate } = statement;
  const object = asObject(predicate);
  const result = asObject(object?.scanner)?.result;
  for (const candidate of [predicate, object?.Data, result, asList(result)[0]]) {
    const document = parsed(candidate);
    if (document === null || document === undefined) continue;
    const adapter = readers.find((reader) => reader.recognises(document));
    if (adapter !== undefined) return { adapter, document };
  }
  return null;
}

/** A text may be JSON or SPDX's tag-value; anything else is no document. */
function parsed(value: unknown): TagValues | unknown {
  if (typeof value !== "string") return value;
  if (isTagValue(value)) return tagValuePart(value).value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
