import type { VexProduct } from "../../reading/knowledge.ts";
import { asList, asObject, asTexts, asWord } from "../json-value.ts";
import { withoutCredentials } from "../source-url.ts";
import { digestNamed, productsNamed } from "../vex-reading.ts";

const KINDS = ["purl", "cpe23", "cpe22"];

/**
 * Products of one entry of `products`: an identifier (0.0.1), or an object with identifiers, hashes and subcomponents
 * (0.2.0). Empty where it identifies nothing.
 *
 * @param shared subcomponents that stand beside the products instead of inside them (0.0.1)
 */
export function productsOf(entry: unknown, shared: readonly string[]): VexProduct[] {
  const own = asList(asObject(entry)?.subcomponents).flatMap(identifiersOf);
  return productsNamed(identifiersOf(entry), [...own, ...shared]);
}

/** All names that a product or subcomponent goes by: any of them identifies it. */
export function identifiersOf(entry: unknown): string[] {
  const word = asWord(entry);
  if (word !== null) return [withoutCredentials(word)];
  const component = asObject(entry);
  if (component === null) return [];
  const identifiers = asObject(component.identifiers) ?? {};
  const hashes = Object.entries(asObject(component.hashes) ?? {}).flatMap(([algorithm, value]) => {
    const hex = asWord(value);
    return hex === null ? [] : [digestNamed(algorithm, hex)];
  });
  const names = [component["@id"], component.id, ...KINDS.map((kind) => identifiers[kind]), ...hashes];
  return asTexts(names).map((name) => withoutCredentials(name.trim()));
}
