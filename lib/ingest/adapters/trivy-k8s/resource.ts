import type { Area } from "../../../posture/schema.ts";
import type { AssetMention, Component, Slice, Target, WorkloadMention } from "../../reading.ts";
import type { Tally } from "../tally.ts";
import { type ReadResult, readResults, resultsContext } from "../trivy/results.ts";
import type { TrivyMetadata } from "../trivy/schema.ts";
import { slicesOf } from "../trivy/slices.ts";
import type { VulnerabilityMemo } from "../trivy/vulnerability.ts";
import { imagesOf } from "./images.ts";
import type { TrivyResource } from "./schema.ts";

/** Kinds that run containers; all others are part of the cluster's own state. */
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
const ACCESS_KINDS = new Set(["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ServiceAccount"]);
const NOTHING: Component = { key: "", name: "", type: "", purl: null };

/** The assets that one object of the cluster speaks about: its images, and itself. */
export function targetsOf(
  resource: TrivyResource,
  cluster: string | null,
  at: string,
  tally: Tally,
  memo: VulnerabilityMemo,
): Target[] {
  const namespace = resource.Namespace ?? "";
  const self: WorkloadMention = {
    kind: "workload",
    objectKind: resource.Kind,
    namespace,
    name: resource.Name,
  };
  const isWorkload = WORKLOADS.has(resource.Kind);
  const slice = isWorkload ? "trivy:config" : `trivy:config:${resource.Kind}/${namespace}/${resource.Name}`;
  const context = {
    ...resultsContext(tally),
    memo,
    checked: isWorkload ? NOTHING : objectComponent(self),
    configSlice: () => slice,
  };
  const results = readResults(resource.Results ?? [], `${at}/Results`, context);
  const own = results.filter((result) => result.class === "config");
  const ofImages = results.filter((result) => result.class !== "config");
  const asset: AssetMention = isWorkload ? self : { kind: "cluster", name: cluster };
  const area = !isWorkload && ACCESS_KINDS.has(resource.Kind) ? "access" : "configuration";
  return [
    ...imagesOf(ofImages, metadataOf(resource), self).map(({ image, osDetected, results: found }) =>
      targetOf(
        image,
        found,
        slicesOf(found, osDetected, () => slice),
      ),
    ),
    ...(own.length === 0 ? [] : [targetOf(asset, own, [configSlice(slice, area, own)])]),
  ];
}

/** Older versions write one metadata, newer ones a list with one per image. */
function metadataOf({ Metadata }: TrivyResource): readonly TrivyMetadata[] {
  if (Array.isArray(Metadata)) return Metadata;
  return Metadata ? [Metadata] : [];
}

function targetOf(asset: AssetMention, results: readonly ReadResult[], slices: Slice[]): Target {
  return {
    asset,
    slices,
    observations: results.flatMap((result) => result.observations),
    packages: results.reduce((sum, result) => sum + result.packages, 0),
  };
}

function configSlice(key: string, area: Area, results: readonly ReadResult[]): Slice {
  const complete = results.every((result) => !result.suppresses);
  return { key, kind: "misconfiguration", area, assesses: true, complete };
}

function objectComponent({ objectKind, namespace, name }: WorkloadMention): Component {
  return {
    key: `object/${objectKind}/${namespace}/${name}`,
    name: `${objectKind} ${name}`,
    type: "resource",
    purl: null,
  };
}
