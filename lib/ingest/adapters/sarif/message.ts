import { asList, asObject, asText, asWord, type JsonObject } from "../json-value.ts";

/**
 * What a message says (SARIF 2.1.0, 3.11): its text, or the rule's or the tool's text of its id, with the arguments
 * put in.
 */
export function messageText(
  value: unknown,
  descriptor: JsonObject | null,
  driver: JsonObject | null,
): string {
  const message = asObject(value);
  if (message === null) return "";
  const id = asWord(message.id);
  const known = [descriptor?.messageStrings, driver?.globalMessageStrings].map((texts) =>
    id === null ? null : asObject(asObject(texts)?.[id]),
  );
  const text = [message, ...known].map(plainText).find((said) => said !== "") ?? "";
  const values = asList(message.arguments).map(asText);
  if (values.length === 0) return text;
  return text.replace(/\{(\d{1,3})\}/g, (whole, index) => values[Number(index)] ?? whole);
}

/** The text of a message or of a multiformat string; Markdown only where there is no plain text. */
export function plainText(value: unknown): string {
  const said = asObject(value);
  return asWord(said?.text) ?? asWord(said?.markdown) ?? "";
}
