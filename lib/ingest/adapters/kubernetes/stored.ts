import type { InventoryFact } from "../../reading/inventory.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import { factsOf } from "../kubernetes-facts.ts";
import { metadataOf } from "../kubernetes-metadata.ts";
import { isController } from "../kubernetes-workload.ts";

/**
 * What an object that is about to be stored says is there, named where it does not say so itself. Null while the
 * server has not given it a name; without a uid it is none the less no mere manifest.
 */
export function storedFacts(object: JsonObject, kind: string, namespace: string): InventoryFact[] | null {
  const metadata = metadataOf(object);
  if (metadata === null || asWord(asObject(object.metadata)?.name) === null) return null;
  if (metadata.namespace === "") metadata.namespace = namespace;
  if (metadata.namespace === "" && (kind === "Pod" || isController(kind))) metadata.namespace = "default";
  return factsOf(kind, metadata, object);
}
