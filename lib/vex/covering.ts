import type { VexProduct } from "../ingest/reading/knowledge.ts";
import { type Named, readIdentifier } from "./identifiers.ts";

/** A finding as statements may speak of it: `on` are the things that have it now. */
export interface Covered {
  subject: { kind: string; key: string; name: string };
  component: string;
  on: readonly { digests: readonly string[]; tags: readonly string[]; versions: readonly string[] }[];
}

export type Covering = "whole" | "part" | null;

/** Whether products speak of a finding: of everything that has it, of some of it, or not of it. */
export function covering(products: readonly VexProduct[], finding: Covered): Covering {
  const spoken = finding.on.filter((place) => products.some((product) => speaksOf(product, finding, place)));
  if (spoken.length === 0) return null;
  return spoken.length === finding.on.length ? "whole" : "part";
}

type Place = Covered["on"][number];

function speaksOf({ id, subcomponents }: VexProduct, finding: Covered, place: Place): boolean {
  const product = readIdentifier(id);
  if (product === null || !isOn(product, finding, place)) return false;
  if (product.component !== null && !isPart(product, finding, place)) return false;
  if (subcomponents.length === 0) return true;
  return subcomponents.some((part) => {
    const named = readIdentifier(part);
    return named?.component != null && isPart(named, finding, place);
  });
}

function isOn(product: Named, { subject }: Covered, place: Place): boolean {
  if (product.asset !== null && product.asset !== subject.key) return false;
  if (product.repository !== null && (subject.kind !== "repository" || product.repository !== subject.name))
    return false;
  if (product.digest !== null) return place.digests.includes(product.digest);
  return product.tag === null || place.tags.includes(product.tag);
}

const isPart = ({ component, version }: Named, finding: Covered, { versions }: Place): boolean =>
  component === finding.component && (version === null || versions.every((one) => one === version));
