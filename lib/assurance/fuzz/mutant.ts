import { parse, stringify } from "yaml";
import type { Chance } from "../chance.ts";
import { BYTE_CHANGES, ENCODINGS } from "./bytes.ts";
import { canaryOf, plantSecrets } from "./secrets.ts";
import type { Seed } from "./seeds.ts";
import { type Json, restructured, STAYING, STRUCTURE } from "./structure.ts";

export interface Mutant {
  bytes: Buffer;
  /** What was done to it, for people. */
  how: string;
  /** What no reading of it may contain. */
  canary: string | null;
}

/** A document nobody has written yet. The same seed and chance make the same one. */
export const mutant = (seed: Seed, others: readonly Seed[], chance: Chance): Mutant => {
  const draw = chance.next();
  if (draw < 0.55) {
    const structured = mutatedStructure(seed, chance);
    if (structured) return structured;
  }
  if (draw < 0.65) {
    const [how, change] = chance.pick(Object.entries(ENCODINGS));
    return { bytes: change(seed.bytes, chance), how, canary: null };
  }
  if (draw < 0.72) return spliced(seed, chance.pick(others), chance);
  let bytes = seed.bytes;
  const how: string[] = [];
  for (let n = 1 + chance.below(3); n > 0; n--) {
    const [name, change] = chance.pick(Object.entries(BYTE_CHANGES));
    bytes = change(bytes, chance);
    how.push(name);
  }
  return { bytes, how: how.join(", "), canary: null };
};

/** The beginning of one document with the end of another. */
const spliced = (a: Seed, b: Seed, chance: Chance): Mutant => ({
  bytes: Buffer.concat([
    a.bytes.subarray(0, chance.below(a.bytes.length + 1)),
    b.bytes.subarray(chance.below(b.bytes.length + 1)),
  ]),
  how: `spliced with ${b.format}/${b.name}`,
  canary: null,
});

/** Undefined where the document has no tree: CSV, XML, tag-value and streams are changed as text. */
const mutatedStructure = (seed: Seed, chance: Chance): Mutant | undefined => {
  const tree = treeOf(seed);
  if (tree === undefined) return undefined;
  const canary = canaryOf(chance);
  const withSecrets = structuredClone(tree);
  const planted = chance.happens(0.3) && plantSecrets(withSecrets, canary) > 0;
  const { root, how } = restructured(planted ? withSecrets : tree, planted ? STAYING : STRUCTURE, chance);
  const asYaml = seed.name.endsWith("yaml") && chance.happens(0.5);
  const text = asYaml ? stringify(root) : JSON.stringify(root, null, chance.pick([0, 1]));
  return { bytes: Buffer.from(text), how, canary: planted ? canary : null };
};

const trees = new WeakMap<Seed, Json | undefined>();

const treeOf = (seed: Seed): Json | undefined => {
  if (!trees.has(seed)) trees.set(seed, parsed(seed));
  return trees.get(seed);
};

const parsed = ({ bytes, name }: Seed): Json | undefined => {
  const text = bytes.toString("utf8");
  try {
    const root = (name.endsWith("yaml") || name.endsWith("yml") ? parse(text) : JSON.parse(text)) as Json;
    return typeof root === "object" && root !== null ? root : undefined;
  } catch {
    return undefined;
  }
};
