/** A kind of object that the agent lists and watches. */
export interface Kind {
  kind: string;
  /** "" for the core group. */
  group: string;
  /** As it stands in paths and in RBAC rules. */
  resource: string;
  namespaced: boolean;
  /** Where it is not v1. */
  version?: string;
  /** Only metadata is asked for: what is in them never leaves the API server. */
  namesOnly?: true;
  /** An extension: where it is not served there is nothing to say of it. */
  optional?: true;
}

const RBAC = "rbac.authorization.k8s.io";
const GATEWAY = { group: "gateway.networking.k8s.io", namespaced: true, optional: true } as const;
/** Routes that have not come further. */
const ALPHA = "v1alpha2";

export const KINDS: readonly Kind[] = [
  { kind: "Namespace", group: "", resource: "namespaces", namespaced: false },
  { kind: "Node", group: "", resource: "nodes", namespaced: false },
  { kind: "Deployment", group: "apps", resource: "deployments", namespaced: true },
  { kind: "StatefulSet", group: "apps", resource: "statefulsets", namespaced: true },
  { kind: "DaemonSet", group: "apps", resource: "daemonsets", namespaced: true },
  { kind: "CronJob", group: "batch", resource: "cronjobs", namespaced: true },
  { kind: "Job", group: "batch", resource: "jobs", namespaced: true },
  { kind: "ReplicaSet", group: "apps", resource: "replicasets", namespaced: true },
  { kind: "Pod", group: "", resource: "pods", namespaced: true },
  { kind: "Service", group: "", resource: "services", namespaced: true },
  { kind: "Ingress", group: "networking.k8s.io", resource: "ingresses", namespaced: true },
  { kind: "NetworkPolicy", group: "networking.k8s.io", resource: "networkpolicies", namespaced: true },
  { kind: "Gateway", resource: "gateways", ...GATEWAY },
  { kind: "HTTPRoute", resource: "httproutes", ...GATEWAY },
  { kind: "GRPCRoute", resource: "grpcroutes", ...GATEWAY },
  { kind: "TLSRoute", resource: "tlsroutes", version: ALPHA, ...GATEWAY },
  { kind: "TCPRoute", resource: "tcproutes", version: ALPHA, ...GATEWAY },
  { kind: "UDPRoute", resource: "udproutes", version: ALPHA, ...GATEWAY },
  { kind: "ServiceAccount", group: "", resource: "serviceaccounts", namespaced: true },
  { kind: "Role", group: RBAC, resource: "roles", namespaced: true },
  { kind: "RoleBinding", group: RBAC, resource: "rolebindings", namespaced: true },
  { kind: "ClusterRole", group: RBAC, resource: "clusterroles", namespaced: false },
  { kind: "ClusterRoleBinding", group: RBAC, resource: "clusterrolebindings", namespaced: false },
  { kind: "ConfigMap", group: "", resource: "configmaps", namespaced: true, namesOnly: true },
  { kind: "Secret", group: "", resource: "secrets", namespaced: true, namesOnly: true },
];

const VERSION = "v1";

export const apiVersionOf = ({ group, version = VERSION }: Kind): string =>
  group === "" ? version : `${group}/${version}`;

/** Where a kind is listed: in one namespace, or everywhere. */
export const pathOf = (kind: Kind, namespace: string | null): string => {
  const place = namespace === null ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
  return `/${kind.group === "" ? "api" : "apis"}/${apiVersionOf(kind)}${place}/${kind.resource}`;
};

const METADATA = "g=meta.k8s.io;v=v1";

/** What the API server is asked to answer with. */
export const acceptOf = ({ namesOnly }: Kind, form: "list" | "watch"): string => {
  if (!namesOnly) return "application/json";
  return `application/json;as=PartialObjectMetadata${form === "list" ? "List" : ""};${METADATA}`;
};
