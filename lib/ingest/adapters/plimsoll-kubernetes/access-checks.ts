import { asObjects, asTexts, type JsonObject } from "../json-value.ts";
import { type CheckText, cis, nsa, type Verdict } from "./check.ts";
import type { ObjectCheck } from "./object-check.ts";
import type { ClusterThing } from "./objects.ts";
import {
  allows,
  isBroad,
  isBuiltIn,
  isSystem,
  namesOf,
  type Right,
  rightOf,
  roleOf,
  type Scene,
  subjectsOf,
} from "./scene.ts";

const ROLES = ["Role", "ClusterRole"];
const BINDINGS = ["RoleBinding", "ClusterRoleBinding"];
const ACCESS = nsa("Authentication and authorization");

/** A role is asked only where somebody has it whom the cluster did not come with. */
const ofRoles = (
  part: CheckText,
  wrongOf: (rights: Right[]) => Exclude<Verdict, "met"> | null,
): ObjectCheck => ({
  ...part,
  area: "access",
  kinds: ROLES,
  needs: BINDINGS,
  verdict: (thing, { bound }) => {
    const { namespace, name } = thing.metadata;
    if (isBuiltIn(thing) || !bound.has(`${thing.kind}/${namespace}/${name}`)) return "not_applicable";
    if (thing.kind === "ClusterRole" && name === "cluster-admin") return "not_applicable";
    return wrongOf(asObjects(thing.value.rules).map(rightOf)) ?? "met";
  },
});

/** Wildcards are a check of their own: here the resource must be named. */
const power = (part: CheckText, resources: RegExp, verbs: readonly string[]): ObjectCheck =>
  ofRoles(part, (rights) => {
    const named = rights.filter((right) => allows(right, verbs)).flatMap((right) => right.resources);
    const found = named
      .filter((resource) => resources.test(resource))
      .map((one) => one.replace(/^[^/]*\//, ""));
    return found.length > 0
      ? { wrong: `${verbs.join(" or ")}: ${[...new Set(found)].sort().join(", ")}` }
      : null;
  });

const ofBindings = (
  part: CheckText & { needs?: readonly string[] },
  verdict: (thing: ClusterThing, scene: Scene) => Verdict,
): ObjectCheck => ({ needs: [], ...part, area: "access", kinds: BINDINGS, verdict });

/** What API servers and kubeadm themselves give to those without a name: versions, and how to join. */
const OPEN_BY_DESIGN = new Set([
  "ClusterRoleBinding//system:public-info-viewer",
  "RoleBinding/kube-public/kubeadm:bootstrap-signer-clusterinfo",
]);

const isEverything = (rules: readonly JsonObject[] | undefined): boolean =>
  (rules ?? []).some((rule) =>
    [rule.verbs, rule.apiGroups, rule.resources].every((list) => asTexts(list).includes("*")),
  );

/** Who may do what. */
export const ACCESS_CHECKS: readonly ObjectCheck[] = [
  ofBindings(
    {
      id: "kubernetes-cluster-admin",
      title: "Somebody has all rights",
      why: "cluster-admin is root of the cluster: every Secret, every node, and the rights themselves. A stolen token of such a subject is the whole cluster.",
      remedy: "Bind a role with the verbs and resources that are needed, in the namespaces where they are.",
      severity: "high",
      references: [cis("5.1.1"), ACCESS],
      needs: ROLES,
    },
    ({ kind, metadata, value }, { rules }) => {
      const role = roleOf(value, metadata.namespace);
      if (role !== "ClusterRole//cluster-admin" && !isEverything(rules.get(role))) return "met";
      const subjects = subjectsOf(value).filter((subject) => !isSystem(subject));
      if (subjects.length === 0) return "met";
      const broad = subjects.some(isBroad);
      const severity = broad ? "critical" : kind === "RoleBinding" ? "medium" : "high";
      return { wrong: `${role.split("/").at(-1)} for ${namesOf(subjects)}`, severity };
    },
  ),
  ofBindings(
    {
      id: "kubernetes-anonymous",
      title: "Rights are given to callers without a name",
      why: "Whoever reaches the API server has them, without a token or certificate.",
      remedy:
        "Take system:anonymous and system:unauthenticated out of the binding, or turn anonymous requests off.",
      severity: "high",
      references: [ACCESS],
    },
    ({ kind, metadata, value }) => {
      const open = subjectsOf(value).filter(({ name }) => /^system:(anonymous|unauthenticated)$/.test(name));
      if (open.length === 0 || OPEN_BY_DESIGN.has(`${kind}/${metadata.namespace}/${metadata.name}`))
        return "met";
      return { wrong: `${roleOf(value, metadata.namespace).split("/").at(-1)} for ${namesOf(open)}` };
    },
  ),
  ofBindings(
    {
      id: "kubernetes-secrets-for-many",
      title: "Very many may read Secrets",
      why: "A Secret that every pod or every user may read is none: one intruder in any of them has all.",
      remedy: "Bind the role to the accounts that need it, and name the Secrets in resourceNames.",
      severity: "high",
      references: [cis("5.1.2"), ACCESS],
      needs: ROLES,
    },
    ({ metadata, value }, { rules }) => {
      const broad = subjectsOf(value).filter(isBroad);
      if (broad.length === 0) return "not_applicable";
      const reads = (rules.get(roleOf(value, metadata.namespace)) ?? [])
        .map(rightOf)
        .some(
          (right) =>
            allows(right, ["get", "list", "watch"]) &&
            right.resources.some((resource) => /^(|\*)\/(secrets|\*)$/.test(resource)),
        );
      return reads ? { wrong: `read by ${namesOf(broad)}` } : "met";
    },
  ),
  ofBindings(
    {
      id: "kubernetes-default-account",
      title: "A default service account is given rights",
      why: "Every pod of the namespace that names no account has them, those of an intruder too.",
      remedy: "Make an account for the pods that need the rights, and bind the role to it.",
      severity: "medium",
      references: [cis("5.1.5")],
    },
    ({ value }) => {
      const accounts = subjectsOf(value).filter(
        ({ kind, name }) => kind === "ServiceAccount" && name === "default",
      );
      return accounts.length > 0 ? { wrong: `bound to ${namesOf(accounts)}` } : "met";
    },
  ),
  ofRoles(
    {
      id: "kubernetes-wildcards",
      title: "A role allows everything of a kind, or every kind",
      why: "It grows by itself: new resources and new verbs of later versions are allowed too, without anybody deciding so.",
      remedy: "Name the verbs, groups and resources that are needed.",
      severity: "medium",
      references: [cis("5.1.3"), ACCESS],
    },
    (rights) => {
      const verbs = rights.some((right) => right.verbs.includes("*") && right.resources.length > 0);
      const resources = rights.some((right) => right.resources.some((resource) => resource.endsWith("/*")));
      if (!verbs && !resources) return null;
      const words = [...(verbs ? ["all verbs"] : []), ...(resources ? ["all resources"] : [])];
      return { wrong: words.join(" and "), severity: words.length > 1 ? "high" : "medium" };
    },
  ),
  power(
    {
      id: "kubernetes-escalate",
      title: "A role allows giving oneself more rights",
      why: "escalate and bind let its holder make any role for himself: he has all rights, in one more step.",
      remedy: "Take the verbs away; who hands out roles should have them already.",
      severity: "high",
      references: [cis("5.1.8"), ACCESS],
    },
    /^(rbac\.authorization\.k8s\.io|\*)\/(cluster)?roles$/,
    ["escalate", "bind"],
  ),
  power(
    {
      id: "kubernetes-impersonate",
      title: "A role allows acting as somebody else",
      why: "Its holder may take any user's, group's or account's place, and the audit log then names that one.",
      remedy: "Take impersonate away, or name in resourceNames whom it is for.",
      severity: "high",
      references: [cis("5.1.8"), ACCESS],
    },
    /\/(users|groups|serviceaccounts|userextras(\/.*)?|uids)$/,
    ["impersonate"],
  ),
  power(
    {
      id: "kubernetes-exec",
      title: "A role allows running programs in pods",
      why: "exec and attach give its holder whatever the pods have: their Secrets, their accounts, their network.",
      remedy: "Leave pods/exec and pods/attach to roles that are used in emergencies only.",
      severity: "medium",
      references: [ACCESS],
    },
    /^(|\*)\/pods\/(exec|attach|\*)$/,
    ["create", "get"],
  ),
  power(
    {
      id: "kubernetes-node-proxy",
      title: "A role allows talking to kubelets through the API server",
      why: "The kubelet's API runs programs in every pod of a node, past admission and most of the audit log.",
      remedy: "Take nodes/proxy away; nodes/metrics and nodes/stats are enough for monitoring.",
      severity: "high",
      references: [cis("5.1.10")],
    },
    /^(|\*)\/nodes\/(proxy|\*)$/,
    ["get", "create", "update", "patch", "delete"],
  ),
  power(
    {
      id: "kubernetes-token-creation",
      title: "A role allows making tokens of service accounts",
      why: "Its holder may become any account of the namespace, or of the cluster, for as long as he likes.",
      remedy: "Take create on serviceaccounts/token away, or name the accounts in resourceNames.",
      severity: "high",
      references: [cis("5.1.13")],
    },
    /^(|\*)\/serviceaccounts\/(token|\*)$/,
    ["create"],
  ),
  power(
    {
      id: "kubernetes-webhooks",
      title: "A role allows changing admission webhooks",
      why: "Its holder sees every object that is written, Secrets among them, may change it, and may turn policies off.",
      remedy: "Leave webhook configurations to those who install the webhooks.",
      severity: "medium",
      references: [cis("5.1.12")],
    },
    /^(admissionregistration\.k8s\.io|\*)\/(validating|mutating)webhookconfigurations$/,
    ["create", "update", "patch"],
  ),
];
