import { asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import type { ProductTree } from "./product-tree.ts";

/** What is said of the products of one vulnerability beside their status. */
export interface Remarks {
  flags: Said;
  impacts: Said;
  actions: Said;
}

/** Texts by product id, and those that name no product and so are about all. */
interface Said {
  byProduct: Map<string, string[]>;
  ofAll: string[];
}

/** Flags are OpenVEX's justifications by another name; remediations say what to do. */
export function remarksOf(vulnerability: JsonObject, tree: ProductTree): Remarks {
  const impacts = asObjects(vulnerability.threats).filter(({ category }) => category === "impact");
  return {
    flags: said(asObjects(vulnerability.flags), ({ label }) => asText(label), tree),
    impacts: said(impacts, ({ details }) => asText(details), tree),
    actions: said(asObjects(vulnerability.remediations), actionOf, tree),
  };
}

/** The first of several: a document may only give one. */
export function justificationOf(id: string, { flags }: Remarks): string {
  return flags.byProduct.get(id)?.[0] ?? flags.ofAll[0] ?? "";
}

export function textOf(id: string, { byProduct, ofAll }: Said): string {
  return [...new Set([...ofAll, ...(byProduct.get(id) ?? [])])].join("\n");
}

function actionOf({ category, details, url }: JsonObject): string {
  const words = asWord(details) ?? asText(category).replaceAll("_", " ");
  return [words.trim(), asText(url).trim()].filter((part) => part !== "").join("\n");
}

function said(
  entries: readonly JsonObject[],
  textFrom: (entry: JsonObject) => string,
  tree: ProductTree,
): Said {
  const found: Said = { byProduct: new Map(), ofAll: [] };
  for (const entry of entries) {
    const text = textFrom(entry).trim();
    if (text === "") continue;
    const groups = asTexts(entry.group_ids);
    const products = asTexts(entry.product_ids);
    if (groups.length === 0 && products.length === 0) found.ofAll.push(text);
    for (const id of [...products, ...groups.flatMap((group) => tree.groups.get(group) ?? [])]) {
      const known = found.byProduct.get(id);
      if (known === undefined) found.byProduct.set(id, [text]);
      else known.push(text);
    }
  }
  return found;
}
