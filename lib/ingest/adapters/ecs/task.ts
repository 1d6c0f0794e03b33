import type { ContainerFact, HostFact, WorkloadFact } from "../../reading/inventory.ts";
import { utcTime } from "../../scan-time.ts";
import { arnOf } from "../arn.ts";
import { asNumber, asObject, asObjects, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { LOOPBACK } from "../started-container.ts";

/** One task: a run of its family. Overrides carry environment and commands and are never read. */
export interface Task {
  family: string;
  cluster: string | null;
  workload: WorkloadFact;
  host: HostFact | null;
  containers: ContainerFact[];
}

/** Null where the task does not say what it is a run of. */
export function taskOf(task: JsonObject): Task | null {
  const family = arnOf(task.taskDefinitionArn)?.name.replace(/:\d+$/, "") ?? null;
  if (family === null || family === "") return null;
  const containers = asObjects(task.containers);
  const host = hostOf(task);
  return {
    family,
    cluster: asWord(task.clusterArn),
    host,
    workload: {
      kind: "workload",
      objectKind: "EcsTaskFamily",
      namespace: "",
      name: family,
      uid: "",
      owner: null,
      labels: labelsOf(task.tags),
      podLabels: {},
      replicas: null,
      images: asTexts(containers.map((container) => container.image)),
      isolation: null,
      createdAt: null,
    },
    containers: containers.flatMap((container) => containerOf(container, family, host?.name ?? null, task)),
  };
}

/** The machine of the cluster it runs on; Fargate has none that anybody could name. */
function hostOf(task: JsonObject): HostFact | null {
  const instance = arnOf(task.containerInstanceArn);
  if (instance === null) return null;
  const architecture = asObjects(task.attributes).find(({ name }) => name === "ecs.cpu-architecture")?.value;
  return {
    kind: "host",
    name: instance.name,
    roles: [],
    labels: {},
    os: null,
    kernel: null,
    runtime: null,
    agent: null,
    machineId: null,
    systemUuid: null,
    provider: "aws",
    region: asWord(instance.region),
    architecture: asWord(architecture),
    addresses: [],
    ready: null,
    createdAt: null,
  };
}

/** A container that has not been started has no id of the runtime yet. */
function containerOf(
  container: JsonObject,
  family: string,
  host: string | null,
  task: JsonObject,
): ContainerFact[] {
  const id = asWord(container.runtimeId);
  if (id === null) return [];
  const image = asWord(container.image) ?? "";
  const digest = asWord(container.imageDigest);
  const state = stateOf(asWord(container.lastStatus));
  const bindings = asObjects(container.networkBindings).filter(
    (binding) => !LOOPBACK.test(asWord(binding.bindIP) ?? ""),
  );
  const ports = bindings.map((binding) => asNumber(binding.hostPort) ?? 0).filter((port) => port > 0);
  return [
    {
      kind: "container",
      id,
      name: asWord(container.name) ?? "",
      host,
      pod: null,
      service: { objectKind: "EcsTaskFamily", namespace: "", name: family },
      imageReference: image,
      imageId: digest === null ? "" : `${withoutTag(image)}@${digest}`,
      labels: {},
      state,
      startedAt: timeOf(task.startedAt),
      finishedAt: state === "exited" ? timeOf(task.stoppedAt) : null,
      exitCode: asNumber(container.exitCode),
      reason: asWord(container.reason),
      restarts: asNumber(asObject(container)?.restartCount),
      publishedPorts: [...new Set(ports)],
      isolation: null,
    },
  ];
}

const withoutTag = (reference: string): string => reference.replace(/@.*$/, "").replace(/:[^/:]*$/, "");

function stateOf(status: string | null): ContainerFact["state"] {
  if (status === "RUNNING") return "running";
  if (status === "STOPPED") return "exited";
  return status === "PENDING" ? "waiting" : "unknown";
}

/** Older command lines print seconds since 1970, newer ones and events a time with its offset. */
function timeOf(value: unknown): string | null {
  const seconds = asNumber(value);
  if (seconds === null || Math.abs(seconds) > 1e11) return utcTime(value);
  return new Date(seconds * 1000).toISOString();
}

function labelsOf(tags: unknown): Record<string, string> {
  const pairs = asObjects(tags).map(({ key, value }) => [asWord(key), asWord(value) ?? ""] as const);
  return Object.fromEntries(pairs.filter(([key]) => key !== null)) as Record<string, string>;
}
