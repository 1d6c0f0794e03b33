import type { XmlElement } from "../../document/xml.ts";
import type { JsonObject } from "../json-value.ts";

/** Child elements of a name, whatever their namespace. */
export function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((inner) => inner.name === name);
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((inner) => inner.name === name);
}

/** The items of a list element: `<ratings><rating/>…</ratings>`. */
export function childrenOf(element: XmlElement, list: string, item: string): XmlElement[] {
  return children(element, list).flatMap((inner) => children(inner, item));
}

export function textOf(element: XmlElement, name: string): string {
  return child(element, name)?.text.trim() ?? "";
}

/** The named children's texts; those that are not there stay absent. */
export function texts(element: XmlElement, names: readonly string[]): JsonObject {
  const found: JsonObject = {};
  for (const name of names) {
    const inner = child(element, name);
    if (inner !== undefined) found[name] = inner.text.trim();
  }
  return found;
}
