/** Snapshots as the agent makes them, for tests. */

import type { AssetMention, Observation } from "../../reading.ts";
import { plimsollKubernetes } from "./adapter.ts";

type Json = Record<string, unknown>;

/** A check: what meets it, what fails it, and where it cannot be asked. */
export type CheckRow = [
  rule: string,
  met: unknown,
  wrong: [document: unknown, severity: string, detail: RegExp][],
  unasked?: unknown,
];

/** What a check says of a document, with what it says it of. */
export const found = (document: unknown, check: string): (Observation & { asset: AssetMention })[] =>
  plimsollKubernetes
    .read(document)
    .targets.flatMap(({ asset, observations }) => observations.map((one) => ({ asset, ...one })))
    .filter(({ rule }) => rule.id === `plimsoll/${check}`);

const MADE = "2026-02-01T00:00:00Z";

/** A uid that is the same for the same name. */
export const uidOf = (name: string): string =>
  `00000000-0000-4000-8000-${Buffer.from(name).toString("hex").slice(0, 12).padEnd(12, "0")}`;

/** An object; `namespace` "" for what stands in none. */
export const object = (namespace: string, name: string, body: Json = {}, metadata: Json = {}): Json => ({
  metadata: {
    name,
    ...(namespace === "" ? {} : { namespace }),
    uid: uidOf(`${namespace}/${name}`),
    creationTimestamp: MADE,
    labels: {},
    annotations: {},
    ...metadata,
  },
  ...body,
});

/** A container that meets every check. */
export const container = (change: Json = {}, security: Json = {}): Json => ({
  name: "web",
  image: `registry.example/shop/web:1.4@sha256:${"b".repeat(64)}`,
  resources: { limits: { memory: "128Mi" }, requests: { cpu: "100m" } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
    ...security,
  },
  env: [],
  envFrom: [],
  volumeMounts: [],
  ...change,
});

/** A pod's spec that meets every check. */
export const podSpec = (change: Json = {}): Json => ({
  serviceAccountName: "web",
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [container()],
  volumes: [],
  ...change,
});

export const deployment = (name: string, spec: Json = podSpec(), annotations: Json = {}): Json =>
  object("shop", name, {
    spec: { replicas: 2, template: { metadata: { labels: { app: name }, annotations }, spec } },
  });

export const ownedBy = (kind: string, namespace: string, name: string): Json => ({
  ownerReferences: [{ kind, name, uid: uidOf(`${namespace}/${name}`), controller: true }],
});

interface PodState {
  owner?: Json;
  spec?: Json;
  /** The container's id without `containerd://`. */
  id: string;
  state?: Json;
  phase?: string;
  node?: string;
}

export const pod = (
  namespace: string,
  name: string,
  { owner, spec, id, state, phase, node }: PodState,
): Json =>
  object(
    namespace,
    name,
    {
      spec: { nodeName: node ?? "node-1", ...podSpec(spec) },
      status: {
        phase: phase ?? "Running",
        containerStatuses: [
          {
            name: "web",
            image: "registry.example/shop/web:1.4",
            imageID: `registry.example/shop/web@sha256:${"b".repeat(64)}`,
            containerID: `containerd://${id.padEnd(64, "0")}`,
            restartCount: 0,
            state: state ?? { running: { startedAt: "2026-03-01T08:00:00Z" } },
            lastState: {},
          },
        ],
      },
    },
    owner ?? {},
  );

export const node = (name: string, kubeletVersion = "v1.31.2", more: Json = {}): Json =>
  object("", name, {
    status: {
      nodeInfo: { ...more, kubeletVersion, osImage: "Debian GNU/Linux 12", kernelVersion: "6.1.0-30-amd64" },
      conditions: [{ type: "Ready", status: "True" }],
      addresses: [{ type: "InternalIP", address: "10.0.0.4" }],
    },
  });

export const namespace = (name: string, labels: Json = {}): Json => object("", name, {}, { labels });

export interface ListChange {
  namespace?: string | null;
  standing?: string;
  reason?: string | null;
}

export const list = (kind: string, items: unknown[], change: ListChange = {}): Json => ({
  apiVersion: "v1",
  kind,
  namespace: null,
  standing: "whole",
  reason: null,
  items,
  ...change,
});

const KINDS = [
  "Namespace",
  "Node",
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "CronJob",
  "Job",
  "ReplicaSet",
  "Pod",
  "Service",
  "Ingress",
  "NetworkPolicy",
  "ServiceAccount",
  "Role",
  "RoleBinding",
  "ClusterRole",
  "ClusterRoleBinding",
  "ConfigMap",
  "Secret",
];

/** A whole look at a cluster: the objects by kind, all other kinds being empty. */
export const snapshot = (objects: Record<string, unknown[]>, change: Json = {}): Json => ({
  plimsoll: "kubernetes-snapshot",
  version: 1,
  agent: { version: "0.1.0" },
  observedAt: "2026-03-01T12:00:00.000Z",
  cluster: { uid: uidOf("/kube-system"), version: "v1.31.2" },
  lists: KINDS.map((kind) => list(kind, objects[kind] ?? [])),
  departed: [],
  ...change,
});

/** What came and went between two looks. */
export const departed = (objects: { kind: string; at: string; object: Json }[], change: Json = {}): Json =>
  snapshot({}, { lists: null, departed: objects, ...change });
