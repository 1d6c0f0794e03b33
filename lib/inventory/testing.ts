import { sql } from "../db/client.ts";
import { copyAtomic } from "../db/transaction.ts";
import { orderedTime } from "../ingest/order.ts";
import type {
  ContainerFact,
  HostFact,
  InventoryFact,
  Isolation,
  ObjectFact,
  PodFact,
  WorkloadFact,
} from "../ingest/reading/inventory.ts";
import { noCounts, type Reading } from "../ingest/reading.ts";
import { subjectsOf } from "../ingest/subjects.ts";
import { settleLiveImages } from "./liveness/write.ts";
import { type RecordedInventory, recordInventory } from "./write.ts";

const plain: Isolation = {
  hostNetwork: false,
  hostPid: false,
  hostIpc: false,
  privileged: false,
  hostPorts: [],
  serviceAccount: null,
  runtimeClass: null,
  addedCapabilities: [],
  hostPaths: [],
};

export const controller = (
  objectKind: WorkloadFact["objectKind"],
  name: string,
  change: Partial<WorkloadFact> = {},
): WorkloadFact => ({
  kind: "workload",
  objectKind,
  namespace: "shop",
  name,
  uid: `${objectKind}-${name}`,
  owner: null,
  labels: { app: name },
  podLabels: { app: name },
  replicas: null,
  images: [],
  isolation: plain,
  createdAt: null,
  ...change,
});

export const pod = (name: string, change: Partial<PodFact> = {}): PodFact => ({
  kind: "pod",
  namespace: "shop",
  name,
  uid: `pod-${name}`,
  owner: null,
  mirrorOf: null,
  node: "node-1",
  labels: {},
  images: [],
  isolation: plain,
  phase: "Running",
  createdAt: null,
  ...change,
});

export const container = (id: string, change: Partial<ContainerFact> = {}): ContainerFact => ({
  kind: "container",
  id: id.padEnd(64, "0"),
  name: "app",
  host: "node-1",
  pod: null,
  service: null,
  imageReference: "registry.example/shop/web:1.0",
  imageId: `registry.example/shop/web@sha256:${"a".repeat(64)}`,
  labels: {},
  state: "running",
  startedAt: "2026-03-01T09:00:00Z",
  finishedAt: null,
  exitCode: null,
  reason: null,
  restarts: 0,
  publishedPorts: [],
  isolation: null,
  ...change,
});

export const host = (name: string, change: Partial<HostFact> = {}): HostFact => ({
  kind: "host",
  name,
  roles: ["worker"],
  labels: {},
  os: "Debian 12",
  kernel: "6.1",
  runtime: "containerd 1.7",
  agent: null,
  machineId: null,
  systemUuid: null,
  provider: null,
  region: null,
  architecture: "amd64",
  addresses: [],
  ready: true,
  createdAt: null,
  ...change,
});

export const object = (
  objectKind: string,
  name: string,
  spec: Record<string, unknown>,
  change: Partial<ObjectFact> = {},
): ObjectFact => ({
  kind: "object",
  objectKind,
  namespace: "shop",
  name,
  uid: `${objectKind}-${name}`,
  labels: {},
  spec,
  createdAt: null,
  ...change,
});

export interface List {
  facts: InventoryFact[];
  /** Kinds of which the list is whole, in all namespaces unless one is named (`Pod@shop`). */
  whole?: string[];
  at?: string;
  subjects?: string[];
  approved?: boolean;
}

/** Applies an inventory list as the worker does, without a document. */
export const list = async ({
  facts,
  whole = [],
  at = "2026-03-01T10:00:00Z",
  subjects = ["cluster:prod"],
  approved = false,
}: List): Promise<RecordedInventory> => {
  const reading: Reading = {
    format: "k8s-list",
    tool: { name: "kubectl", version: null },
    scannedAt: null,
    feeds: [],
    subjects: [],
    counts: noCounts(),
    bySeverity: {},
    skipped: [],
    notes: [],
    targets: [],
    facts,
    absences: whole.map((text) => {
      const [objectKind = "", namespace = null] = text.split("@");
      return { objectKind, namespace };
    }),
    needs: null,
  };
  const observed = new Date(at);
  const sighting = {
    at: observed,
    observedAt: orderedTime(at),
    sequence: 0,
    sha256: "",
    recordedAt: observed,
    intervalSeconds: null,
  };
  return copyAtomic(async (tx) => {
    const bound = subjectsOf(subjects, { clusterId: null, hostId: null });
    const [cluster] = bound.cluster.name
      ? await tx.sql<{ id: number }>`
          insert into asset (key, kind, name, first_seen, last_seen) values (${`cluster:${bound.cluster.name}`}, 'cluster', ${bound.cluster.name}, ${observed}, ${observed})
          on conflict (key) do update set key = excluded.key returning id`
      : [];
    const recorded = await recordInventory(tx, reading, {
      order: { observedAt: orderedTime(at), sequence: 0, sha256: "" },
      at: observed,
      scene: { subjects: bound, collectorName: "test", sighting },
      reportId: null,
      withGaps: false,
      approved,
      clusterId: cluster?.id ?? null,
    });
    await settleLiveImages(tx, recorded.repositoryIds);
    return recorded;
  });
};

export interface AssetNow {
  key: string;
  kind: string;
  name: string;
  live: boolean;
  exposure: string;
  gone: string | null;
}

export const assetsNow = async (kind: string): Promise<AssetNow[]> => {
  const rows = await sql<AssetNow & { goneAt: Date | null }>`
    select key, kind, name, live, exposure, gone_at as "goneAt" from asset where kind = ${kind} order by key`;
  return rows.map(({ goneAt, ...row }) => ({ ...row, gone: goneAt?.toISOString() ?? null }));
};
