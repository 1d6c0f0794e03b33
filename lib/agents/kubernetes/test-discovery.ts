/** What the API server of the tests serves. */
type Json = Record<string, unknown>;

/** Of what is served: group, resource and kind, as discovery tells them. */
export const SERVED: [group: string, resource: string, kind: string, namespaced: boolean][] = [
  ["", "namespaces", "Namespace", false],
  ["", "nodes", "Node", false],
  ["", "pods", "Pod", true],
  ["", "services", "Service", true],
  ["", "serviceaccounts", "ServiceAccount", true],
  ["", "configmaps", "ConfigMap", true],
  ["", "secrets", "Secret", true],
  ["apps", "deployments", "Deployment", true],
  ["apps", "statefulsets", "StatefulSet", true],
  ["apps", "daemonsets", "DaemonSet", true],
  ["apps", "replicasets", "ReplicaSet", true],
  ["batch", "jobs", "Job", true],
  ["batch", "cronjobs", "CronJob", true],
  ["networking.k8s.io", "ingresses", "Ingress", true],
  ["networking.k8s.io", "networkpolicies", "NetworkPolicy", true],
  ["gateway.networking.k8s.io", "gateways", "Gateway", true],
  ["gateway.networking.k8s.io", "httproutes", "HTTPRoute", true],
  ["gateway.networking.k8s.io", "grpcroutes", "GRPCRoute", true],
  ["gateway.networking.k8s.io", "tlsroutes", "TLSRoute", true],
  ["gateway.networking.k8s.io", "tcproutes", "TCPRoute", true],
  ["gateway.networking.k8s.io", "udproutes", "UDPRoute", true],
  ["rbac.authorization.k8s.io", "roles", "Role", true],
  ["rbac.authorization.k8s.io", "rolebindings", "RoleBinding", true],
  ["rbac.authorization.k8s.io", "clusterroles", "ClusterRole", false],
  ["rbac.authorization.k8s.io", "clusterrolebindings", "ClusterRoleBinding", false],
];
/** Group, namespace and resource of a list. */
export const PATH = /^\/(?:api|apis\/([^/]+))\/v1(?:alpha2)?(?:\/namespaces\/([^/]+))?\/([a-z]+)$/;
export const kindOf = (resource: string): string => SERVED.find((served) => served[1] === resource)![2];

export const apiVersionOf = (resource: string): string => {
  const group = SERVED.find((served) => served[1] === resource)![0];
  return group === "" ? "v1" : `${group}/v1`;
};

export const shown = (resource: string, object: Json, partial: boolean): Json =>
  partial
    ? { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata }
    : { kind: kindOf(resource), apiVersion: apiVersionOf(resource), ...object };

export const status = (code: number, message: string): Json => ({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message,
  reason: code === 410 ? "Expired" : message,
  code,
});

const GROUPS = [...new Set(SERVED.map(([group]) => group))].filter((group) => group !== "");

/** What kubectl asks before it asks for anything. */
export const discovery = (path: string): Json | null => {
  if (path === "/version") return { major: "1", minor: "31", gitVersion: "v1.31.2" };
  if (path === "/api") return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
  if (path === "/apis") {
    const groups = GROUPS.map((name) => {
      const version = { groupVersion: `${name}/v1`, version: "v1" };
      return { name, versions: [version], preferredVersion: version };
    });
    return { kind: "APIGroupList", apiVersion: "v1", groups };
  }
  const [, group = ""] = /^\/(?:api|apis\/([^/]+))\/v1$/.exec(path) ?? [null];
  if (!/^\/(api|apis\/[^/]+)\/v1$/.test(path)) return null;
  const resources = SERVED.filter((served) => served[0] === group).map(([, name, kind, namespaced]) => ({
    name,
    singularName: kind.toLowerCase(),
    namespaced,
    kind,
    verbs: ["get", "list", "watch"],
  }));
  return { kind: "APIResourceList", groupVersion: group === "" ? "v1" : `${group}/v1`, resources };
};
