import type { Severity } from "../../../findings/schema.ts";
import { containerId } from "../../identity/container-id.ts";
import type { RuntimeEvent, RuntimePlace } from "../../reading/runtime.ts";
import { eventTime } from "../event-time.ts";
import { asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";

/** Syslog's words (RFC 5424, 6.2.1) by what they are worth here (docs/posture.md, 2). */
const PRIORITIES: Record<string, Severity> = {
  emergency: "critical",
  alert: "critical",
  critical: "critical",
  error: "high",
  warning: "medium",
  notice: "low",
  informational: "info",
  info: "info",
  debug: "info",
};

/** Before Falco's own words: `09:15:40.698757000: Warning `. */
const LEAD = /^\d{2}:\d{2}:\d{2}\.\d+: \w+ /;

/** One alert; a text says why it is none. */
export function readAlert(entry: unknown): RuntimeEvent | string {
  const alert = asObject(entry);
  const rule = asWord(alert?.rule);
  if (alert === null || rule === null) return "no alert: it names no rule";
  const priority = asText(alert.priority);
  const severity = PRIORITIES[priority.trim().toLowerCase()];
  const fields = asObject(alert.output_fields) ?? {};
  const output = asText(alert.output).replace(LEAD, "");
  return {
    // Some senders write a time zone that is none; the event's own clock is exact.
    at: eventTime(alert.time) ?? eventTime(fields["evt.time"]) ?? eventTime(fields["evt.time.iso8601"]),
    rule: `falco/${rule}`,
    title: rule,
    severity: severity ?? "unknown",
    toolSeverity: priority === "" ? null : priority,
    source: asText(alert.source),
    stable: stableOf(fields),
    message: redactArguments(output === "" ? asText(fields["proc.cmdline"]) : output),
    action: "",
    tags: asTexts(alert.tags),
    place: placeOf(alert, fields),
  };
}

/** What of it stays the same next time: the program, and what it touched where that is a file or an API resource. */
function stableOf(fields: JsonObject): string {
  const program = asWord(fields["proc.exepath"]) ?? asWord(fields["proc.name"]);
  const file = asText(fields["fd.name"]);
  const resource = asWord(fields["ka.target.resource"]);
  return [program, file.startsWith("/") ? file : null, resource].filter((part) => part !== null).join(" ");
}

function placeOf(alert: JsonObject, fields: JsonObject): RuntimePlace {
  const repository = asWord(fields["container.image.repository"]) ?? asWord(fields["container.image"]);
  const tag = asWord(fields["container.image.tag"]);
  const digest = asWord(fields["container.image.digest"]);
  const suffix = digest ? `@${digest}` : tag ? `:${tag}` : "";
  return {
    host: asWord(fields["evt.hostname"]) ?? asWord(alert.hostname),
    containerId: containerId(asText(fields["container.id"])),
    containerName: known(fields["container.name"]),
    image: repository === null ? null : `${repository}${suffix}`,
    namespace: known(fields["k8s.ns.name"]) ?? known(fields["ka.target.namespace"]),
    pod: known(fields["k8s.pod.name"]) ?? podOf(fields),
    workload: null,
  };
}

/** Falco prints `<NA>` for what it could not find out, and calls the machine itself the container `host`. */
const known = (value: unknown): string | null => {
  const word = asWord(value);
  return word === "<NA>" || word === "host" ? null : word;
};

const podOf = (fields: JsonObject): string | null =>
  asText(fields["ka.target.resource"]) === "pods" ? known(fields["ka.target.name"]) : null;
