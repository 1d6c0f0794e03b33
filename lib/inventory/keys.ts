import { sourceName } from "../ingest/identity/source-url.ts";
import type { WorkloadKind } from "./schema.ts";

/** Asset keys: what makes two mentions the same asset, as one text. Images have theirs in images/write.ts (content decides). */
export const clusterKey = (id: string): string => `cluster:${id.trim().toLowerCase()}`;

/** Outside clusters the place of the cluster is empty: the binding's host name is all there is. */
export const hostKey = (clusterId: number | null, name: string): string => `host:${clusterId ?? ""}/${name}`;

export const workloadKey = (
  clusterId: number | null,
  namespace: string,
  objectKind: string,
  name: string,
): string => `workload:${clusterId ?? ""}/${namespace}/${objectKind}/${name}`;

/** A repository URL where one is known, the sender's own name for it, else the collector's name for what it scanned. */
export const sourceKey = (
  mention: { url: string | null; artifact: string },
  subject: string | null,
  collectorName: string,
): { key: string; name: string } => {
  const given = subject ?? mention.url;
  const name = (given && (sourceName(given) ?? given)) || `${collectorName}/${mention.artifact}`;
  return { key: `source:${name}`, name };
};

const HOST_BOUND: WorkloadKind[] = ["ComposeService", "ContainerGroup"];

/** Compose projects and stand-alone groups live on one host: the same names elsewhere are other workloads. */
export const isHostBound = (kind: WorkloadKind): boolean => HOST_BOUND.includes(kind);

export const containerKey = (runtimeId: string): string => `container:${runtimeId}`;
