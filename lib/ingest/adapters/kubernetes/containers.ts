import type { ContainerFact, Isolation } from "../../reading.ts";
import { asNumber, asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";
import type { Meta } from "./facts.ts";

const STATUS_LISTS = ["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"];
const RUNTIME = /^[a-z0-9.+-]+:\/\//;

/** The instances of a pod's containers: the one there is, and the one before it where the status still tells. */
export function containersOf(
  spec: JsonObject,
  status: JsonObject,
  pod: Meta,
  isolation: Isolation,
): ContainerFact[] {
  return STATUS_LISTS.flatMap((list) => asObjects(status[list])).flatMap((container) => {
    const now = asObject(container.state) ?? {};
    const before = asObject(asObject(container.lastState)?.terminated);
    const base = {
      name: asText(container.name),
      host: asWord(spec.nodeName),
      pod: { namespace: pod.namespace, name: pod.name },
      service: null,
      imageReference: asText(container.image),
      imageId: asText(container.imageID),
      labels: pod.labels,
      restarts: asNumber(container.restartCount),
      publishedPorts: [],
      isolation,
    };
    const facts: ContainerFact[] = [];
    const id = asText(container.containerID).replace(RUNTIME, "");
    if (id !== "") facts.push({ kind: "container", ...base, id, ...instance(now) });
    const earlier = asText(before?.containerID).replace(RUNTIME, "");
    if (earlier !== "" && earlier !== id)
      facts.push({ kind: "container", ...base, id: earlier, ...instance({ terminated: before }) });
    return facts;
  });
}

type Life = Pick<ContainerFact, "state" | "startedAt" | "finishedAt" | "exitCode" | "reason">;

function instance(state: JsonObject): Life {
  const running = asObject(state.running);
  if (running)
    return {
      state: "running",
      startedAt: asWord(running.startedAt),
      finishedAt: null,
      exitCode: null,
      reason: null,
    };
  const ended = asObject(state.terminated);
  if (ended) {
    return {
      state: "exited",
      startedAt: asWord(ended.startedAt),
      finishedAt: asWord(ended.finishedAt),
      exitCode: asNumber(ended.exitCode),
      reason: asWord(ended.reason),
    };
  }
  const waiting = asObject(state.waiting);
  return {
    state: waiting ? "waiting" : "unknown",
    startedAt: null,
    finishedAt: null,
    exitCode: null,
    reason: asWord(waiting?.reason),
  };
}
