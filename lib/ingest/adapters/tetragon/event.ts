import type { Severity } from "../../../findings/schema.ts";
import { containerId } from "../../identity/container-id.ts";
import type { RuntimeEvent, RuntimePlace } from "../../reading/runtime.ts";
import type { WorkloadMention } from "../../reading.ts";
import { eventTime } from "../event-time.ts";
import { asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";

/** Kinds of `GetEventsResponse` (Tetragon API): what a policy matched, and the processes it watches anyway. */
export const EVENTS = [
  "process_exec",
  "process_exit",
  "process_kprobe",
  "process_tracepoint",
  "process_uprobe",
  "process_lsm",
  "process_loader",
  "process_throttle",
] as const;

/** Only what a policy names is a matter for anybody; that a process began or ended is none by itself. */
const WATCHED = new Set<string>(["process_kprobe", "process_tracepoint", "process_uprobe", "process_lsm"]);

/** Words of `KprobeAction` that kept something from happening. */
const STOPPED = /KPROBE_ACTION_(SIGKILL|OVERRIDE|SIGNAL|NOTIFYENFORCER)/;

/** One event; a text says why it is none. */
export function readTetragonEvent(entry: unknown): RuntimeEvent | string {
  const event = asObject(entry);
  const kind = EVENTS.find((name) => asObject(event?.[name]) !== null);
  const body = kind === undefined ? null : asObject(event?.[kind]);
  if (!event || kind === undefined || body === null) return "no event of a kind that is known";
  const process = asObject(body.process) ?? {};
  const policy = asWord(body.policy_name);
  const call = asWord(body.function_name) ?? asWord(body.event) ?? asWord(body.symbol);
  const action = asText(body.action);
  const severity: Severity = !WATCHED.has(kind) ? "info" : STOPPED.test(action) ? "high" : "medium";
  const binary = asText(process.binary);
  return {
    at: eventTime(event.time) ?? eventTime(process.start_time),
    rule: `tetragon/${policy ?? call ?? kind}`,
    title: policy ?? call ?? kind.replace("_", " "),
    severity,
    toolSeverity: null,
    source: kind,
    stable: [binary, policy === null ? null : call].filter((part) => part !== null && part !== "").join(" "),
    message: redactArguments([binary, asText(process.arguments)].join(" ").trim()),
    action: action.replace("KPROBE_ACTION_", "").toLowerCase(),
    tags: asTexts(body.tags),
    place: placeOf(event, process),
  };
}

function placeOf(event: JsonObject, process: JsonObject): RuntimePlace {
  const pod = asObject(process.pod);
  const container = asObject(pod?.container);
  const image = asObject(container?.image);
  return {
    host: asWord(event.node_name),
    containerId: containerId(asText(container?.id)) ?? containerId(asText(process.docker)),
    containerName: asWord(container?.name),
    image: asWord(image?.id) ?? asWord(image?.name),
    namespace: asWord(pod?.namespace),
    pod: asWord(pod?.name),
    workload: workloadOf(pod),
  };
}

const workloadOf = (pod: JsonObject | null): WorkloadMention | null => {
  const [objectKind, name, namespace] = [pod?.workload_kind, pod?.workload, pod?.namespace].map(asWord);
  return objectKind && name ? { kind: "workload", objectKind, name, namespace: namespace ?? "" } : null;
};
