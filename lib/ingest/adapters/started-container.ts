import type { ContainerFact } from "../reading/inventory.ts";
import { asWord } from "./json-value.ts";

/** Addresses that only the machine itself can reach. */
export const LOOPBACK = /^(127\.|\[?::1\]?$|localhost$)/;

/** What a container was started from, where that is a name and not the image's id. */
export function nameOfImage(reference: string): string {
  return /^(sha256:)?[0-9a-f]{12,64}$/.test(reference) || reference.startsWith("sha256:") ? "" : reference;
}

/** The service that Swarm or Compose started a container for. */
export function serviceOf(labels: Record<string, string>): ContainerFact["service"] {
  const swarm = asWord(labels["com.docker.swarm.service.name"]);
  if (swarm !== null)
    return {
      objectKind: "SwarmService",
      namespace: asWord(labels["com.docker.stack.namespace"]) ?? "",
      name: swarm,
    };
  const project = asWord(labels["com.docker.compose.project"]);
  const service = asWord(labels["com.docker.compose.service"]);
  return project === null || service === null
    ? null
    : { objectKind: "ComposeService", namespace: project, name: service };
}
