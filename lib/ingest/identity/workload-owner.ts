import type { WorkloadKind } from "../../inventory/schema.ts";
import type { OwnerRef, PodFact } from "../reading/inventory.ts";

/** What a pod or an intermediate controller belongs to; `inferred` while the top of its chain isn't in the inventory. */
export interface WorkloadIdentity {
  objectKind: WorkloadKind;
  namespace: string;
  name: string;
  inferred: boolean;
}

/** What is known of a controller: who owns it. */
export type WorkloadLookup = (
  kind: string,
  namespace: string,
  name: string,
) => { owner: OwnerRef | null } | undefined;

export const CONTROLLERS = [
  "ReplicaSet",
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "ReplicationController",
  "Rollout",
] as const satisfies WorkloadKind[];
type Controller = (typeof CONTROLLERS)[number];

/** Kubernetes makes name suffixes of letters that spell no words: rand.SafeEncodeString in apimachinery. */
const TEMPLATE_HASH = /-[bcdf-hj-np-tv-z2-9]{5,10}$/;
/** CronJobs name their Jobs by the scheduled minute (eight digits), earlier ones by the second (ten). */
const SCHEDULED = /-\d{8,10}$/;
/** Longest real chain is three (pod, ReplicaSet, Deployment); the bound only ends loops in broken lists. */
const LONGEST_CHAIN = 8;

/**
 * The workload of a pod: its controller owners are followed while they are of the kinds of domain.md
 * ("Workload"); an operator's own kind above them stops the walk. Pods without such an owner are their own.
 */
export function workloadOf(
  pod: Pick<PodFact, "namespace" | "name" | "owner" | "mirrorOf" | "node">,
  lookup: WorkloadLookup,
): WorkloadIdentity {
  const { namespace } = pod;
  if (pod.mirrorOf !== null || pod.owner?.kind === "Node") {
    return { objectKind: "StaticPod", namespace, name: staticName(pod), inferred: false };
  }
  if (!pod.owner || !isController(pod.owner.kind)) {
    return { objectKind: "Pod", namespace, name: pod.name, inferred: false };
  }
  return topOf({ kind: pod.owner.kind, namespace, name: pod.owner.name }, lookup);
}

/** The same for a controller named by a document (Trivy lists ReplicaSets and Jobs): the top of its chain. */
export function topWorkloadOf(
  kind: string,
  namespace: string,
  name: string,
  lookup: WorkloadLookup,
): WorkloadIdentity | null {
  return isController(kind) ? topOf({ kind, namespace, name }, lookup) : null;
}

interface Link {
  kind: Controller;
  namespace: string;
  name: string;
}

function topOf(start: Link, lookup: WorkloadLookup): WorkloadIdentity {
  let link = start;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const known = lookup(link.kind, link.namespace, link.name);
    if (!known) return inferredAbove(link, lookup);
    const above = controllerOf(known.owner);
    if (!above) break;
    link = { kind: above.kind, namespace: link.namespace, name: above.name };
  }
  return { objectKind: link.kind, namespace: link.namespace, name: link.name, inferred: false };
}

/** A link that isn't in the inventory: what its name says about its parent, and whether that one is there. */
function inferredAbove({ kind, namespace, name }: Link, lookup: WorkloadLookup): WorkloadIdentity {
  const parent = parentByName(kind, name);
  const top = parent && lookup(parent.objectKind, namespace, parent.name);
  const owner = top && controllerOf(top.owner);
  if (owner) return { objectKind: owner.kind, namespace, name: owner.name, inferred: true };
  return { ...(parent ?? { objectKind: kind, name }), namespace, inferred: true };
}

/** Pods of a Deployment: its name, the template's hash, five letters that spell no word. */
const POD_OF_REPLICA_SET = /^(.+-[bcdf-hj-np-tv-z2-9]{8,10})-[bcdf-hj-np-tv-z2-9]{5}$/;

/** The ReplicaSet that a pod's name suggests, for pods that no inventory lists; null where it suggests none. */
export const replicaSetOf = (pod: string): string | null => POD_OF_REPLICA_SET.exec(pod)?.[1] ?? null;

function parentByName(kind: Controller, name: string): { objectKind: WorkloadKind; name: string } | null {
  if (kind === "ReplicaSet" && TEMPLATE_HASH.test(name)) {
    return { objectKind: "Deployment", name: name.replace(TEMPLATE_HASH, "") };
  }
  if (kind === "Job" && SCHEDULED.test(name))
    return { objectKind: "CronJob", name: name.replace(SCHEDULED, "") };
  return null;
}

function staticName(pod: Pick<PodFact, "name" | "owner" | "node">): string {
  const node = pod.owner?.kind === "Node" ? pod.owner.name : pod.node;
  const suffix = `-${node}`;
  return node && pod.name.endsWith(suffix) && pod.name.length > suffix.length
    ? pod.name.slice(0, -suffix.length)
    : pod.name;
}

const isController = (kind: string): kind is Controller => CONTROLLERS.some((known) => known === kind);

function controllerOf(owner: OwnerRef | null): { kind: Controller; name: string } | null {
  return owner && isController(owner.kind) ? { kind: owner.kind, name: owner.name } : null;
}
