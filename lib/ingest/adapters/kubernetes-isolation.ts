import type { Isolation } from "../reading/inventory.ts";
import { asNumber, asObject, asObjects, asTexts, asWord, type JsonObject } from "./json-value.ts";

const CONTAINERS = ["initContainers", "containers", "ephemeralContainers"];

/** The containers of a pod spec, initial and ephemeral ones included. */
export function containersOf(spec: JsonObject): JsonObject[] {
  return CONTAINERS.flatMap((list) => asObjects(spec[list]));
}

/** Each image of a pod spec once. */
export function imagesOf(spec: JsonObject): string[] {
  return asTexts(containersOf(spec).map((container) => container.image));
}

/** How far a pod stands from its host: the pod's own settings with those of all its containers. */
export function isolationOf(spec: JsonObject): Isolation {
  const containers = containersOf(spec);
  const contexts = containers.map((container) => asObject(container.securityContext));
  const ports = containers.flatMap((container) => asObjects(container.ports));
  return {
    hostNetwork: spec.hostNetwork === true,
    hostPid: spec.hostPID === true,
    hostIpc: spec.hostIPC === true,
    privileged: contexts.some((context) => context?.privileged === true),
    hostPorts: [...new Set(ports.map((port) => asNumber(port.hostPort) ?? 0).filter((port) => port > 0))],
    serviceAccount: asWord(spec.serviceAccountName) ?? asWord(spec.serviceAccount),
    runtimeClass: asWord(spec.runtimeClassName),
    addedCapabilities: asTexts(contexts.flatMap((context) => asTexts(asObject(context?.capabilities)?.add))),
    hostPaths: asTexts(asObjects(spec.volumes).map((volume) => asObject(volume.hostPath)?.path)),
  };
}
