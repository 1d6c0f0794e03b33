import { asObject, asObjects, asText, asTexts, type JsonObject } from "../json-value.ts";
import type { ClusterThing, Things } from "./objects.ts";

/** What checks of one object know of the others. */
export interface Scene {
  /** Of the API server: `v1.31.2`. */
  version: string | null;
  /** Rules by the role's name: `Role/shop/reader`, `ClusterRole//admin`. */
  rules: Map<string, JsonObject[]>;
  /** Roles that somebody has whom the cluster did not come with. */
  bound: Set<string>;
  /** Namespaces with running pods that have an address of their own. */
  inhabited: Set<string>;
  /** Namespaces with a network policy. */
  policed: Set<string>;
}

export interface Subject {
  kind: string;
  name: string;
  namespace: string;
}

export function sceneOf({ all }: Things, version: string | null): Scene {
  const scene: Scene = {
    version,
    rules: new Map(),
    bound: new Set(),
    inhabited: new Set(),
    policed: new Set(),
  };
  for (const { kind, metadata, value } of all) {
    const { namespace, name } = metadata;
    if (kind === "Role" || kind === "ClusterRole")
      scene.rules.set(`${kind}/${namespace}/${name}`, asObjects(value.rules));
    else if (kind === "NetworkPolicy") scene.policed.add(namespace);
    else if (kind === "Pod" && isOnPodNetwork(value)) scene.inhabited.add(namespace);
    else if (isBinding(kind) && subjectsOf(value).some((subject) => !isSystem(subject)))
      scene.bound.add(roleOf(value, namespace));
  }
  return scene;
}

const isBinding = (kind: string): boolean => kind === "RoleBinding" || kind === "ClusterRoleBinding";

const isOnPodNetwork = ({ spec, status }: JsonObject): boolean =>
  asObject(status)?.phase === "Running" && asObject(spec)?.hostNetwork !== true;

/** The role that a binding gives, by its key in {@link Scene.rules}. */
export function roleOf(binding: JsonObject, namespace: string): string {
  const reference = asObject(binding.roleRef);
  const kind = asText(reference?.kind);
  return `${kind}/${kind === "Role" ? namespace : ""}/${asText(reference?.name)}`;
}

export function subjectsOf(binding: JsonObject): Subject[] {
  return asObjects(binding.subjects).map(({ kind, name, namespace }) => ({
    kind: asText(kind),
    name: asText(name),
    namespace: asText(namespace),
  }));
}

/** Those that stand for very many: everybody with a token, every pod, or anybody at all. */
const BROAD = /^system:(authenticated|unauthenticated|anonymous|serviceaccounts(:.*)?)$/;

export const isBroad = ({ name }: Subject): boolean => BROAD.test(name);

/** The cluster's own parts, and the administrators that kubeadm makes. */
export function isSystem(subject: Subject): boolean {
  if (subject.kind === "ServiceAccount" || isBroad(subject)) return false;
  return subject.name.startsWith("system:") || subject.name === "kubeadm:cluster-admins";
}

export function namesOf(subjects: readonly Subject[]): string {
  const names = subjects.map(
    ({ kind, name, namespace }) => `${kind} ${namespace ? `${namespace}/` : ""}${name}`,
  );
  return [...new Set(names)].sort().join(", ");
}

/** What came with the cluster and is kept as it is by the API server. */
export const isBuiltIn = ({ metadata }: ClusterThing): boolean =>
  metadata.labels["kubernetes.io/bootstrapping"] === "rbac-defaults" || metadata.name.startsWith("system:");

export interface Right {
  verbs: string[];
  /** `group/resource`, the core group being "". */
  resources: string[];
}

/** What a rule allows of objects; nothing where it is about addresses of the API server alone. */
export function rightOf(rule: JsonObject): Right {
  const groups = asTexts(rule.apiGroups).length > 0 ? asTexts(rule.apiGroups) : [""];
  const resources = asTexts(rule.resources);
  return {
    verbs: asTexts(rule.verbs),
    resources: groups.flatMap((group) => resources.map((resource) => `${group}/${resource}`)),
  };
}

/** True where a rule allows one of the verbs, or all. */
export const allows = ({ verbs }: Right, wanted: readonly string[]): boolean =>
  verbs.includes("*") || wanted.some((verb) => verbs.includes(verb));
