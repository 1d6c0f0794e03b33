import type { XmlElement } from "../../document/xml.ts";
import type { JsonObject } from "../json-value.ts";
import { child, children, childrenOf, textOf, texts } from "./xml-children.ts";
import { vulnerabilityOf } from "./xml-vulnerability.ts";

const NAMESPACE = /^https?:\/\/cyclonedx\.org\/schema\/bom\/(\d+\.\d+)$/;

export function isXmlBom(root: XmlElement): boolean {
  return root.name === "bom" && NAMESPACE.test(root.namespace);
}

/** A CycloneDX document in XML as the same document in JSON: the two forms of the specification say the same. */
export function bomOfXml(root: XmlElement): JsonObject {
  const metadata = child(root, "metadata");
  const components = childrenOf(root, "components", "component");
  // Before 1.4 vulnerabilities were an extension, inside the component that has them.
  const nested: JsonObject[] = [];
  const read = components.map((element) => componentOf(element, nested));
  const vulnerabilities = [
    ...childrenOf(root, "vulnerabilities", "vulnerability").map((element) => vulnerabilityOf(element)),
    ...nested,
  ];
  return {
    bomFormat: "CycloneDX",
    specVersion: NAMESPACE.exec(root.namespace)?.[1],
    ...(metadata === undefined ? {} : { metadata: metadataOf(metadata) }),
    components: read,
    ...(vulnerabilities.length === 0 ? {} : { vulnerabilities }),
  };
}

function metadataOf(metadata: XmlElement): JsonObject {
  const component = child(metadata, "component");
  const tools = child(metadata, "tools");
  const listed =
    tools === undefined ? [] : [...children(tools, "tool"), ...childrenOf(tools, "components", "component")];
  const authors = childrenOf(metadata, "authors", "author").map((author) => ({
    name: textOf(author, "name"),
  }));
  return {
    timestamp: textOf(metadata, "timestamp"),
    tools: listed.map((tool) => ({ name: textOf(tool, "name"), version: textOf(tool, "version") })),
    ...(authors.length === 0 ? {} : { authors }),
    ...organisation(metadata, "manufacture"),
    ...organisation(metadata, "manufacturer"),
    ...organisation(metadata, "supplier"),
    ...(component === undefined ? {} : { component: componentOf(component, []) }),
  };
}

function organisation(metadata: XmlElement, name: string): JsonObject {
  const element = child(metadata, name);
  return element === undefined ? {} : { [name]: { name: textOf(element, "name") } };
}

function componentOf(element: XmlElement, nested: JsonObject[]): JsonObject {
  const extension = childrenOf(element, "vulnerabilities", "vulnerability");
  const ref = element.attributes["bom-ref"] ?? (extension.length > 0 ? `line-${element.line}` : undefined);
  for (const vulnerability of extension) nested.push(vulnerabilityOf(vulnerability, ref));
  return {
    type: element.attributes.type ?? null,
    ...(ref === undefined ? {} : { "bom-ref": ref }),
    ...texts(element, ["group", "name", "version", "purl"]),
    licenses: licensesOf(element),
    properties: childrenOf(element, "properties", "property").map((property) => ({
      name: property.attributes.name ?? "",
      value: property.text.trim(),
    })),
    externalReferences: childrenOf(element, "externalReferences", "reference").map((reference) => ({
      type: reference.attributes.type ?? "",
      url: textOf(reference, "url"),
    })),
    components: childrenOf(element, "components", "component").map((inner) => componentOf(inner, nested)),
  };
}

function licensesOf(element: XmlElement): JsonObject[] {
  const list = child(element, "licenses");
  if (list === undefined) return [];
  return [
    ...children(list, "license").map((license) => ({ license: texts(license, ["id", "name"]) })),
    ...children(list, "expression").map((expression) => ({ expression: expression.text.trim() })),
  ];
}
