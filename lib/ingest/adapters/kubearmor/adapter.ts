import type { Severity } from "../../../findings/schema.ts";
import { entriesOf } from "../../document/stream.ts";
import { containerId } from "../../identity/container-id.ts";
import type { RuntimeEvent } from "../../reading/runtime.ts";
import type { WorkloadMention } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { readEventLog } from "../event-log.ts";
import { eventTime } from "../event-time.ts";
import { asNumber, asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";

/** Alerts of KubeArmor as `karmor logs --json` and its relay write them: single, or one a line. */
export const kubearmor: Adapter = {
  format: "kubearmor",
  title: "KubeArmor: alerts and logs (JSON lines)",
  tier: "additive",
  version: 1,
  stream: true,
  recognises(document) {
    const alert = asObject(entriesOf(document)[0]?.value);
    return (
      alert !== null &&
      typeof alert.Operation === "string" &&
      typeof alert.Resource === "string" &&
      ("HostName" in alert || "ContainerID" in alert || "PolicyName" in alert)
    );
  },
  read: (document) => readEventLog(document, { format: "kubearmor", tool: "KubeArmor", read: readAlert }),
};

function readAlert(entry: unknown): RuntimeEvent | string {
  const alert = asObject(entry);
  const operation = asWord(alert?.Operation);
  if (alert === null || operation === null) return "no alert: it names no operation";
  const policy = asWord(alert.PolicyName);
  const [program = ""] = asText(alert.Resource).split(" ");
  const message = asWord(alert.Message) ?? `${operation} ${asText(alert.Resource)}`;
  return {
    at: eventTime(alert.UpdatedTime) ?? eventTime(alert.Timestamp),
    rule: `kubearmor/${policy ?? operation}`,
    title: policy ?? operation,
    severity: severityOf(alert),
    toolSeverity: asWord(alert.Severity),
    source: operation,
    stable: program,
    message: redactArguments(message),
    action: asText(alert.Action).toLowerCase(),
    tags: asText(alert.Tags)
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
    place: {
      host: asWord(alert.HostName),
      containerId: containerId(asText(alert.ContainerID)),
      containerName: asWord(alert.ContainerName),
      image: asWord(alert.ContainerImage),
      namespace: asWord(alert.NamespaceName),
      pod: asWord(alert.PodName),
      workload: ownerOf(alert),
    },
  };
}

/** Policies are rated 1 to 10, 10 the worst (KubeArmor policy specification, `severity`); plain logs have no rating. */
function severityOf(alert: JsonObject): Severity {
  const rating = Number(asWord(alert.Severity) ?? asNumber(alert.Severity) ?? Number.NaN);
  if (Number.isNaN(rating)) return "info";
  if (rating >= 9) return "critical";
  if (rating >= 7) return "high";
  return rating >= 4 ? "medium" : "low";
}

function ownerOf(alert: JsonObject): WorkloadMention | null {
  const owner = asObject(alert.Owner);
  const [objectKind, name] = [asWord(owner?.Ref), asWord(owner?.Name)];
  const namespace = asWord(owner?.Namespace) ?? asText(alert.NamespaceName);
  return objectKind && name ? { kind: "workload", objectKind, name, namespace } : null;
}
