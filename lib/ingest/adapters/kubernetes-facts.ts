import type { InventoryFact } from "../reading/inventory.ts";
import { asObject, type JsonObject } from "./json-value.ts";
import { containerFacts } from "./kubernetes-containers.ts";
import { containersOf } from "./kubernetes-isolation.ts";
import type { Metadata } from "./kubernetes-metadata.ts";
import { hostFact } from "./kubernetes-node.ts";
import { objectFact } from "./kubernetes-object.ts";
import { isController, podFact, workloadFact } from "./kubernetes-workload.ts";

/** What one object of a cluster says is there. */
export function factsOf(kind: string, metadata: Metadata, object: JsonObject): InventoryFact[] {
  if (kind === "Namespace") return namespaceFacts(metadata);
  if (kind === "Node") return [hostFact(metadata, object)];
  if (isController(kind)) return [workloadFact(kind, metadata, object)];
  if (kind !== "Pod") return [objectFact(kind, metadata, object)];
  const pod = podFact(metadata, object);
  const specs = containersOf(asObject(object.spec) ?? {});
  return [pod, ...containerFacts(metadata, asObject(object.status) ?? {}, specs, pod.node)];
}

/** The uid of `kube-system` is the only thing that tells one cluster from another. */
function namespaceFacts({ name, uid, labels, createdAt }: Metadata): InventoryFact[] {
  const namespace = { kind: "namespace" as const, name, uid, labels, createdAt };
  if (name !== "kube-system" || uid === "") return [namespace];
  return [{ kind: "cluster", uid, name: null, orchestrator: "kubernetes", version: null }, namespace];
}
