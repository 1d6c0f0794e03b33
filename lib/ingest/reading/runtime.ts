import type { Severity } from "../../findings/schema.ts";
import type { WorkloadMention } from "../reading.ts";

/** Where something ran, as far as the event says. */
export interface RuntimePlace {
  host: string | null;
  /** Full id, or the 12 hex digits that many tools print. */
  containerId: string | null;
  containerName: string | null;
  /** `repo:tag` or `repo@sha256:…` as the tool wrote it. */
  image: string | null;
  namespace: string | null;
  pod: string | null;
  workload: WorkloadMention | null;
}

/** One thing a runtime sensor saw (Falco, Tetragon, KubeArmor). */
export interface RuntimeEvent {
  /** RFC 3339 UTC, nanoseconds kept; null where the event states none. */
  at: string | null;
  /** `falco/Terminal shell in container`. */
  rule: string;
  title: string;
  severity: Severity;
  toolSeverity: string | null;
  /** What the sensor watches: `syscall`, `k8s_audit`, `file`, …; "" where unstated. */
  source: string;
  /** What stays the same when it happens again: executable, file, resource; never a pid, a time or a container's id. */
  stable: string;
  /** The event in words, secrets taken out. */
  message: string;
  /** Allowed, blocked, audited, …; "" where unstated. */
  action: string;
  tags: string[];
  place: RuntimePlace;
}

export interface FlowEnd {
  namespace: string | null;
  pod: string | null;
  workload: WorkloadMention | null;
  /** An address, or a name outside the cluster. */
  address: string | null;
  port: number | null;
  labels: Record<string, string>;
}

/** One connection that a network sensor saw (Hubble). */
export interface Flow {
  at: string | null;
  verdict: "forwarded" | "dropped" | "audited" | "error" | "unknown";
  direction: "ingress" | "egress" | "unknown";
  protocol: string;
  source: FlowEnd;
  destination: FlowEnd;
  /** Why it was dropped, or the policy that allowed it; "" where unstated. */
  reason: string;
}
