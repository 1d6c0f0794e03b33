import type { ContainerFact, Isolation } from "../reading/inventory.ts";
import { scanTime } from "../scan-time.ts";
import {
  asLabels,
  asList,
  asNumber,
  asObject,
  asObjects,
  asTexts,
  asWord,
  type JsonObject,
} from "./json-value.ts";
import { LOOPBACK, nameOfImage, serviceOf } from "./started-container.ts";

const STATES: readonly string[] = ["running", "exited", "created", "paused"];

/** `docker container inspect` of one container with a known id. */
export function containerFact(id: string, container: JsonObject): ContainerFact {
  const config = asObject(container.Config);
  const state = asObject(container.State);
  const labels = asLabels(config?.Labels);
  const word = asWord(state?.Status) ?? (state?.Running === true ? "running" : "unknown");
  const ended = scanTime(state?.FinishedAt);
  const reference = asWord(config?.Image) ?? "";
  return {
    kind: "container",
    id,
    name: (asWord(container.Name) ?? "").replace(/^\//, ""),
    host: null,
    pod: null,
    service: serviceOf(labels),
    imageReference: nameOfImage(reference),
    imageId: asWord(container.Image) ?? "",
    labels,
    state: word === "dead" ? "exited" : STATES.includes(word) ? (word as ContainerFact["state"]) : "unknown",
    startedAt: scanTime(state?.StartedAt),
    finishedAt: ended,
    exitCode: ended === null ? null : asNumber(state?.ExitCode),
    reason: state?.OOMKilled === true ? "OOMKilled" : null,
    restarts: asNumber(container.RestartCount),
    publishedPorts: publishedPorts(container),
    isolation: isolationOf(container),
  };
}

/** A stopped container has no ports in NetworkSettings; what it will publish stands in HostConfig. */
function publishedPorts(container: JsonObject): number[] {
  const live = asObject(asObject(container.NetworkSettings)?.Ports);
  const ports = live ?? asObject(asObject(container.HostConfig)?.PortBindings) ?? {};
  const found = new Set<number>();
  for (const binding of Object.values(ports).flatMap((bindings) => asObjects(bindings))) {
    const port = Number(binding.HostPort);
    if (Number.isInteger(port) && port > 0 && port < 65536 && !LOOPBACK.test(asWord(binding.HostIp) ?? ""))
      found.add(port);
  }
  return [...found];
}

/** Runtimes that share the host's kernel; Podman says `oci` for whichever it is. */
const DEFAULT_RUNTIMES = new Set(["runc", "crun", "oci"]);

function isolationOf(container: JsonObject): Isolation | null {
  const host = asObject(container.HostConfig);
  if (host === null) return null;
  const mounts = asObjects(container.Mounts).filter((mount) => mount.Type === "bind");
  const runtime = asWord(host.Runtime);
  return {
    hostNetwork: host.NetworkMode === "host",
    hostPid: host.PidMode === "host",
    hostIpc: host.IpcMode === "host",
    privileged: host.Privileged === true,
    hostPorts: [],
    serviceAccount: null,
    runtimeClass: DEFAULT_RUNTIMES.has(runtime ?? "") ? null : runtime,
    addedCapabilities: asTexts(host.CapAdd),
    hostPaths: asTexts([...mounts.map((mount) => mount.Source), ...asList(host.Binds).map(bindSource)]),
  };
}

/** The host's side of `/host:/container:ro`; null for a named volume. */
function bindSource(bind: unknown): string | null {
  const source = asWord(bind)?.split(":")[0];
  return source?.startsWith("/") ? source : null;
}
