import type { VexProduct } from "../../reading/knowledge.ts";
import { asList, asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { digestNamed, productsNamed } from "../vex-reading.ts";

/** What the ids that a document uses stand for (CSAF 2.0 and 2.1, section 3.2.2 "Product Tree"). */
export interface ProductTree {
  /** Purls, CPEs, digests and URIs by product id; none where the document gives a name only. */
  identifiers: Map<string, readonly string[]>;
  names: Map<string, string>;
  /** A product that is another one inside or on top of a third. */
  relations: Map<string, Relation>;
  /** Product ids by group id. */
  groups: Map<string, readonly string[]>;
}

interface Relation {
  part: string;
  whole: string;
}

/** Relations of relations that are followed; a document whose relations go round ends here too. */
const STEPS = 16;

export function readProductTree(value: unknown): ProductTree {
  const raw = asObject(value) ?? {};
  const tree: ProductTree = {
    identifiers: new Map(),
    names: new Map(),
    relations: new Map(),
    groups: new Map(),
  };
  addBranches(raw.branches, tree);
  for (const product of asObjects(raw.full_product_names)) addProduct(product, tree);
  for (const relation of asObjects(raw.relationships))
    addRelation(relation, relation.product_reference, relation.relates_to_product_reference, tree);
  for (const path of asObjects(raw.product_paths)) {
    const last = asObjects(path.subpaths).at(-1);
    addRelation(path, path.beginning_product_reference, last?.next_product_reference, tree);
  }
  for (const group of asObjects(raw.product_groups))
    tree.groups.set(asText(group.group_id), asTexts(group.product_ids));
  return tree;
}

function addBranches(branches: unknown, tree: ProductTree): void {
  for (const branch of asObjects(branches)) {
    const product = asObject(branch.product);
    if (product !== null) addProduct(product, tree);
    addBranches(branch.branches, tree);
  }
}

function addProduct(product: JsonObject, tree: ProductTree): string | null {
  const id = asWord(product.product_id);
  if (id === null || tree.names.has(id)) return id;
  tree.names.set(id, asWord(product.name) ?? id);
  tree.identifiers.set(id, identifiersOf(asObject(product.product_identification_helper)));
  return id;
}

function addRelation(raw: JsonObject, from: unknown, to: unknown, tree: ProductTree): void {
  const id = addProduct(asObject(raw.full_product_name) ?? {}, tree);
  const [part, whole] = [asWord(from), asWord(to)];
  if (id !== null && part !== null && whole !== null) tree.relations.set(id, { part, whole });
}

/** One purl in CSAF 2.0, several in 2.1. */
function identifiersOf(helper: JsonObject | null): string[] {
  if (helper === null) return [];
  const hashes = asObjects(helper.hashes)
    .flatMap(({ file_hashes }) => asObjects(file_hashes))
    .flatMap(({ algorithm, value }) => {
      const hex = asWord(value);
      return hex === null ? [] : [digestNamed(asWord(algorithm) ?? "sha256", hex)];
    });
  const uris = asObjects(helper.x_generic_uris).map(({ uri }) => uri);
  return asTexts([helper.purl, ...asList(helper.purls), helper.cpe, ...hashes, ...uris]);
}

/**
 * The products of one id: a component of something is a subcomponent of that, whatever stands in between. A product
 * without identifiers goes by its name; null where the tree doesn't have the id.
 */
export function productsOf(id: string, tree: ProductTree): VexProduct[] | null {
  if (!tree.names.has(id)) return null;
  if (!tree.relations.has(id)) return productsNamed(namesOf(id, tree), []);
  const own = tree.identifiers.get(id) ?? [];
  const whole = own.length > 0 ? own : namesOf(followed(id, "whole", tree), tree);
  return productsNamed(whole, namesOf(followed(id, "part", tree), tree));
}

function namesOf(id: string, tree: ProductTree): readonly string[] {
  const identifiers = tree.identifiers.get(id) ?? [];
  return identifiers.length > 0 ? identifiers : [tree.names.get(id) ?? id];
}

function followed(id: string, way: keyof Relation, tree: ProductTree): string {
  let at = id;
  for (let steps = 0; steps < STEPS; steps++) {
    const relation = tree.relations.get(at);
    if (relation === undefined) return at;
    at = relation[way];
  }
  return at;
}
