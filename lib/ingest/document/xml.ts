import { SaxesParser } from "saxes";
import { UnreadableDocument } from "../reading.ts";
import { cleanText } from "./clean-strings.ts";
import { DEPTH_LIMIT } from "./json-scan.ts";
import type { DocumentPart } from "./part.ts";

/** An element with its local name; prefixes are resolved, comments and processing instructions left out. */
export class XmlElement {
  readonly name: string;
  /** The namespace's URI, "" where there is none. */
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: XmlElement[] = [];
  /** The character data directly inside, in order. */
  text = "";

  constructor(name: string, namespace: string, attributes: Record<string, string>, line: number) {
    this.name = name;
    this.namespace = namespace;
    this.attributes = attributes;
    this.line = line;
  }
}

export const isXml = (text: string): boolean => /^\s*<[?!A-Za-z]/.test(text);

/**
 * One XML document. Document types are refused: entities of a sender's own making expand without bound, and no tool
 * needs them.
 *
 * @throws UnreadableDocument at `line N`
 */
export const xmlPart = (text: string): DocumentPart => {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const refuse = (reason: string): never => {
    throw new UnreadableDocument(`line ${parser.line}`, reason);
  };
  let root: XmlElement | null = null;
  const open: XmlElement[] = [];
  parser.on("error", (error) => refuse(`not valid XML: ${error.message.replace(/^\d+:\d+: /, "")}`));
  parser.on("doctype", () => refuse("a document type declaration is not read"));
  parser.on("opentag", (tag) => {
    const attributes = Object.values(tag.attributes).map(({ local, value }) => [local, cleanText(value)]);
    const element = new XmlElement(tag.local, tag.uri, Object.fromEntries(attributes), parser.line);
    if (open.length >= DEPTH_LIMIT) refuse(`nested deeper than ${DEPTH_LIMIT} levels`);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const onText = (data: string) => {
    const element = open.at(-1);
    if (element) element.text += cleanText(data);
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", () => open.pop());
  parser.write(text).close();
  return { value: root, text: null, at: "", notes: [], broken: null };
};
