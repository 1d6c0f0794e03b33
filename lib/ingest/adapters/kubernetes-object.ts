import type { ObjectFact } from "../reading/inventory.ts";
import { asObject, asObjects, type JsonObject } from "./json-value.ts";
import type { Metadata } from "./kubernetes-metadata.ts";

/** Which fields of `spec`, or of the object itself, posture reads. What is not named here stays in the document. */
const OF_SPEC: Record<string, readonly string[]> = {
  Service: [
    "type",
    "selector",
    "ports",
    "clusterIP",
    "externalIPs",
    "externalName",
    "loadBalancerSourceRanges",
  ],
  Ingress: ["ingressClassName", "defaultBackend", "backend", "rules", "tls"],
  NetworkPolicy: ["podSelector", "policyTypes", "ingress", "egress"],
  Gateway: ["gatewayClassName", "listeners", "addresses"],
};
const OF_OBJECT: Record<string, readonly string[]> = {
  ServiceAccount: ["automountServiceAccountToken"],
  Role: ["rules"],
  ClusterRole: ["rules", "aggregationRule"],
  RoleBinding: ["roleRef", "subjects"],
  ClusterRoleBinding: ["roleRef", "subjects"],
};
const ROUTES = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];
const BACKEND = ["group", "kind", "name", "namespace", "port", "weight"];
const BY_NAME = ["Secret", "ConfigMap"];

/** An object that is no workload: secrets, config maps and kinds unknown here by name only. */
export function objectFact(objectKind: string, metadata: Metadata, object: JsonObject): ObjectFact {
  const { namespace, name, uid, labels, createdAt } = metadata;
  return {
    kind: "object",
    objectKind,
    namespace: namespace === "" ? null : namespace,
    name,
    uid,
    labels: BY_NAME.includes(objectKind) ? {} : labels,
    spec: specOf(objectKind, object),
    createdAt,
  };
}

function specOf(kind: string, object: JsonObject): JsonObject {
  const spec = asObject(object.spec) ?? {};
  if (ROUTES.includes(kind))
    return { ...pick(spec, ["parentRefs", "hostnames"]), rules: routeRules(spec.rules) };
  if (Object.hasOwn(OF_SPEC, kind)) return pick(spec, OF_SPEC[kind] ?? []);
  return Object.hasOwn(OF_OBJECT, kind) ? pick(object, OF_OBJECT[kind] ?? []) : {};
}

/** Filters of a route set headers, credentials among them: only where it leads is kept. */
function routeRules(rules: unknown): JsonObject[] {
  return asObjects(rules).map((rule) => ({
    backendRefs: asObjects(rule.backendRefs).map((backend) => pick(backend, BACKEND)),
  }));
}

function pick(from: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => from[key] != null).map((key) => [key, from[key]]));
}
