import type { Isolation } from "../../reading.ts";
import { asNumber, asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";

/** All containers of a pod spec: init and ephemeral ones can do harm as well. */
export const containerSpecs = (spec: JsonObject): JsonObject[] =>
  ["containers", "initContainers", "ephemeralContainers"].flatMap((list) => asObjects(spec[list]));

export const imagesOf = (spec: JsonObject): string[] => [
  ...new Set(
    containerSpecs(spec)
      .map((container) => asText(container.image))
      .filter((image) => image !== ""),
  ),
];

/** What a pod shares with its host. Environment, arguments and probes are not looked at: they hold secrets. */
export function isolationOf(spec: JsonObject): Isolation {
  const containers = containerSpecs(spec);
  const contexts = containers.map((container) => asObject(container.securityContext) ?? {});
  const ports = containers
    .flatMap((container) => asObjects(container.ports))
    .map((port) => asNumber(port.hostPort));
  return {
    hostNetwork: spec.hostNetwork === true,
    hostPid: spec.hostPID === true,
    hostIpc: spec.hostIPC === true,
    privileged: contexts.some((context) => context.privileged === true),
    hostPorts: [...new Set(ports.filter((port): port is number => port !== null && port > 0))].sort(
      (a, b) => a - b,
    ),
    serviceAccount: asWord(spec.serviceAccountName) ?? asWord(spec.serviceAccount),
    runtimeClass: asWord(spec.runtimeClassName),
    addedCapabilities: [
      ...new Set(contexts.flatMap((context) => asTexts(asObject(context.capabilities)?.add))),
    ].sort(),
    hostPaths: [
      ...new Set(
        asObjects(spec.volumes)
          .map((volume) => asText(asObject(volume.hostPath)?.path))
          .filter((path) => path !== ""),
      ),
    ].sort(),
  };
}
