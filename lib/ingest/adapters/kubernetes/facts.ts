import { WorkloadKind } from "../../../inventory/schema.ts";
import type { InventoryFact, OwnerRef } from "../../reading.ts";
import { asLabels, asNumber, asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";
import { containersOf } from "./containers.ts";
import { imagesOf, isolationOf } from "./pod-spec.ts";

/** Kinds whose spec posture reads; of all others, secrets and config maps above all, only the name is kept. */
const WHOLE: Record<string, string[]> = {
  Service: ["spec"],
  Ingress: ["spec"],
  NetworkPolicy: ["spec"],
  Gateway: ["spec"],
  HTTPRoute: ["spec"],
  GRPCRoute: ["spec"],
  TLSRoute: ["spec"],
  TCPRoute: ["spec"],
  UDPRoute: ["spec"],
  Role: ["rules"],
  ClusterRole: ["rules"],
  RoleBinding: ["roleRef", "subjects"],
  ClusterRoleBinding: ["roleRef", "subjects"],
};

const CONTROLLERS = new Set([
  "ReplicaSet",
  "Deployment",
  "DaemonSet",
  "StatefulSet",
  "Job",
  "CronJob",
  "ReplicationController",
  "Rollout",
]);

export interface Meta {
  name: string;
  namespace: string;
  uid: string;
  labels: Record<string, string>;
  createdAt: string | null;
  owner: OwnerRef | null;
}

/** What one object says, by its kind. */
export function factsOf(kind: string, item: JsonObject, metadata: JsonObject): InventoryFact[] {
  const meta = metaOf(metadata);
  if (kind === "Namespace") return namespace(meta);
  if (kind === "Node") return [node(item, meta)];
  if (kind === "Pod") return pod(item, metadata, meta);
  if (CONTROLLERS.has(kind)) return [controller(kind, item, meta)];
  return [object(kind, item, meta)];
}

function metaOf(metadata: JsonObject): Meta {
  return {
    name: asText(metadata.name),
    namespace: asText(metadata.namespace),
    uid: asText(metadata.uid),
    labels: asLabels(metadata.labels),
    createdAt: asWord(metadata.creationTimestamp),
    owner: controllerOf(metadata),
  };
}

/** Only the managing owner counts; a second one is informative (Kubernetes API, ownerReferences.controller). */
function controllerOf(metadata: JsonObject): OwnerRef | null {
  const owner = asObjects(metadata.ownerReferences).find((reference) => reference.controller === true);
  return owner ? { kind: asText(owner.kind), name: asText(owner.name), uid: asText(owner.uid) } : null;
}

function namespace({ name, uid, labels, createdAt }: Meta): InventoryFact[] {
  const fact: InventoryFact = { kind: "namespace", name, uid, labels, createdAt };
  // kube-system is made with the cluster and never again: its UID tells clusters apart.
  return name === "kube-system"
    ? [{ kind: "cluster", uid, name: null, orchestrator: "kubernetes", version: null }, fact]
    : [fact];
}

function node(item: JsonObject, { name, labels, createdAt }: Meta): InventoryFact {
  const status = asObject(item.status);
  const info = asObject(status?.nodeInfo) ?? {};
  const ready = asObjects(status?.conditions).find((condition) => condition.type === "Ready");
  const roles = Object.keys(labels).flatMap(
    (label) => label.match(/^node-role\.kubernetes\.io\/(.+)$/)?.[1] ?? [],
  );
  const role = labels["kubernetes.io/role"];
  return {
    kind: "host",
    name,
    roles: [...new Set([...roles, ...(role ? [role] : [])])]
      .map((r) => (r === "master" ? "control-plane" : r))
      .sort(),
    labels,
    os: asWord(info.osImage),
    kernel: asWord(info.kernelVersion),
    runtime: asWord(info.containerRuntimeVersion),
    agent: asWord(info.kubeletVersion),
    machineId: asWord(info.machineID),
    systemUuid: asWord(info.systemUUID),
    provider: asWord(asObject(item.spec)?.providerID)?.split("://")[0] ?? null,
    region:
      labels["topology.kubernetes.io/region"] ?? labels["failure-domain.beta.kubernetes.io/region"] ?? null,
    architecture: asWord(info.architecture),
    addresses: asObjects(status?.addresses)
      .map((address) => asText(address.address))
      .filter((text) => text !== ""),
    ready: ready ? ready.status === "True" : null,
    createdAt,
  };
}

function pod(item: JsonObject, metadata: JsonObject, meta: Meta): InventoryFact[] {
  const spec = asObject(item.spec) ?? {};
  const status = asObject(item.status) ?? {};
  const isolation = isolationOf(spec);
  const fact: InventoryFact = {
    kind: "pod",
    ...meta,
    mirrorOf: asWord(asObject(metadata.annotations)?.["kubernetes.io/config.mirror"]),
    node: asWord(spec.nodeName),
    images: imagesOf(spec),
    isolation,
    phase: asWord(status.phase),
  };
  return [fact, ...containersOf(spec, status, meta, isolation)];
}

function controller(kind: string, item: JsonObject, meta: Meta): InventoryFact {
  const spec = asObject(item.spec) ?? {};
  const job = kind === "CronJob" ? asObject(asObject(spec.jobTemplate)?.spec) : spec;
  const template = asObject(job?.template);
  const podSpec = asObject(template?.spec);
  return {
    kind: "workload",
    ...meta,
    objectKind: WorkloadKind.parse(kind),
    podLabels: asLabels(asObject(template?.metadata)?.labels),
    replicas: asNumber(spec.replicas),
    images: podSpec ? imagesOf(podSpec) : [],
    isolation: podSpec ? isolationOf(podSpec) : null,
  };
}

function object(kind: string, item: JsonObject, meta: Meta): InventoryFact {
  const spec: Record<string, unknown> = {};
  for (const part of WHOLE[kind] ?? []) {
    if (part === "spec") Object.assign(spec, asObject(item.spec) ?? {});
    else if (part in item) spec[part] = item[part];
  }
  return {
    kind: "object",
    objectKind: kind,
    namespace: meta.namespace || null,
    name: meta.name,
    uid: meta.uid,
    labels: meta.labels,
    spec,
    createdAt: meta.createdAt,
  };
}
