import { containerId } from "../../identity/container-id.ts";
import type { RuntimeEvent } from "../../reading/runtime.ts";
import type { WorkloadMention } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";
import { redactValues } from "../redact-values.ts";
import { severityOfPolicy } from "./policy.ts";

/** What an alert of the lifecycle stage RUNTIME saw: each process, else each violation, else only that it was. */
export function eventsOf(
  alert: JsonObject,
  policy: string,
  workload: WorkloadMention | null,
): RuntimeEvent[] {
  const common = commonOf(alert, policy, workload);
  const found = asObject(alert.processViolation);
  const processes = asObjects(found?.processes).map((process) => processEvent(process, common));
  if (processes.length > 0) return processes;
  const violations = asObjects(alert.violations).map((violation) => ({
    ...common,
    at: scanTime(violation.time) ?? common.at,
    source: sourceOf(violation),
    message: redactValues(asText(violation.message)),
  }));
  if (violations.length > 0) return violations;
  return [{ ...common, message: redactValues(asText(found?.message)) }];
}

function commonOf(alert: JsonObject, policy: string, workload: WorkloadMention | null): RuntimeEvent {
  const { severity, toolSeverity } = severityOfPolicy(alert);
  return {
    at: scanTime(alert.time),
    rule: `stackrox/${policy}`,
    title: policy,
    severity,
    toolSeverity,
    source: "",
    stable: "",
    message: "",
    action: asText(asObject(alert.enforcement)?.action),
    tags: asTexts(asObject(alert.policy)?.categories),
    place: {
      host: null,
      containerId: null,
      containerName: null,
      image: null,
      namespace: workload?.namespace ?? null,
      pod: null,
      workload,
    },
  };
}

function processEvent(process: JsonObject, common: RuntimeEvent): RuntimeEvent {
  const signal = asObject(process.signal) ?? {};
  const program = asWord(signal.execFilePath) ?? asWord(signal.name) ?? "";
  return {
    ...common,
    at: scanTime(signal.time) ?? common.at,
    source: "process",
    stable: program,
    message: redactArguments(`${program} ${asText(signal.args)}`.trim()),
    place: {
      ...common.place,
      containerId: containerId(asText(signal.containerId)),
      containerName: asWord(process.containerName),
      namespace: common.place.namespace ?? asWord(process.namespace),
      pod: asWord(process.podId),
    },
  };
}

/** `K8S_EVENT`, `NETWORK_FLOW` …; a violation of no stated kind is a process's. */
function sourceOf(violation: JsonObject): string {
  const type = asText(violation.type).toLowerCase();
  return type === "generic" ? "" : type;
}
