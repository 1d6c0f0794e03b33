import { z } from "zod";

export const ASSET_KINDS = [
  "cluster",
  "host",
  "repository",
  "image",
  "workload",
  "container",
  "source",
] as const;
export const AssetKind = z.enum(ASSET_KINDS);
export type AssetKind = z.infer<typeof AssetKind>;

/** Kinds of workload. A pod without a controller and a static pod are workloads of their own. */
export const WORKLOAD_KINDS = [
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "CronJob",
  "Job",
  "ReplicaSet",
  "ReplicationController",
  "Rollout",
  "Pod",
  "StaticPod",
  "SwarmService",
  "ComposeService",
  "EcsTaskFamily",
  "ContainerGroup",
] as const;
export const WorkloadKind = z.enum(WORKLOAD_KINDS);
export type WorkloadKind = z.infer<typeof WorkloadKind>;
