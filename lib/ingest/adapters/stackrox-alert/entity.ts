import type { AssetMention, Component, Reading, WorkloadMention } from "../../reading.ts";
import { NO_COMPONENT, placeOfObject } from "../cluster-object.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { namedImage } from "../named-image.ts";

export interface AlertEntity {
  asset: AssetMention;
  component: Component;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

/** Kinds of the resources that alerts are about, in the API's plural. */
const RESOURCES = new Map([
  ["SECRETS", "Secret"],
  ["CONFIGMAPS", "ConfigMap"],
  ["CLUSTER_ROLES", "ClusterRole"],
  ["CLUSTER_ROLE_BINDINGS", "ClusterRoleBinding"],
  ["NETWORK_POLICIES", "NetworkPolicy"],
  ["SECURITY_CONTEXT_CONSTRAINTS", "SecurityContextConstraints"],
]);

/** The workload that an alert is about; null where it is of an image or another resource. */
export function workloadOf(alert: JsonObject): WorkloadMention | null {
  const deployment = asObject(alert.deployment);
  const name = asWord(deployment?.name);
  if (deployment === null || name === null) return null;
  const common = asObject(alert.commonEntityInfo);
  const namespace = asWord(deployment.namespace) ?? asWord(alert.namespace) ?? asWord(common?.namespace);
  const objectKind = asWord(deployment.type) ?? asWord(deployment.deploymentType) ?? "Deployment";
  return { kind: "workload", objectKind, namespace: namespace ?? "default", name };
}

/** An alert is about one of a workload, an image, a resource; null where it says none. */
export function entityOf(alert: JsonObject): AlertEntity | null {
  const workload = workloadOf(alert);
  if (workload !== null) {
    const name = `${workload.namespace}/${workload.objectKind}/${workload.name}`;
    const shown = { kind: "workload" as const, name, digest: null };
    return { asset: workload, component: NO_COMPONENT, shown, needs: "cluster" };
  }
  const image = asObject(alert.image);
  if (image !== null) {
    const digest = /^sha256:[0-9a-f]{64}$/.exec(asText(image.id))?.[0];
    const name = asText(asObject(image.name)?.fullName);
    const repoDigests = digest === undefined ? [] : [digest];
    return { ...namedImage({ name, repoDigests }), component: NO_COMPONENT };
  }
  return resourceOf(alert);
}

function resourceOf(alert: JsonObject): AlertEntity | null {
  const resource = asObject(alert.resource);
  const common = asObject(alert.commonEntityInfo);
  const name = asWord(resource?.name);
  const kind = RESOURCES.get(asText(resource?.resourceType) || asText(common?.resourceType));
  if (name === null || kind === undefined) return null;
  const namespace = asText(resource?.namespace) || asText(common?.namespace);
  const place = placeOfObject({ kind, namespace, name }, asWord(resource?.clusterName));
  const shown = { kind: "object" as const, name: `${namespace}/${kind}/${name}`, digest: null };
  return { asset: place.asset, component: place.component, shown, needs: "cluster" };
}
