import type { Flow, FlowEnd } from "../../reading/runtime.ts";
import type { WorkloadMention } from "../../reading.ts";
import { eventTime } from "../event-time.ts";
import { asNumber, asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";

const VERDICTS: Record<string, Flow["verdict"]> = {
  FORWARDED: "forwarded",
  REDIRECTED: "forwarded",
  TRANSLATED: "forwarded",
  TRACED: "forwarded",
  DROPPED: "dropped",
  AUDIT: "audited",
  ERROR: "error",
};

const DIRECTIONS: Record<string, Flow["direction"]> = { INGRESS: "ingress", EGRESS: "egress" };

/** One flow with the node that saw it; null where the entry is none (Hubble also exports lost and node events). */
export function readFlow(entry: unknown): { flow: Flow; node: string | null } | null {
  const envelope = asObject(entry);
  const flow = asObject(envelope?.flow) ?? envelope;
  if (flow === null || asWord(flow.verdict) === null) return null;
  const [protocol, ports] = layer4(flow);
  const ip = asObject(flow.IP);
  const names = (side: "source" | "destination") => asTexts(flow[`${side}_names`])[0] ?? asWord(ip?.[side]);
  return {
    node: asWord(envelope?.node_name) ?? asWord(flow.node_name),
    flow: {
      at: eventTime(flow.time) ?? eventTime(envelope?.time),
      verdict: VERDICTS[asText(flow.verdict)] ?? "unknown",
      direction: DIRECTIONS[asText(flow.traffic_direction)] ?? "unknown",
      protocol,
      source: endOf(flow.source, names("source"), asNumber(ports.source_port)),
      destination: endOf(flow.destination, names("destination"), asNumber(ports.destination_port)),
      reason: asWord(flow.drop_reason_desc) ?? policyOf(flow),
    },
  };
}

function layer4(flow: JsonObject): [protocol: string, ports: JsonObject] {
  const [name, body] = Object.entries(asObject(flow.l4) ?? {})[0] ?? [];
  return [name ?? "", asObject(body) ?? {}];
}

function endOf(value: unknown, address: string | null, port: number | null): FlowEnd {
  const end = asObject(value);
  const namespace = asWord(end?.namespace);
  const [workload] = asObjects(end?.workloads);
  return {
    namespace,
    pod: asWord(end?.pod_name),
    workload: mention(workload, namespace),
    address,
    port,
    labels: labelsOf(end?.labels),
  };
}

const mention = (workload: JsonObject | undefined, namespace: string | null): WorkloadMention | null => {
  const [objectKind, name] = [asWord(workload?.kind), asWord(workload?.name)];
  return objectKind && name ? { kind: "workload", objectKind, name, namespace: namespace ?? "" } : null;
};

/** `k8s:app=web` as `app: web`; labels of the namespace and Cilium's own stay with their long names. */
const labelsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    asTexts(value).map((label) => {
      const text = label.replace(/^(k8s|unspec):/, "");
      const at = text.indexOf("=");
      return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
    }),
  );

const policyOf = (flow: JsonObject): string =>
  [...asObjects(flow.ingress_allowed_by), ...asObjects(flow.egress_allowed_by)]
    .map((policy) => asText(policy.name))
    .filter((name) => name !== "")
    .join(", ");
