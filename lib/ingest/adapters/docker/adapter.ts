import type { ContainerFact, ImageMention, InventoryFact, Reading } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import {
  asLabels,
  asNumber,
  asObject,
  asObjects,
  asText,
  asTexts,
  asWord,
  type JsonObject,
} from "../json-value.ts";
import { newTally } from "../tally.ts";

export const docker: Adapter = {
  format: "docker-inspect",
  title: "Docker: docker inspect of containers and images",
  tier: "full",
  version: 1,
  recognises: (document) => {
    const first = asObject(Array.isArray(document) ? document[0] : document);
    return first !== null && (isContainer(first) || isImage(first));
  },
  read,
};

const isContainer = (object: JsonObject): boolean =>
  typeof object.Id === "string" &&
  asObject(object.State) !== null &&
  asObject(object.Config) !== null &&
  "Image" in object;

const isImage = (object: JsonObject): boolean =>
  typeof object.Id === "string" &&
  asObject(object.State) === null &&
  ("RootFS" in object || "RepoTags" in object);

function read(document: unknown): Reading {
  const list = Array.isArray(document);
  const tally = newTally();
  const facts: InventoryFact[] = [];
  const subjects: Reading["subjects"] = [];
  for (const [index, value] of (list ? document : [document]).entries()) {
    const object = asObject(value);
    const path = list ? `/${index}` : "";
    if (object && isContainer(object)) {
      const fact = container(object);
      facts.push(fact);
      subjects.push({ kind: "container", name: fact.name, digest: null });
    } else if (object && isImage(object)) {
      const image = imageOf(object);
      facts.push({ kind: "image", image });
      subjects.push({
        kind: "image",
        name: image.references[0] ?? image.artifact,
        digest: asWord(object.Id),
      });
    } else {
      tally.skipped.push({ path, reason: "neither a container nor an image" });
      continue;
    }
    tally.counts.objects += 1;
  }
  return {
    format: docker.format,
    tool: { name: "Docker", version: null },
    scannedAt: null,
    feeds: [],
    subjects,
    counts: tally.counts,
    bySeverity: {},
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [],
    facts,
    // An inspection names what it was asked for; it says nothing of what else there is.
    absences: [],
    needs: "host",
  };
}

/** Docker writes the year one where there is no time. */
const timeOf = (value: unknown): string | null => {
  const text = asWord(value);
  return text === null || text.startsWith("0001-") ? null : text;
};

const STATES = new Set(["running", "exited", "created", "paused"]);

function container(object: JsonObject): ContainerFact {
  const config = asObject(object.Config) ?? {};
  const state = asObject(object.State) ?? {};
  const status = asText(state.Status);
  const labels = asLabels(config.Labels);
  return {
    kind: "container",
    id: asText(object.Id),
    name: asText(object.Name).replace(/^\//, ""),
    host: null,
    pod: null,
    service: serviceOf(labels),
    imageReference: asText(config.Image),
    imageId: asText(object.Image),
    labels,
    state: STATES.has(status)
      ? (status as ContainerFact["state"])
      : state.Running === true
        ? "running"
        : status === "dead"
          ? "exited"
          : "unknown",
    startedAt: timeOf(state.StartedAt),
    finishedAt: timeOf(state.FinishedAt),
    exitCode: state.Running === true ? null : asNumber(state.ExitCode),
    reason: state.OOMKilled === true ? "OOMKilled" : asWord(state.Error),
    restarts: asNumber(object.RestartCount),
    publishedPorts: publishedPorts(object),
    isolation: isolation(object),
  };
}

function serviceOf(labels: Record<string, string>): ContainerFact["service"] {
  const swarm = labels["com.docker.swarm.service.name"];
  if (swarm)
    return { objectKind: "SwarmService", namespace: labels["com.docker.stack.namespace"] ?? "", name: swarm };
  const compose = labels["com.docker.compose.service"];
  return compose
    ? { objectKind: "ComposeService", namespace: labels["com.docker.compose.project"] ?? "", name: compose }
    : null;
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** Host ports that others can reach: those on a loopback address are left out. */
function publishedPorts(object: JsonObject): number[] {
  const ports = asObject(asObject(object.NetworkSettings)?.Ports) ?? {};
  const reachable = Object.values(ports)
    .flatMap(asObjects)
    .filter((binding) => !LOOPBACK.test(asText(binding.HostIp)));
  return [...new Set(reachable.map((binding) => Number(binding.HostPort)).filter((port) => port > 0))].sort(
    (a, b) => a - b,
  );
}

function isolation(object: JsonObject): ContainerFact["isolation"] {
  const host = asObject(object.HostConfig) ?? {};
  return {
    hostNetwork: host.NetworkMode === "host",
    hostPid: host.PidMode === "host",
    hostIpc: host.IpcMode === "host",
    privileged: host.Privileged === true,
    hostPorts: [],
    serviceAccount: null,
    runtimeClass: asWord(host.Runtime),
    addedCapabilities: asTexts(host.CapAdd).sort(),
    hostPaths: asObjects(object.Mounts)
      .filter((mount) => mount.Type === "bind")
      .map((mount) => asText(mount.Source))
      .sort(),
  };
}

function imageOf(object: JsonObject): ImageMention {
  const repoDigests = asTexts(object.RepoDigests);
  const id = asText(object.Id);
  // The containerd store calls images by their manifest: then the id is one of the repository digests.
  const isManifest = repoDigests.some((digest) => digest.endsWith(`@${id}`));
  const tags = asTexts(object.RepoTags).filter((tag) => tag !== "<none>:<none>");
  const os = asWord(object.Os);
  return {
    kind: "image",
    references: [...tags, ...repoDigests],
    tags,
    configDigests: isManifest ? [] : [id],
    repoDigests,
    manifestDigest: null,
    os: null,
    platform: os ? `${os}/${asText(object.Architecture)}` : null,
    layers: asTexts(asObject(object.RootFS)?.Layers),
    createdAt: timeOf(object.Created),
    sizeBytes: asNumber(object.Size),
    labels: asLabels(asObject(object.Config)?.Labels),
    runsIn: null,
    artifact: tags[0] ?? id,
  };
}
