import type { PodFact, WorkloadFact } from "../reading/inventory.ts";
import { asLabels, asNumber, asObject, asText, asWord, type JsonObject } from "./json-value.ts";
import { imagesOf, isolationOf } from "./kubernetes-isolation.ts";
import type { Metadata } from "./kubernetes-metadata.ts";

const CONTROLLERS = [
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "CronJob",
  "Job",
  "ReplicaSet",
  "ReplicationController",
  "Rollout",
] as const;
export type ControllerKind = (typeof CONTROLLERS)[number];

export function isController(kind: string): kind is ControllerKind {
  return (CONTROLLERS as readonly string[]).includes(kind);
}

export function workloadFact(kind: ControllerKind, metadata: Metadata, object: JsonObject): WorkloadFact {
  const { namespace, name, uid, owner, labels, createdAt } = metadata;
  const spec = asObject(object.spec) ?? {};
  const template = asObject(
    (kind === "CronJob" ? asObject(asObject(spec.jobTemplate)?.spec) : spec)?.template,
  );
  const podSpec = asObject(template?.spec);
  const scheduled = asNumber(asObject(object.status)?.desiredNumberScheduled);
  return {
    kind: "workload",
    objectKind: kind,
    namespace,
    name,
    uid,
    owner,
    labels,
    podLabels: asLabels(asObject(template?.metadata)?.labels),
    replicas: kind === "DaemonSet" ? scheduled : asNumber(spec.replicas),
    images: podSpec === null ? [] : imagesOf(podSpec),
    isolation: podSpec === null ? null : isolationOf(podSpec),
    createdAt,
  };
}

/** A static pod is told by the annotation of its mirror, or in the kubelet's own list by where it was read from. */
export function podFact(metadata: Metadata, object: JsonObject): PodFact {
  const { namespace, name, uid, owner, labels, annotations, createdAt } = metadata;
  const spec = asObject(object.spec) ?? {};
  const source = asText(annotations["kubernetes.io/config.source"]);
  const isStatic = owner?.kind === "Node" || source === "file" || source === "http";
  return {
    kind: "pod",
    namespace,
    name,
    uid,
    owner,
    mirrorOf: asWord(annotations["kubernetes.io/config.mirror"]) ?? (isStatic ? name : null),
    node: asWord(spec.nodeName),
    labels,
    images: imagesOf(spec),
    isolation: isolationOf(spec),
    phase: asWord(asObject(object.status)?.phase),
    createdAt,
  };
}
