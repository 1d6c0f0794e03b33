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

/** What a team owns: first match wins, in order; a rule matches when everything it names does. */
export const NewOwnershipRule = z
  .strictObject({
    label: z.string().min(1).max(253).optional(),
    labelValue: z.string().max(253).optional(),
    namespace: z.string().min(1).max(253).optional(),
    cluster: z.string().min(1).max(253).optional(),
    repository: z.string().min(1).max(500).optional(),
  })
  .refine((rule) => Object.keys(rule).length > 0, "Name a label, namespace, cluster or repository.");

export const NewTeam = z.strictObject({
  name: z.string().trim().min(1).max(100),
  criticality: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(5)]).default(1),
  rules: z.array(NewOwnershipRule).max(50).default([]),
});
export type NewTeam = z.infer<typeof NewTeam>;
