import { asObject, type JsonObject, step } from "../json-value.ts";
import { type Metadata, metadataOf } from "../kubernetes-metadata.ts";
import type { Tally } from "../tally.ts";
import type { KubernetesSnapshot } from "./schema.ts";

/** One object of a snapshot. */
export interface ClusterThing {
  kind: string;
  metadata: Metadata;
  value: JsonObject;
}

/** The objects of a snapshot, with what they are the whole of. */
export interface Things {
  all: ClusterThing[];
  /** Kinds × namespaces that are listed whole. */
  whole: { objectKind: string; namespace: string | null }[];
}

/** What is no object is skipped, with its place; lists that could not be read are named. */
export function thingsIn({ lists }: KubernetesSnapshot, tally: Tally): Things {
  const things: Things = { all: [], whole: [] };
  for (const [index, { kind, namespace, standing, reason, items }] of (lists ?? []).entries()) {
    const path = step("/lists", index);
    for (const [place, raw] of items.entries()) {
      const thing = thingOf(kind, raw);
      if (thing === null)
        tally.skipped.push({ path: `${path}/items/${place}`, reason: "no object with a name" });
      else things.all.push(thing);
    }
    tally.counts.objects += items.length;
    if (standing === "whole") things.whole.push({ objectKind: kind, namespace });
    else
      tally.skipped.push({
        path,
        reason: `${kind}: ${standing}${reason ? `: ${reason}` : ""}`,
        loses: false,
      });
  }
  return things;
}

export function thingOf(kind: string, raw: unknown): ClusterThing | null {
  const value = asObject(raw);
  const metadata = value === null ? null : metadataOf(value);
  return value === null || metadata === null ? null : { kind, metadata, value };
}

/** True where every one of the kinds is listed for the whole cluster. */
export function isListedWhole({ whole }: Things, kinds: readonly string[]): boolean {
  return kinds.every((kind) => whole.some((list) => list.objectKind === kind && list.namespace === null));
}
