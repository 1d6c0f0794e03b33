import type { Area } from "../../posture/schema.ts";
import type { AssetMention, Component } from "../reading.ts";

/** Kinds that run containers. */
const WORKLOADS = new Set([
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "CronJob",
  "Job",
  "ReplicaSet",
  "ReplicationController",
  "Rollout",
  "Pod",
]);
const ACCESS_KINDS = new Set([
  "Role",
  "ClusterRole",
  "RoleBinding",
  "ClusterRoleBinding",
  "ServiceAccount",
  "User",
  "Group",
]);
/** What node collectors and host sensors call a machine; their objects carry its name. */
const NODES = new Set(["Node", "NodeInfo"]);

export const NO_COMPONENT: Component = { key: "", name: "", type: "", purl: null };

export interface ClusterObject {
  kind: string;
  /** "" for what stands in no namespace. */
  namespace: string;
  name: string;
}

/** Where a problem of an object stands, and as which part of it. */
export interface ObjectPlace {
  asset: AssetMention;
  component: Component;
  area: Area;
  /** What a slice's key says besides the check: "" where the asset is the object itself. */
  suffix: string;
}

/** A workload and a node are assets of their own; all other objects are parts of the cluster. */
export function placeOfObject(object: ClusterObject, cluster: string | null): ObjectPlace {
  const { kind, namespace, name } = object;
  if (WORKLOADS.has(kind)) {
    const asset = { kind: "workload" as const, objectKind: kind, namespace: namespace || "default", name };
    return { asset, component: NO_COMPONENT, area: "configuration", suffix: "" };
  }
  if (NODES.has(kind)) {
    const asset = { kind: "host" as const, name, machineId: null, systemUuid: null };
    return { asset, component: NO_COMPONENT, area: "configuration", suffix: "" };
  }
  return {
    asset: { kind: "cluster", name: cluster },
    component: objectComponent(object),
    area: ACCESS_KINDS.has(kind) ? "access" : "configuration",
    suffix: `${kind}/${namespace}/${name}`,
  };
}

export function objectComponent({ kind, namespace, name }: ClusterObject): Component {
  return {
    key: `object/${kind}/${namespace}/${name}`,
    name: `${kind} ${name}`,
    type: "resource",
    purl: null,
  };
}
