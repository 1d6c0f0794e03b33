import type { Isolation, WorkloadFact } from "../../reading/inventory.ts";
import { utcTime } from "../../scan-time.ts";
import { asLabels, asNumber, asObject, asObjects, asTexts, asWord, type JsonObject } from "../json-value.ts";

/** One service of a swarm; the stack it belongs to is its namespace. Environment and arguments are never read. */
export function serviceFact(name: string, service: JsonObject): WorkloadFact {
  const spec = asObject(service.Spec) ?? {};
  const task = asObject(spec.TaskTemplate);
  const container = asObject(task?.ContainerSpec) ?? {};
  const labels = asLabels(spec.Labels);
  return {
    kind: "workload",
    objectKind: "SwarmService",
    namespace: asWord(labels["com.docker.stack.namespace"]) ?? "",
    name,
    uid: asWord(service.ID) ?? "",
    owner: null,
    labels,
    podLabels: asLabels(container.Labels),
    replicas: replicasOf(service),
    images: asTexts([container.Image]),
    isolation: isolationOf(service, container, task),
    createdAt: utcTime(service.CreatedAt),
  };
}

/** A global service runs once on each node: how often is not stated, unless the status counts it. */
function replicasOf(service: JsonObject): number | null {
  const mode = asObject(asObject(service.Spec)?.Mode);
  const wanted = asNumber(asObject(mode?.Replicated)?.Replicas);
  return wanted ?? asNumber(asObject(service.ServiceStatus)?.DesiredTasks);
}

function isolationOf(service: JsonObject, container: JsonObject, task: JsonObject | null): Isolation {
  const endpoint = asObject(service.Endpoint) ?? asObject(asObject(service.Spec)?.EndpointSpec);
  const ports = asObjects(endpoint?.Ports).map((port) => asNumber(port.PublishedPort) ?? 0);
  const networks = asObjects(task?.Networks).map((network) => network.Target);
  const mounts = asObjects(container.Mounts).filter((mount) => mount.Type === "bind");
  return {
    hostNetwork: networks.includes("host"),
    hostPid: false,
    hostIpc: false,
    privileged: false,
    hostPorts: [...new Set(ports.filter((port) => port > 0 && port < 65_536))],
    serviceAccount: null,
    runtimeClass: null,
    addedCapabilities: asTexts(container.CapabilityAdd),
    hostPaths: asTexts(mounts.map((mount) => mount.Source)),
  };
}
