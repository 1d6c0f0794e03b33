import type { WorkloadKind } from "../../inventory/schema.ts";
import type { ImageMention } from "../reading.ts";

export interface OwnerRef {
  kind: string;
  name: string;
  uid: string;
}

export type InventoryFact =
  | ClusterFact
  | NamespaceFact
  | HostFact
  | WorkloadFact
  | PodFact
  | ContainerFact
  | ImageFact
  | ObjectFact;

export interface ClusterFact {
  kind: "cluster";
  /** UID of `kube-system`, or the Swarm id. A different one than recorded holds the report. */
  uid: string | null;
  name: string | null;
  orchestrator: "kubernetes" | "swarm" | "docker" | "ecs";
  version: string | null;
}

export interface NamespaceFact {
  kind: "namespace";
  name: string;
  uid: string;
  labels: Record<string, string>;
  createdAt: string | null;
}

export interface HostFact {
  kind: "host";
  name: string;
  roles: string[];
  labels: Record<string, string>;
  os: string | null;
  kernel: string | null;
  runtime: string | null;
  agent: string | null;
  machineId: string | null;
  systemUuid: string | null;
  provider: string | null;
  region: string | null;
  architecture: string | null;
  addresses: string[];
  ready: boolean | null;
  createdAt: string | null;
}

/** A controller: real workloads and the intermediate ones (ReplicaSet, Job) that owner chains run through. */
export interface WorkloadFact {
  kind: "workload";
  objectKind: WorkloadKind;
  namespace: string;
  name: string;
  uid: string;
  owner: OwnerRef | null;
  labels: Record<string, string>;
  podLabels: Record<string, string>;
  replicas: number | null;
  images: string[];
  isolation: Isolation | null;
  createdAt: string | null;
}

export interface PodFact {
  kind: "pod";
  namespace: string;
  name: string;
  uid: string;
  owner: OwnerRef | null;
  /** Static pods: owned by a Node or carrying the mirror annotation. */
  mirrorOf: string | null;
  node: string | null;
  labels: Record<string, string>;
  images: string[];
  isolation: Isolation;
  phase: string | null;
  createdAt: string | null;
}

export interface ContainerFact {
  kind: "container";
  /** Full id without the runtime prefix. */
  id: string;
  name: string;
  host: string | null;
  pod: { namespace: string; name: string } | null;
  /** Swarm/Compose service or stand-alone group where not a pod. */
  service: { objectKind: WorkloadKind; namespace: string; name: string } | null;
  imageReference: string;
  /** As the runtime says: `docker-pullable://repo@sha256:…`, `sha256:…`, `repo@sha256:…`. */
  imageId: string;
  labels: Record<string, string>;
  state: "running" | "waiting" | "exited" | "created" | "paused" | "unknown";
  startedAt: string | null;
  finishedAt: string | null;
  exitCode: number | null;
  reason: string | null;
  restarts: number | null;
  /** Ports published on a non-loopback address. */
  publishedPorts: number[];
  isolation: Isolation | null;
}

export interface ImageFact {
  kind: "image";
  image: ImageMention;
}

/** What matters for exposure and later for isolation; secrets and env values never get here. */
export interface Isolation {
  hostNetwork: boolean;
  hostPid: boolean;
  hostIpc: boolean;
  privileged: boolean;
  hostPorts: number[];
  serviceAccount: string | null;
  runtimeClass: string | null;
  addedCapabilities: string[];
  hostPaths: string[];
}

/** Services, ingresses, network policies, RBAC objects whole; secrets and config maps by name only; other kinds likewise. */
export interface ObjectFact {
  kind: "object";
  objectKind: string;
  namespace: string | null;
  name: string;
  uid: string;
  labels: Record<string, string>;
  /** The parts of the spec that posture needs (selectors, ports, rules, subjects); `{}` for secrets and config maps. */
  spec: Record<string, unknown>;
  createdAt: string | null;
}
