import {
  CONTROLLERS,
  topWorkloadOf,
  type WorkloadIdentity,
  type WorkloadLookup,
  workloadOf,
} from "../../ingest/identity/workload-owner.ts";
import type { Isolation, OwnerRef } from "../../ingest/reading/inventory.ts";
import type { WorkloadKind } from "../schema.ts";

/** A controller or pod as it is stored, with what its owner chain needs. */
export interface ChainObject {
  id: number;
  objectKind: string;
  namespace: string;
  name: string;
  owner: OwnerRef | null;
  labels: Record<string, string>;
  spec: {
    mirrorOf?: string | null;
    node?: string | null;
    podLabels?: Record<string, string>;
    replicas?: number | null;
    images?: string[];
    isolation?: Isolation | null;
  };
  goneAt: Date | null;
  /** Key of the workload asset it was found to belong to before. */
  workloadKey: string | null;
}

/** A workload with the objects it consists of. */
export interface Chain {
  top: WorkloadIdentity;
  members: ChainObject[];
  /** The workload's own object, null while it is only inferred and for static pods. */
  own: ChainObject | null;
}

const isControllerKind = (kind: string): boolean => CONTROLLERS.some((known) => known === kind);

/** Groups controllers and pods under the workload at the top of their owner chain. */
export function chainsOf(
  objects: ChainObject[],
  keyOf: (top: WorkloadIdentity) => string,
): Map<string, Chain> {
  const known = new Map(objects.map((object) => [nameOf(object), object]));
  const lookup: WorkloadLookup = (objectKind, namespace, name) =>
    known.get(nameOf({ objectKind, namespace, name }));
  const chains = new Map<string, Chain>();
  for (const object of objects) {
    const top = topOf(object, lookup);
    const key = keyOf(top);
    const chain = chains.get(key);
    if (chain) {
      chain.members.push(object);
      // One inferred link makes the name a guess only while the real object isn't there.
      chain.top = { ...top, inferred: chain.own === null && chain.top.inferred && top.inferred };
    } else {
      chains.set(key, { top, members: [object], own: known.get(nameOf(top)) ?? null });
    }
  }
  for (const chain of chains.values()) if (chain.own) chain.top = { ...chain.top, inferred: false };
  return chains;
}

function topOf(object: ChainObject, lookup: WorkloadLookup): WorkloadIdentity {
  const { objectKind, namespace, name, owner, spec } = object;
  if (objectKind === "Pod") {
    return workloadOf(
      { namespace, name, owner, mirrorOf: spec.mirrorOf ?? null, node: spec.node ?? null },
      lookup,
    );
  }
  return (
    topWorkloadOf(objectKind, namespace, name, lookup) ?? {
      objectKind: objectKind as WorkloadKind,
      namespace,
      name,
      inferred: false,
    }
  );
}

/** What one would have guessed of a controller by its name alone: the workload that reports may have been filed under. */
export function guessOf({ objectKind, namespace, name }: ChainObject): WorkloadIdentity | null {
  return isControllerKind(objectKind) ? topWorkloadOf(objectKind, namespace, name, () => undefined) : null;
}

const TEMPLATE_LABELS = ["pod-template-hash", "controller-revision-hash", "pod-template-generation"];

/** Labels of the pods of a workload: as its template says, else those of one of its pods without what a controller adds. */
export function podLabelsOf({ own, members }: Chain): Record<string, string> {
  if (own?.spec.podLabels) return own.spec.podLabels;
  const pod = members.find((member) => member.objectKind === "Pod");
  return Object.fromEntries(
    Object.entries(pod?.labels ?? {}).filter(([label]) => !TEMPLATE_LABELS.includes(label)),
  );
}

const nameOf = ({ objectKind, namespace, name }: { objectKind: string; namespace: string; name: string }) =>
  `${objectKind}/${namespace}/${name}`;
