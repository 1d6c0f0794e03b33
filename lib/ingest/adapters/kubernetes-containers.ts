import type { ContainerFact } from "../reading/inventory.ts";
import { utcTime } from "../scan-time.ts";
import { asNumber, asObject, asObjects, asText, asWord, type JsonObject } from "./json-value.ts";
import type { Metadata } from "./kubernetes-metadata.ts";

const STATUSES = ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"];

/** Every container a pod's status knows an id of, each followed by the instance before it where that is stated. */
export function containerFacts(
  pod: Metadata,
  status: JsonObject,
  specs: readonly JsonObject[],
  host: string | null,
): ContainerFact[] {
  const written = new Map(specs.map((spec) => [asText(spec.name), asText(spec.image)]));
  const facts = new Map<string, ContainerFact>();
  for (const entry of STATUSES.flatMap((list) => asObjects(status[list]))) {
    const base = {
      kind: "container" as const,
      name: asText(entry.name),
      host,
      pod: { namespace: pod.namespace, name: pod.name },
      service: null,
      imageReference: written.get(asText(entry.name)) || asText(entry.image),
      imageId: asText(entry.imageID),
      labels: {},
      restarts: asNumber(entry.restartCount),
      publishedPorts: [],
      isolation: null,
    };
    const before = asObject(asObject(entry.lastState)?.terminated);
    const previous = shortId(before?.containerID);
    // The image may have been changed in place since: what the previous instance ran is known only as written.
    if (before !== null && previous !== null)
      facts.set(previous, { ...base, id: previous, ...stateOf({ terminated: before }) });
    const id = shortId(entry.containerID);
    if (id !== null) facts.set(id, { ...base, id, ...stateOf(asObject(entry.state)) });
  }
  return [...facts.values()];
}

/** The id without `containerd://`. */
function shortId(value: unknown): string | null {
  return asWord(asWord(value)?.replace(/^[a-z0-9.+-]+:\/\//i, ""));
}

type State = Pick<ContainerFact, "state" | "startedAt" | "finishedAt" | "exitCode" | "reason">;

function stateOf(state: JsonObject | null): State {
  const running = asObject(state?.running);
  const ended = asObject(state?.terminated);
  const waiting = asObject(state?.waiting);
  return {
    state:
      running !== null ? "running" : ended !== null ? "exited" : waiting !== null ? "waiting" : "unknown",
    startedAt: utcTime(running?.startedAt) ?? utcTime(ended?.startedAt),
    finishedAt: utcTime(ended?.finishedAt),
    exitCode: asNumber(ended?.exitCode),
    reason: asWord(ended?.reason) ?? asWord(waiting?.reason),
  };
}
