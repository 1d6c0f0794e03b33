import { UnreadableDocument } from "../reading.ts";
import { csvPart, isCsv } from "./csv.ts";
import { jsonParts } from "./json.ts";
import type { DocumentPart } from "./part.ts";
import { isTagValue, tagValuePart } from "./tag-value.ts";
import { type DocumentText, documentText } from "./text.ts";
import { isXml, xmlPart } from "./xml.ts";
import { isYaml, yamlParts } from "./yaml.ts";

/**
 * Bytes to documents (domain.md, Ingest 8): UTF-8 or UTF-16 with or without a mark; JSON, YAML, XML, CSV or SPDX's
 * tag-value; one document, or several one after the other.
 *
 * @throws UnreadableDocument with the place: `byte N` in the bytes as they were sent, or `line N`.
 */
export const readDocuments = (bytes: Buffer): DocumentPart[] => {
  const document = documentText(bytes);
  if (document.text.trim() === "") throw new UnreadableDocument("", "empty document");
  const parts = partsOf(document);
  parts[0]!.notes.unshift(...document.notes);
  return parts;
};

const partsOf = (document: DocumentText): DocumentPart[] => {
  const { text } = document;
  if (isXml(text)) return [xmlPart(text)];
  if (isTagValue(text)) return [tagValuePart(text)];
  if (isYaml(text)) return yamlOrTalk(document);
  if (isCsv(text)) return [csvPart(text)];
  return jsonParts(document);
};

/** `WARN: no config file` before a JSON document begins like YAML: the parser that gets through is right. */
const yamlOrTalk = (document: DocumentText): DocumentPart[] => {
  try {
    return yamlParts(document.text);
  } catch (error) {
    if (!(error instanceof UnreadableDocument) || !/^[[{]/m.test(document.text)) throw error;
    try {
      return jsonParts(document);
    } catch {
      throw error;
    }
  }
};
